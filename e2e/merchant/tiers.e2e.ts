import { expect, test } from '@playwright/test'
import { signIn } from '../support/accounts'
import { comeIn, newShopper } from '../support/shoppers'

test('a marketer states the tiers anew; thresholds must rise, and a reason is kept', async ({ page }, { project }) => {
  const reason = `换季 ${project.name} ${Date.now().toString(36)}`
  await signIn(page, 'marketer@demo.test')
  await page.goto('/zh-CN/merchant/points')
  await page.getByRole('link', { name: '会员等级' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '会员等级' })).toBeVisible()
  const gold = page.getByLabel('花满').nth(1)
  await expect(gold).toHaveValue(/5,?000/)
  await gold.fill('900')
  await page.getByLabel('为什么改').fill(reason)
  await page.getByRole('button', { name: '马上生效' }).click()
  await expect(page.getByText('金额要一级比一级高。')).toBeVisible()
  await gold.fill('5000')
  await page.getByRole('button', { name: '马上生效' }).click()
  await expect(page.getByRole('table', { name: '改过几次' })).toContainText(reason)
})

test('support reads the tiers and can change nothing', async ({ page }) => {
  await signIn(page, 'support@demo.test')
  await page.goto('/zh-CN/merchant/points/tiers')
  await expect(page.getByLabel('花满').first()).toBeDisabled()
  await expect(page.getByRole('button', { name: '马上生效' })).toHaveCount(0)
})

test('a shopper sees what is missing to the first tier, and how tiers work', async ({ page }) => {
  await comeIn(page, await newShopper())
  await page.goto('/zh-CN/account')
  await expect(page.getByText('再花 ¥1,000 升银卡')).toBeVisible()
  await page.goto('/zh-CN/points/rules')
  await expect(page.getByText('金卡：最近 12 个月花满 ¥5,000')).toBeVisible()
})
