import { randomUUID } from 'node:crypto'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { blankReward } from '@/lib/rewards/staff/schema'
import { signIn } from '../support/accounts'
import { actionCalled, callAction, callerOf, database } from '../support/doors'
import { browserOf, givePoints, newShopper } from '../support/shoppers'

test.skip(({ isMobile }) => !isMobile, 'a counter has a phone')

/** Somebody who has a cup that can only be had at this store, and its code. */
async function cupAt(browser: Browser, store: string, mark: string): Promise<string> {
  const owner = await callerOf('owner@demo.test')
  const { rows: stores } = await database.query('select id from store where name_zh = $1', [store])
  const title = `手冲 ${mark}`
  const cup = { ...blankReward, kind: 'verification-code', category: 'in-store', titleZh: title, titleEn: title }
  const saved = { ...cup, costPoints: 100, storeIds: [stores[0].id], state: 'live' }
  await callAction(actionCalled('saveRewardAction'), saved, { as: owner })
  const { rows: rewards } = await database.query('select id from reward where title_zh = $1', [title])
  const shopper = await newShopper()
  await givePoints(shopper, 100)
  const asked = { rewardId: rewards[0].id, costPoints: 100, requestId: randomUUID() }
  const got = await callAction(actionCalled('claimRewardAction'), asked, { as: shopper })
  expect(got.ok, got.text).toBe(true)
  const page = await browserOf(browser, shopper)
  await page.goto('/zh-CN/rewards/mine')
  await expect(page.getByText(`在${store}使用`)).toBeVisible()
  await page.getByRole('button', { name: `查看「${title}」的码` }).click()
  return (await page.getByText(/^[2-9A-HJ-NP-Z]{4}( [2-9A-HJ-NP-Z]{1,5})+$/).innerText()).trim()
}

async function lookUp(page: Page, code: string): Promise<void> {
  await page.getByLabel('核销码').fill(code)
  await page.getByRole('button', { name: '查一下' }).click()
}

test('a code is refused at another store by name, and a check-off whose answer was lost counts once', async ({
  browser,
  page,
}) => {
  const mark = Date.now().toString(36)
  const store = `国贸店${mark}`
  await signIn(page, 'merchant@demo.test')
  await page.goto('/zh-CN/merchant/rewards/stores')
  await page.getByRole('button', { name: '加一家门店' }).click()
  const sheet = page.getByRole('dialog', { name: '加一家门店' })
  await sheet.getByLabel('中文店名').fill(store)
  await sheet.getByLabel('英文店名').fill(`Guomao ${mark}`)
  await sheet.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText(`「${store}」已保存`)).toBeVisible()

  const code = await cupAt(browser, store, mark)
  const clerk = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
  await signIn(clerk, 'clerk@demo.test')
  await clerk.goto('/zh-CN/merchant/verify')
  await lookUp(clerk, code)
  await expect(clerk.getByText(`这个码只能在${store}使用，你不在那里。`)).toBeVisible()

  await page.getByRole('button', { name: `修改「${store}」` }).click()
  const change = page.getByRole('dialog', { name: `修改「${store}」` })
  await change.getByRole('checkbox', { name: /^小郑/ }).check()
  await change.getByRole('button', { name: '保存' }).click()
  await expect(change).toBeHidden()
  await lookUp(clerk, code)
  await expect(clerk.getByText('可以使用')).toBeVisible()

  // the shop hears the press, and the clerk never hears the answer
  await clerk.route('**/merchant/verify', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    await route.fetch()
    await route.abort('connectionreset')
  })
  await clerk.getByRole('button', { name: '核销，只能用一次' }).click()
  await expect(clerk.getByText(/网络|连不上/)).toBeVisible()
  await clerk.unrouteAll({ behavior: 'wait' })
  await clerk.getByRole('button', { name: '核销，只能用一次' }).click()
  await expect(clerk.getByText(/第 \d+ 号已核销/)).toBeVisible()
  const lines = clerk.getByRole('listitem').filter({ hasText: `手冲 ${mark}` })
  await expect(lines).toHaveCount(1)
  await expect(lines).toContainText(store)
})
