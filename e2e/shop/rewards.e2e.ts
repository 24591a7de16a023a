import { type Browser, expect, type Page, test } from '@playwright/test'
import { home } from '@/lib/shoppers/address.fixture'
import { signIn } from '../support/accounts'
import { pay } from '../support/buying'
import { actionCalled, callAction } from '../support/doors'
import { browserOf, givePoints, newShopper } from '../support/shoppers'

/** Somebody with points and an address, whom no other story knows, before the mall. */
async function beforeTheMall(browser: Browser): Promise<Page> {
  const shopper = await newShopper()
  await givePoints(shopper, 5_000)
  await callAction(actionCalled('saveAddressAction'), { address: home, isDefault: true }, { as: shopper })
  const page = await browserOf(browser, shopper)
  await page.goto('/zh-CN/rewards')
  return page
}

async function exchange(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: `兑换「${title}」` }).click()
  const sheet = page.getByRole('dialog', { name: '确认兑换' })
  await expect(sheet).toContainText('积分兑换？')
  await sheet.getByRole('button', { name: '兑换', exact: true }).click()
  await page.getByRole('dialog', { name: '换到了' }).getByRole('link', { name: '看我的兑换' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '我的兑换' })).toBeVisible()
}

async function desk(browser: Browser, email: string, path: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
  await signIn(page, email)
  await page.goto(`/zh-CN${path}`)
  return page
}

/** The number of the one exchange that somebody has. */
async function numberOf(page: Page): Promise<string> {
  const said = /编号 (\d+)/.exec(await page.getByRole('main').innerText())
  return said?.[1] ?? ''
}

/** The claim that was made last, which stands first. */
const newest = (page: Page, title: string) =>
  page.getByRole('row').filter({ hasText: title }).filter({ hasText: '小棠' }).first()

test('a code for the counter is shown, checked off once by a clerk, and a slip is undone by a manager', async ({
  browser,
}) => {
  const page = await beforeTheMall(browser)
  await exchange(page, '到店手冲咖啡一杯')
  await page.getByRole('button', { name: '查看「到店手冲咖啡一杯」的码' }).click()
  await expect(page.getByRole('img', { name: '「到店手冲咖啡一杯」的二维码和条形码' })).toBeVisible()
  const code = (await page.getByText(/^[2-9A-HJ-NP-Z]{4}( [2-9A-HJ-NP-Z]{1,5})+$/).innerText()).trim()

  const clerk = await desk(browser, 'clerk@demo.test', '/merchant/verify')
  await clerk.getByLabel('核销码').fill(code.toLowerCase())
  await clerk.getByRole('button', { name: '查一下' }).click()
  await expect(clerk.getByText('可以使用')).toBeVisible()
  await clerk.getByRole('button', { name: '核销，只能用一次' }).click()
  await expect(clerk.getByText(/第 \d+ 号已核销/)).toBeVisible()
  await clerk.getByLabel('核销码').fill(code)
  await clerk.getByRole('button', { name: '查一下' }).click()
  await expect(clerk.getByText('已经用过')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('main').getByText('已使用', { exact: true })).toBeVisible()

  const manager = await desk(browser, 'merchant@demo.test', '/merchant/verify')
  await manager
    .getByRole('button', { name: /^撤销第 \d+ 号的核销$/ })
    .first()
    .click()
  const slip = manager.getByRole('dialog', { name: /^撤销第 \d+ 号的核销$/ })
  await slip.getByLabel('为什么').fill('扫错了')
  await slip.getByRole('button', { name: '撤销' }).click()
  await expect(manager.getByText(/第 \d+ 号已撤销，可以再用/)).toBeVisible()
})

test('a code out of a pool is revealed to the one who has it', async ({ browser }) => {
  const page = await beforeTheMall(browser)
  await exchange(page, '视频会员周卡')
  await page.getByRole('button', { name: '查看「视频会员周卡」的码' }).click()
  await expect(page.getByRole('button', { name: '复制' })).toBeVisible()
})

test('a gift is sent with its number, and the shopper says that it came', async ({ browser }) => {
  const page = await beforeTheMall(browser)
  await exchange(page, '回头客帆布袋')
  await expect(page.getByRole('main')).toContainText('正在打包')
  const no = await numberOf(page)
  const shop = await desk(browser, 'merchant@demo.test', '/merchant/rewards/claims?state=to-send')
  await shop.getByRole('button', { name: `寄出第 ${no} 号` }).click()
  const sheet = shop.getByRole('dialog', { name: /^寄出第/ })
  await sheet.getByLabel('快递公司').fill('顺丰速运')
  await sheet.getByLabel('运单号').fill('SF1234567890')
  await sheet.getByRole('button', { name: '寄出' }).click()
  await expect(shop.getByText(/第 \d+ 号已寄出/)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('main')).toContainText('SF1234567890')
  await page.getByRole('button', { name: '确认收到「回头客帆布袋」' }).click()
  await expect(page.getByText('已确认收到')).toBeVisible()
})

test('a coupon goes to the wallet; taken back by the shop, its points return', async ({ browser }) => {
  const page = await beforeTheMall(browser)
  await exchange(page, '5 元无门槛券')
  await expect(page.getByRole('main')).toContainText('5 元无门槛券')
  const shop = await desk(browser, 'merchant@demo.test', '/merchant/rewards/claims')
  const row = newest(shop, '5 元无门槛券')
  await row.getByRole('button', { name: /^退回第/ }).click()
  const sheet = shop.getByRole('dialog', { name: /^退回第/ })
  await sheet.getByLabel('为什么').fill('顾客换错了')
  await sheet.getByRole('button', { name: '退回' }).click()
  await expect(shop.getByText(/第 \d+ 号已退回/)).toBeVisible()
  await page.goto('/zh-CN/points')
  await expect(page.getByRole('main')).toContainText('5,000')
})

test('a gift for points and money is paid as an order is; taken back by the shop, points and money return', async ({
  browser,
}) => {
  const page = await beforeTheMall(browser)
  await expect(page.getByText('1,500 积分 + ¥19.90', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '兑换「回头客保温杯」' }).click()
  const sheet = page.getByRole('dialog', { name: '确认兑换' })
  await expect(sheet).toContainText('用 1,500 积分 + ¥19.90 兑换？')
  await sheet.getByRole('button', { name: '去付款' }).click()
  await pay(page)
  await expect(page.getByRole('main')).toContainText('回头客保温杯')
  await page.getByRole('link', { name: '看我的兑换' }).click()
  await expect(page.getByRole('main')).toContainText('正在打包')
  await expect(page.getByRole('main')).toContainText('1,500 积分 + ¥19.90')
  const no = await numberOf(page)

  const shop = await desk(browser, 'merchant@demo.test', '/merchant/rewards/claims?state=to-send')
  await shop.getByRole('button', { name: `退回第 ${no} 号` }).click()
  const back = shop.getByRole('dialog', { name: /^退回第/ })
  await expect(back).toContainText('付的 ¥19.90 会原路退回')
  await back.getByLabel('为什么').fill('杯子破了')
  await back.getByRole('button', { name: '退回' }).click()
  await expect(shop.getByText(/第 \d+ 号已退回/)).toBeVisible()

  await page.goto('/zh-CN/account/orders')
  await page.getByRole('link', { name: /^查看订单/ }).click()
  await expect(page.getByRole('main')).toContainText('¥19.90 已')
  await expect(page.getByRole('main')).toContainText('1,500 积分已')
  await page.goto('/zh-CN/points')
  await expect(page.getByRole('main')).toContainText('5,000')
})
