import { type Browser, expect, type Page, test } from '@playwright/test'
import { signIn } from '../support/accounts'
import { database, post } from '../support/doors'
import { aCheckout, browserOf, givePoints, newShopper, type Shopper } from '../support/shoppers'

// Points become money: the shopper's side on a phone in Chinese, the desk's in English, the wallet of the simulator behind both.

test.skip(({ isMobile }) => !isMobile, 'one story of money is told once: its shopper has a phone, its staff a desk')

async function withPoints(browser: Browser, path: string): Promise<{ shopper: Shopper; page: Page }> {
  const shopper = await newShopper()
  await givePoints(shopper, 5_000)
  const page = await browserOf(browser, shopper)
  await page.goto(`/zh-CN${path}`)
  return { shopper, page }
}

async function exchange(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: `兑换「${title}」` }).click()
  await page.getByRole('dialog', { name: '确认兑换' }).getByRole('button', { name: '兑换', exact: true }).click()
  await page.getByRole('dialog', { name: '换到了' }).getByRole('link', { name: '看我的兑换' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '我的兑换' })).toBeVisible()
}

async function desk(browser: Browser, email: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en', viewport: { width: 1440, height: 900 }, isMobile: false })
  const page = await context.newPage()
  await signIn(page, email)
  await page.goto('/en/merchant/payouts')
  return page
}

const wallet = (input?: object) =>
  fetch(`${process.env.PAYOUTS_API_BASE}/control${input ? '' : '/state'}`, {
    ...(input ? { method: 'POST', body: JSON.stringify(input) } : {}),
    headers: { 'content-type': 'application/json' },
  }).then((response) => response.json())

const sentTo = async ({ name }: Shopper): Promise<number[]> =>
  (await wallet()).transfers
    .filter((one: { recipient: string; paidAt: number | null }) => one.recipient === name && one.paidAt !== null)
    .map((one: { amountMinor: number }) => one.amountMinor)

/** What the worker does by the minute, now. */
const sendNow = () => database.query(`select graphile_worker.add_job('send-payouts', job_key => 'now:send-payouts')`)

/** An order of the shopper's, paid, and come three weeks ago. */
async function oldOrder(shopper: Shopper): Promise<string> {
  const { variantId, order } = await aCheckout(shopper)
  const lines = [{ variantId, quantity: 4 }]
  await post('/api/cart', { variantId, quantity: 4, mode: 'set' }, { as: shopper })
  // the shop says what it costs by refusing what it does not
  const asked = JSON.parse((await post('/api/checkout', { ...order, lines }, { as: shopper })).text)
  await post('/api/checkout', { ...order, lines, expectedTotalMinor: asked.details?.totalMinor }, { as: shopper })
  const { rows } = await database.query('select id, number, total_minor from shop_order where account_id = $1', [
    shopper.id,
  ])
  const [{ id, number, total_minor: total }] = rows
  await database.query(`select order_settle($1, $2, $3, 'CNY', null, now() - interval '22 days')`, [
    id,
    `pi_${id}`,
    total,
  ])
  await database.query(`select order_ship($1, '顺丰', 'SF1', null, now() - interval '21 days')`, [id])
  await database.query(`select order_deliver($1, null, now() - interval '20 days')`, [id])
  return String(number)
}

test('a red packet is on its way, refused by the provider, tried again by staff, and paid once', async ({
  browser,
}) => {
  await wallet({ transferFault: 'refuse', count: 1 })
  const { shopper, page } = await withPoints(browser, '/rewards')
  await exchange(page, '5 元现金红包')
  await expect(page.getByRole('main')).toContainText(/红包 ¥5.00 (发放中|未成功)/)
  const finance = await desk(browser, 'finance@demo.test')
  const row = () => finance.getByRole('row').filter({ hasText: shopper.name })
  await expect(async () => {
    await finance.reload()
    await expect(row()).toContainText('Failed')
  }).toPass()
  await page.reload()
  await expect(page.getByRole('main')).toContainText('红包 ¥5.00 未成功')
  await row()
    .getByRole('button', { name: /^Try no\. \d+ again$/ })
    .click()
  await expect(finance.getByText(/No\. \d+ is tried again/)).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('main')).toContainText('红包 ¥5.00 已发放')
  }).toPass()
  await expect(page.getByRole('main')).toContainText('付款是模拟的')
  expect(await sentTo(shopper)).toEqual([500])
})

test('a cashback card gives some of an order back by its number, once somebody has agreed', async ({ browser }) => {
  const { shopper, page } = await withPoints(browser, '/rewards')
  const number = await oldOrder(shopper)
  await exchange(page, '返现卡')
  await page.getByRole('button', { name: '用「返现卡」申请返现' }).click()
  const sheet = page.getByRole('dialog', { name: '申请返现' })
  await sheet.getByLabel('订单号').fill('1')
  await sheet.getByRole('button', { name: '提交' }).click()
  await expect(sheet.getByText('在你的订单里没有找到这个订单号')).toBeVisible()
  await sheet.getByLabel('订单号').fill(number)
  await sheet.getByRole('button', { name: '提交' }).click()
  await expect(page.getByText(/已提交，返现 ¥[\d.]+ 等店家审核/)).toBeVisible()
  await expect(page.getByRole('main')).toContainText(/返现 ¥[\d.]+ 审核中/)

  const finance = await desk(browser, 'finance@demo.test')
  const row = finance.getByRole('row').filter({ hasText: shopper.name })
  const agree = async () => {
    await row.getByRole('button', { name: /^Agree to no\. \d+$/ }).click()
    await finance
      .getByRole('dialog', { name: /^Agree to no\. \d+\?$/ })
      .getByRole('button', { name: 'Agree' })
      .click()
    await expect(finance.getByText(/^Agreed to no\. \d+$/)).toBeVisible()
  }
  await agree()
  await row.getByRole('button', { name: /^Take back no\. \d+$/ }).click()
  await expect(finance.getByText(/No\. \d+ waits to be looked at again/)).toBeVisible()
  await row.getByRole('button', { name: /^Decline no\. \d+$/ }).click()
  const no = finance.getByRole('dialog', { name: /^Decline no\. \d+$/ })
  await no.getByLabel('Why').fill('Please use another order')
  await no.getByRole('button', { name: 'Decline' }).click()
  await expect(finance.getByText(/^Declined no\. \d+$/)).toBeVisible()

  // the card is the shopper's again, and so is the order
  await page.reload()
  await expect(page.getByRole('main')).toContainText('Please use another order')
  await page.getByRole('button', { name: '用「返现卡」申请返现' }).click()
  await page.getByRole('dialog', { name: '申请返现' }).getByLabel('订单号').fill(number)
  await page.getByRole('dialog', { name: '申请返现' }).getByRole('button', { name: '提交' }).click()
  await expect(page.getByRole('main')).toContainText('审核中')
  await finance.goto('/en/merchant/payouts?state=asked')
  await agree()
  // the minutes for second thoughts pass
  await database.query(`update payout set due_at = now() where state = 'approved' and account_id = $1`, [shopper.id])
  await sendNow()
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('main')).toContainText(/返现 ¥[\d.]+ 已到账/)
  }).toPass()
  expect(await sentTo(shopper)).toHaveLength(1)
})
