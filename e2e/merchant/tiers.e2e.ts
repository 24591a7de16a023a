import { expect, test } from '@playwright/test'
import { signIn } from '../support/accounts'
import { comeIn, newShopper } from '../support/shoppers'

test('a marketer tries tiers by points, states them by money anew with a reason, and has the former again by a press', async ({
  page,
}, { project }) => {
  const reason = `换季 ${project.name} ${Date.now().toString(36)}`
  await signIn(page, 'marketer@demo.test')
  await page.goto('/zh-CN/merchant/points')
  await page.getByRole('link', { name: '会员等级' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '会员等级' })).toBeVisible()
  const gold = page.getByLabel('花满').nth(1)
  await expect(gold).toHaveValue(/5,?000/)
  await page.getByLabel('得了多少积分').check()
  await expect(page.getByLabel('得满').nth(1)).toHaveValue('5000')
  await page.getByRole('button', { name: '先试算' }).click()
  await expect(page.getByRole('table', { name: '公布后会这样' })).toContainText('黑金卡')
  await page.getByLabel('花了多少钱').check()
  await expect(page.getByText('改过之后请再试算一次。')).toBeVisible()
  await gold.fill('900')
  await page.getByLabel('为什么改').fill(reason)
  await page.getByRole('button', { name: '马上生效' }).click()
  await expect(page.getByText('门槛要一级比一级高。')).toBeVisible()
  await gold.fill('5000')
  await page.getByRole('button', { name: '马上生效' }).click()
  const changes = page.getByRole('table', { name: '改过几次' })
  await expect(changes).toContainText(reason)
  await changes.getByRole('button', { name: '换回这一版' }).first().click()
  await expect(changes.getByRole('row').nth(1)).toContainText(/换回 .* 的等级/)
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
