import { expect, test } from '@playwright/test'
import { signIn } from '../support/accounts'
import { addToCart, fillAddress, pay } from '../support/buying'
import { browserOf, newShopper } from '../support/shoppers'

test('a parcel arrives: the shopper says so, and nobody has to say it again', async ({ page, browser }) => {
  const me = await browserOf(browser, await newShopper())
  await addToCart(me, 'hanging-plant')
  await me.goto('/zh-CN/checkout')
  await fillAddress(me)
  await me.getByRole('button', { name: '提交订单并付款' }).click()
  await pay(me)
  const number = /\/orders\/(\d+)/.exec(me.url())?.[1] ?? ''
  const arrived = me.getByRole('region', { name: '收到货了吗？' })
  await expect(arrived).toHaveCount(0)

  await signIn(page, 'clerk@demo.test')
  await page.goto(`/zh-CN/merchant/orders?q=${number}`)
  await page.getByRole('link', { name: `#${number}`, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`订单 #${number}`)
  await page.getByRole('main').getByRole('button', { name: '发货', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: `发货 · 订单 #${number}` })
  await sheet.getByLabel('快递公司').fill('顺丰速运')
  await sheet.getByLabel('运单号').fill('SF20261122')
  await sheet.getByRole('button', { name: '确认发货' }).click()
  await expect(sheet).toBeHidden()

  await me.goto(`/zh-CN/orders/${number}`)
  await expect(me.getByRole('heading', { level: 1, name: '已发货，在路上了' })).toBeVisible()
  await arrived.getByRole('button', { name: '确认收货' }).click()
  await expect(arrived).toHaveCount(0)
  await me.reload()
  await expect(arrived).toHaveCount(0)
  await expect(me.getByRole('heading', { level: 1, name: '已收货', exact: true })).toBeVisible()

  await page.reload()
  await expect(page.getByRole('main').getByText(/^已送达/)).toBeVisible()
  await expect(page.getByRole('main').getByRole('button', { name: '标记送达' })).toHaveCount(0)
})
