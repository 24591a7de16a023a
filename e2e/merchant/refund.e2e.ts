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

  await page.getByRole('button', { name: '整单退款' }).click()
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByRole('region', { name: '退款会做这些事' })).toContainText('原路退回')
  await sheet.getByRole('button', { name: '整单退款' }).click()
  await expect(sheet.getByText('太少或太短了。')).toBeVisible()
  await sheet.getByLabel('退款原因').fill(reason)
  await sheet.getByRole('button', { name: '整单退款' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('已退款')
  await expect(page.getByRole('region', { name: '收款与退款' })).toContainText(reason)
  await expect(page.getByRole('region', { name: '收款与退款' })).toContainText('已退回')
  await expect(page.getByRole('button', { name: '整单退款' })).toHaveCount(0)

  await page.goto(address)
  await expect(page.getByRole('region', { name: '经过' })).toContainText(reason)
})

test('a clerk ships a paid order and may not refund it', async ({ page }) => {
  await signIn(page, 'clerk@demo.test')
  await page.goto('/zh-CN/merchant/orders?state=paid')
  const orders = page.getByRole('table').getByRole('link', { name: /^#\d+$/ })
  await orders.nth(test.info().project.name === 'phone' ? 0 : 1).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('待发货')
  await expect(page.getByRole('button', { name: '整单退款' })).toHaveCount(0)
  await page.getByRole('button', { name: '发货' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('快递公司').fill('顺丰速运')
  await sheet.getByLabel('运单号').fill('SF1234567890')
  await sheet.getByRole('button', { name: '确认发货' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('已发货')
  await expect(page.getByRole('region', { name: '经过' })).toContainText('SF1234567890')
})
