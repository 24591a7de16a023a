import { expect, test } from '@playwright/test'
import { signIn } from '../support/accounts'

test('a marketer changes the rules from a coming day; the example is worked out as they type', async ({ page }) => {
  const reason = `国庆多送一档 ${test.info().project.name}`
  await signIn(page, 'marketer@demo.test')
  await page.goto('/zh-CN/merchant/points')
  const words = await page.getByRole('main').innerText()
  await page.getByRole('link', { name: '改规则' }).click()
  const example = page.getByRole('region', { name: '算一单看看' })
  await expect(example.getByLabel('订单商品金额')).toHaveValue('259')
  await expect(example).toContainText('259')

  // a preset fills everything in: ¥259 earn 259 points, worth a twentieth; undo puts back what stood there
  const before = await example.innerText()
  await page.getByRole('button', { name: /^海底捞式/ }).click()
  await expect(page.getByLabel('多少积分抵 ¥1')).toHaveValue('20')
  await expect(example).toContainText('259 积分')
  await expect(example).toContainText('5%')
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByLabel('多少积分抵 ¥1')).toHaveValue('100')
  await expect(example).toHaveText(before, { useInnerText: true })

  // ¥259 at 2 points per ¥1, and no step
  const removals = page.getByRole('button', { name: /^去掉第 \d+ 档$/ })
  for (let left = await removals.count(); left > 0; left -= 1) {
    await removals.first().click()
    await expect(removals).toHaveCount(left - 1)
  }
  await page.getByLabel('每 ¥1 得').fill('2')
  await expect(example).toContainText('518 积分')
  await page.getByRole('button', { name: '加一档' }).click()
  await page.getByLabel('满', { exact: true }).fill('199')
  await page.getByLabel('再得').fill('300')
  await expect(example).toContainText('818 积分')

  await page.getByRole('button', { name: '发布新版本' }).click()
  await expect(page.getByText('至少写 2 个字。')).toBeVisible()
  await page.getByText('从某一天起').click()
  // far enough ahead to change nothing that another test earns
  await page.getByLabel('哪一天').fill('2099-10-01')
  await page.getByLabel('为什么改').fill(reason)
  await page.getByRole('button', { name: '发布新版本' }).click()

  await expect(page).toHaveURL(/\/merchant\/points$/)
  const row = page.getByRole('row').filter({ hasText: reason })
  await expect(row).toContainText('未生效')
  await expect(row).toContainText('2099')
  // what is in force today has not moved
  const live = words.split('\n').find((line) => line.includes('每消费')) ?? ''
  await expect(page.getByText(live)).toBeVisible()
})

test('support reads the rules and can’t change them', async ({ page }) => {
  await signIn(page, 'support@demo.test')
  await page.goto('/zh-CN/merchant/points')
  await expect(page.getByRole('heading', { level: 1, name: '积分规则' })).toBeVisible()
  await expect(page.getByRole('link', { name: '改规则' })).toHaveCount(0)
})
