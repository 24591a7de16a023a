import { expect, test } from '@playwright/test'
import { signIn } from '../support/accounts'

test('support refunds an order: it is told what will happen, does it once, and the record knows why', async ({
  page,
}) => {
  const reason = `杯子有裂纹 ${Date.now()}`
  await signIn(page, 'support@demo.test')
  // each project takes another one: a refund can't be taken back
  await page.goto('/zh-CN/merchant/orders?state=shipped')
  const orders = page.getByRole('table').getByRole('link', { name: /^#\d+$/ })
  await orders.nth(test.info().project.name === 'phone' ? 0 : 1).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('已发货')
  const address = page.url()

  const open = page.getByRole('button', { name: '退款', exact: true })
  await open.click()
  const sheet = page.getByRole('dialog')
  const effects = sheet.getByRole('region', { name: '这次退款会做这些事' })
  await expect(effects).toContainText('原路退回')
  await expect(effects).toContainText('订单全部退完')
  const submit = sheet.getByRole('button', { name: /^退款/ })
  await submit.click()
  await expect(sheet.getByText('至少写 2 个字。')).toBeVisible()
  await sheet.getByLabel('退款原因').fill(reason)
  await submit.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('已退款')
  await expect(page.getByRole('region', { name: '收款与退款' })).toContainText(reason)
  await expect(page.getByRole('region', { name: '收款与退款' })).toContainText('已退回')
  await expect(open).toHaveCount(0)

  await page.goto(address)
  await expect(page.getByRole('region', { name: '经过' })).toContainText(reason)
})

test('support gives back a part: one piece, then a sum of money, each as it was shown', async ({ page }) => {
  const reason = `少了一件 ${Date.now()}`
  await signIn(page, 'support@demo.test')
  await page.goto('/zh-CN/merchant/orders?state=completed')
  const orders = page.getByRole('table').getByRole('link', { name: /^#\d+$/ })
  await orders.nth(test.info().project.name === 'phone' ? 2 : 3).click()
  const money = page.getByRole('region', { name: '收款与退款' })
  const open = page.getByRole('button', { name: '退款', exact: true })
  await open.click()
  const sheet = page.getByRole('dialog')
  const effects = sheet.getByRole('region', { name: '这次退款会做这些事' })
  await sheet.getByText('退一笔钱').click()
  await expect(effects).toContainText('选好要退的件数或金额')
  await sheet.getByLabel('退多少商品款').fill('1.23')
  await expect(effects).toContainText('¥1.23 原路退回')
  await sheet.getByLabel('退款原因').fill(reason)
  await sheet.getByRole('button', { name: '退款 ¥1.23' }).click()
  await expect(money).toContainText('−¥1.23')
  await expect(money).toContainText(reason)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('部分退款')

  await open.click()
  await sheet.getByText('按件退').click()
  await sheet
    .getByRole('button', { name: /^多退一件/ })
    .first()
    .click()
  const submit = sheet.getByRole('button', { name: /^退款 ¥/ })
  await expect(submit).toBeEnabled()
  const amount = ((await submit.textContent()) ?? '').replace('退款 ', '')
  await expect(effects).toContainText(`${amount} 原路退回`)
  await sheet.getByLabel('退款原因').fill(`${reason} 又一次`)
  await submit.click()
  await expect(money).toContainText(`−${amount}`)
  await expect(money).toContainText('退款 2')
})

test('a clerk ships a paid order and may not refund it', async ({ page }) => {
  await signIn(page, 'clerk@demo.test')
  await page.goto('/zh-CN/merchant/orders?state=paid')
  const orders = page.getByRole('table').getByRole('link', { name: /^#\d+$/ })
  await orders.nth(test.info().project.name === 'phone' ? 0 : 1).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('待发货')
  await expect(page.getByRole('button', { name: '退款', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: '发货' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('快递公司').fill('顺丰速运')
  await sheet.getByLabel('运单号').fill('SF1234567890')
  await sheet.getByRole('button', { name: '确认发货' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('已发货')
  await expect(page.getByRole('region', { name: '经过' })).toContainText('SF1234567890')
})
