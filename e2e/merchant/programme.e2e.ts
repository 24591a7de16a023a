import { expect, test } from '@playwright/test'
import { signIn } from '../support/accounts'

test('a marketer begins with a ready-made rule, reads what an order earns by it, publishes it for later and ends it', async ({
  page,
}) => {
  const name = `首单礼 ${Date.now()}`
  await signIn(page, 'marketer@demo.test')
  await page.goto('/zh-CN/merchant/points/programme')
  await page.getByRole('link', { name: '用「首单礼」' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '新建规则' })).toBeVisible()
  const preview = page.getByRole('region', { name: '顾客会看到' })
  await expect(preview).toContainText('200')
  await page.getByLabel('中文名').fill('')
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await expect(page.getByText('太少或太短了。').first()).toBeVisible()
  await page.getByLabel('中文名').fill(name)
  // later, so that nobody else's orders in these stories earn by it
  await page.getByLabel('从哪天开始').fill('2039-01-01')
  await page.getByRole('region', { name: '发布' }).getByLabel('为什么').fill('拉新')
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await expect(page).toHaveURL(/\/merchant\/points\/programme$/)
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toContainText('未开始')
  await row.getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1, name: '改规则' })).toBeVisible()
  await page.getByRole('button', { name: '结束这条规则' }).first().click()
  await page.getByRole('dialog').getByLabel('为什么').fill('不办了')
  await page.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click()
  await expect(page).toHaveURL(/\/merchant\/points\/programme$/)
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('已结束')
})
