import { expect, test } from '@playwright/test'
import { signIn } from '../support/accounts'
import { addToCart, fillAddress, pay } from '../support/buying'

test('a guest asks for one piece back, takes it back, asks again, and the shop says yes', async ({ page, browser }) => {
  await addToCart(page, 'hanging-plant')
  await page.goto('/zh-CN/checkout')
  await page.getByLabel('邮箱').fill('asks@shop.test')
  await fillAddress(page)
  await page.getByRole('button', { name: '提交订单并付款' }).click()
  await pay(page)
  const link = page.url().replace(/&?session=[^&]*/, '')
  const number = /\/orders\/(\d+)/.exec(link)?.[1] ?? ''

  const reason = `叶子黄了 ${Date.now()}`
  const ask = async () => {
    await page.getByRole('link', { name: '申请退款' }).click()
    await page.getByText('选几件').click()
    await page.getByRole('button', { name: /^多退一件/ }).click()
    const effects = page.getByRole('region', { name: '店家同意后会这样退' })
    await expect(effects).toContainText('原路退回')
    await page.getByRole('button', { name: '提交申请' }).click()
    await expect(page.getByText('写几个字')).toBeVisible()
    await page.getByLabel('为什么退').fill(reason)
    await page.getByRole('button', { name: '提交申请' }).click()
    await expect(page.getByText(/申请了退款，等店家处理/)).toBeVisible()
  }
  await page.goto(link)
  await ask()
  // one request at a time
  await expect(page.getByRole('link', { name: '申请退款' })).toHaveCount(0)
  await page.getByRole('button', { name: '撤回申请' }).click()
  await expect(page.getByText(/申请了退款，等店家处理/)).toHaveCount(0)
  await ask()

  const counter = await (await browser.newContext()).newPage()
  await signIn(counter, 'support@demo.test')
  await counter.goto('/zh-CN/merchant')
  await counter.getByRole('link', { name: '去处理' }).click()
  await counter.getByRole('link', { name: `#${number}` }).click()
  const requests = counter.getByRole('region', { name: '退款申请' })
  await expect(requests).toContainText(reason)
  await requests.getByRole('button', { name: '同意退款' }).click()
  const sheet = counter.getByRole('dialog', { name: '同意退款申请' })
  await expect(sheet.getByRole('region', { name: '这次退款会做这些事' })).toContainText('原路退回')
  await sheet.getByRole('button', { name: /^退款 ¥/ }).click()
  await expect(requests).toContainText('已同意')
  await expect(counter.getByRole('region', { name: '收款与退款' })).toContainText(reason)
  await counter.close()

  await page.goto(link)
  await expect(page.getByText(/已原路退回/)).toBeVisible()
})

test('the shop says no, and the shopper reads why', async ({ page, browser }) => {
  const isPhone = test.info().project.name === 'phone'
  await signIn(page, isPhone ? 'li@demo.test' : 'amy@demo.test')
  await page.goto('/zh-CN/account/orders?state=completed')
  await page.getByRole('article').last().getByRole('link').click()
  const number = /\/orders\/(\d+)/.exec(page.url())?.[1] ?? ''
  await page.getByRole('link', { name: '申请退款' }).click()
  await expect(page.getByRole('region', { name: '店家同意后会这样退' })).toContainText('原路退回')
  await page.getByLabel('为什么退').fill('买多了')
  // another story may move this shopper's points meanwhile: then the new result is shown and asked about again
  await expect(async () => {
    await page.getByRole('button', { name: '提交申请' }).click({ timeout: 5_000 })
    await expect(page.getByText(/申请了退款，等店家处理/)).toBeVisible({ timeout: 5_000 })
  }).toPass({ timeout: 30_000 })

  const counter = await (await browser.newContext()).newPage()
  await signIn(counter, 'merchant@demo.test')
  await counter.goto(`/zh-CN/merchant/orders?refund=asked&q=${number}`)
  await counter.getByRole('link', { name: `#${number}` }).click()
  await counter.getByRole('button', { name: '拒绝' }).click()
  const sheet = counter.getByRole('dialog', { name: '拒绝退款申请' })
  await sheet.getByRole('button', { name: '拒绝' }).click()
  await expect(sheet.getByText('至少写 2 个字。')).toBeVisible()
  await sheet.getByLabel('告诉顾客为什么').fill('过了退货期')
  await sheet.getByRole('button', { name: '拒绝' }).click()
  await expect(counter.getByRole('region', { name: '退款申请' })).toContainText('已拒绝')
  await counter.close()

  await page.reload()
  await expect(page.getByText('店家说：过了退货期')).toBeVisible()
  await expect(page.getByRole('link', { name: '申请退款' })).toBeVisible()
})
