import { expect, test } from '@playwright/test'
import { signIn } from '../support/accounts'

test('an owner opens a budget and plans a year: the pool is worked out, shared and kept with its reason', async ({
  page,
}, { project }) => {
  const year = project.name === 'phone' ? 2041 : 2042
  const code = `gift-${project.name}-${Date.now().toString(36)}`
  await signIn(page, 'owner@demo.test')
  await page.goto(`/zh-CN/merchant/points/plan?year=${year}`)
  await expect(page.getByRole('heading', { name: `${year} 年还没有计划` })).toBeVisible()
  await page.getByRole('button', { name: '新开预算' }).click()
  const budget = page.getByRole('dialog', { name: '新开一个预算' })
  await budget.getByRole('button', { name: '开立' }).click()
  await expect(budget.getByText('太少或太短了。').first()).toBeVisible()
  await budget.getByLabel('中文名').fill(`周年礼 ${code}`)
  await budget.getByLabel('英文名').fill(`Anniversary ${code}`)
  await budget.getByLabel('代号').fill('周年')
  await budget.getByRole('button', { name: '开立' }).click()
  await expect(budget.getByText('小写字母开头')).toBeVisible()
  await budget.getByLabel('代号').fill(code)
  await budget.getByRole('button', { name: '开立' }).click()
  await expect(page.getByRole('table', { name: '分给谁' })).toContainText(`周年礼 ${code}`)

  await page.getByRole('button', { name: '定计划' }).click()
  const plan = page.getByRole('dialog', { name: `${year} 年的计划` })
  await plan.getByLabel('预计全年营业额').fill('10000000')
  await plan.getByLabel('回馈比例').fill('3')
  await expect(plan.getByRole('status')).toContainText('30,000,000 积分')
  await plan.getByLabel('活动和手工发的，减去收回 · 权重').fill('1')
  await plan.getByLabel('为什么').fill('全年回馈')
  await plan.getByRole('button', { name: '保存计划' }).click()
  await expect(plan).toBeHidden()
  const main = page.getByRole('main')
  await expect(main.getByRole('link', { name: '30,000,000', exact: true })).toBeVisible()
  await expect(main).toContainText('全年回馈')
  // by rule: all of the year is what no rule gives, and the last line is the year
  const byRule = page.getByRole('table', { name: '每条规则' })
  await expect(byRule.getByRole('row', { name: /^活动和手工发的/ })).toContainText('30,000,000')
  await expect(byRule.getByRole('row', { name: /^合计/ })).toContainText('30,000,000')
  // a year that has not begun is granted nothing
  await expect(page.getByRole('button', { name: /^拨付/ })).toHaveCount(0)
})

test('a marketer reads the plan and can change nothing of it', async ({ page }) => {
  await signIn(page, 'marketer@demo.test')
  await page.goto('/zh-CN/merchant/points/plan')
  await expect(page.getByRole('heading', { level: 1, name: '年度计划' })).toBeVisible()
  await expect(page.getByRole('table', { name: '分给谁' })).toContainText('迎新礼')
  await expect(page.getByRole('main').getByRole('button', { name: /预算$|计划$|^拨付/ })).toHaveCount(0)
})
