import { expect, type Page, test } from '@playwright/test'
import { home } from '@/lib/shoppers/address.fixture'
import { actionCalled, callAction } from '../support/doors'
import { comeIn, newShopper } from '../support/shoppers'

const deed = (page: Page, name: string) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, exact: true }) })

/** The worker decides what happened every few seconds. */
async function becomes(page: Page, name: string, words: string): Promise<void> {
  await expect(async () => {
    await page.goto('/zh-CN/points/earn')
    await expect(deed(page, name)).toContainText(words, { timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
}

test('a new member confirms the address and fills in the rest, and each is thanked for once', async ({ page }) => {
  const shopper = await newShopper()
  await comeIn(page, shopper)
  await page.goto('/zh-CN/points/earn')
  await expect(deed(page, '完善资料')).toContainText('再填 3 项得')
  const saved = await callAction(actionCalled('saveAddressAction'), { address: home, isDefault: true }, { as: shopper })
  expect(saved.ok).toBe(true)
  await deed(page, '注册会员').getByRole('button', { name: '把确认邮件发给我' }).click()
  await expect(page.getByText(`已发到 ${shopper.name}`)).toBeVisible()
  let link = ''
  await expect(async () => {
    await page.goto('/zh-CN/outbox')
    const letter = page.getByRole('listitem').filter({ hasText: shopper.name }).first()
    const html = (await letter.innerHTML()).replaceAll('&amp;', '&')
    link = /\/zh-CN\/magic-link\?token=[\w-]{43}[^"<\s]*/.exec(html)?.[0] ?? ''
    expect(link).not.toBe('')
  }).toPass({ timeout: 30_000 })
  await page.goto(link)
  await page.getByRole('main').getByRole('button', { name: '登录' }).click()
  await expect(page).not.toHaveURL(/magic-link/)
  await becomes(page, '注册会员', '已完成')

  await page.goto('/zh-CN/account/security')
  await page.getByLabel('月', { exact: true }).selectOption('2')
  await page.getByLabel('日', { exact: true }).selectOption('29')
  await page.getByRole('button', { name: '保存生日' }).click()
  await expect(page.getByText('记下了')).toBeVisible()
  await page.goto('/zh-CN/points/earn')
  await expect(deed(page, '生日')).toContainText('生日当天到账')
  await becomes(page, '完善资料', '已完成')

  await page.goto('/zh-CN/points')
  const history = page.getByRole('main')
  await expect(history).toContainText('注册会员')
  await expect(history).toContainText('完善资料')
  // a birthday is changed once a year
  await page.goto('/zh-CN/account/security')
  await page.getByLabel('日', { exact: true }).selectOption('1')
  await page.getByRole('button', { name: '保存生日' }).click()
  await expect(page.getByRole('main').getByRole('alert').first()).toBeVisible()
})

test('somebody who is not signed in reads what there is to earn', async ({ page }) => {
  await page.goto('/zh-CN/points/earn')
  await expect(deed(page, '注册会员')).toContainText('注册并确认邮箱后到账')
  await expect(deed(page, '到店')).toContainText('店员确认后到账')
})
