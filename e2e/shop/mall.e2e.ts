import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { addToCart, fillAddress, numberIn, pay } from '../support/buying'
import { database } from '../support/doors'
import { browserOf, comeIn, givePoints, newShopper } from '../support/shoppers'

test('a shopper saves for a reward, sees for whom others are and from when, and is told when there is enough', async ({
  browser,
}) => {
  const shopper = await newShopper()
  await givePoints(shopper, 2_000)
  const page = await browserOf(browser, shopper)
  await page.goto('/zh-CN/rewards')
  const shelf = (name: string) => page.getByRole('region', { name, exact: true })
  const offer = (title: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) })
  await expect(shelf('现在就能换')).toContainText('视频会员周卡')
  await expect(shelf('快够了')).toContainText('回头客帆布袋')
  // for a tier: what is missing to it
  await expect(offer('黑金专属保温杯')).toContainText('黑金卡及以上')
  await expect(offer('黑金专属保温杯')).toContainText('再消费 ¥20,000 升黑金卡')
  // to come, with the shop's clock
  await expect(offer('周年礼盒').getByRole('timer')).toContainText('后开换')
  await expect(offer('周年礼盒')).toContainText('金卡及以上可以抢先换')
  await expect(offer('冬日书签').getByRole('timer')).toContainText(/还剩 \d 天/)
  await expect(offer('冬日书签')).toContainText('你还能换 3 次')

  const heart = page.getByRole('button', { name: '放进心愿单：回头客帆布袋' })
  await heart.click()
  await expect(heart).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(heart).toHaveAttribute('aria-pressed', 'false')
  await heart.click()
  await expect(page.getByText('已放进心愿单').first()).toBeVisible()
  await expect(async () => {
    await page.goto('/zh-CN/rewards?wished=1')
    await expect(page.getByRole('main').getByRole('article')).toHaveCount(1, { timeout: 1_000 })
  }).toPass()
  await expect(heart).toHaveAttribute('aria-pressed', 'true')

  await givePoints(shopper, 2_000)
  await database.query(
    `select wishes_tell((date_trunc('day', now() at time zone time_zone) + interval '1 day 10 hours') at time zone time_zone) from shop`,
  )
  await page.reload()
  const notices = page.getByRole('list', { name: '奖励提醒' })
  await expect(notices).toContainText('「回头客帆布袋」攒够了')
  await notices.getByRole('button', { name: '知道了：回头客帆布袋' }).click()
  await expect(notices).toHaveCount(0)
})

test('a guest who presses a heart signs in and comes back to the reward', async ({ page }) => {
  await page.goto('/zh-CN/rewards')
  await page.getByRole('link', { name: '登录后放进心愿单：回头客帆布袋' }).click()
  await expect(page).toHaveURL(/\/sign-in\?returnTo=%2Frewards%23reward-/)
  await page.getByLabel('邮箱').first().fill('li@demo.test')
  await page.getByLabel('密码').first().fill('regulars-demo')
  await page.locator('main').getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).toHaveURL(/\/zh-CN\/rewards#reward-/)
  await expect(page.getByRole('button', { name: '放进心愿单：回头客帆布袋' })).toBeInViewport()
})

const totalOf = async (page: Page) =>
  numberIn(
    await page
      .getByRole('region', { name: '金额明细' })
      .getByRole('term')
      .filter({ hasText: /^合计$/ })
      .first()
      .locator('xpath=following-sibling::dd')
      .textContent(),
  )

test('checkout says what costs least and fills it in when it is pressed; undone it is as before, and what was promised is paid', async ({
  page,
}) => {
  const shopper = await newShopper()
  await givePoints(shopper, 2_000)
  await database.query(
    `select points_award($1, $2, 'manual', 'gift', 300, '{"note": "回头礼", "points": 300}', null,
       (date_trunc('day', now() at time zone time_zone) + interval '6 days') at time zone time_zone, 'marketing', null, null, null) from shop`,
    [shopper.id, `gift:${randomUUID()}`],
  )
  await comeIn(page, shopper)
  await addToCart(page, 'assorted-succulents')
  await page.goto('/zh-CN/checkout')
  const advice = page.getByRole('region', { name: '怎么付最省' })
  const used = page.getByRole('textbox', { name: '使用的积分数' })
  await expect(advice).toContainText('有 300 积分 5 天后到期')
  // nothing is spent before somebody says so
  await expect(used).toHaveValue('0')
  const plain = await totalOf(page)

  await advice.getByRole('button', { name: /^就这样用，省/ }).click()
  await expect(used).not.toHaveValue('0')
  const best = await totalOf(page)
  expect(best).toBeLessThan(plain)
  await advice.getByRole('button', { name: '撤销' }).click()
  await expect(used).toHaveValue('0')
  expect(await totalOf(page)).toBe(plain)

  await advice.getByRole('button', { name: '只用快到期的 300 积分' }).click()
  await expect(used).toHaveValue('300')
  const promised = await totalOf(page)
  if (await page.getByLabel('收货人').isVisible()) await fillAddress(page)
  expect(await totalOf(page)).toBe(promised)
  await page.getByRole('button', { name: '提交订单并付款' }).click()
  await expect(page.getByText('应付').first()).toBeVisible()
  await pay(page)
  expect(await totalOf(page)).toBe(promised)
})
