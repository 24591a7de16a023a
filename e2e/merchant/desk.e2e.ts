import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { signIn } from '../support/accounts'

test.skip(({ isMobile }) => isMobile, 'keys and files are for a desk')

test('the orders are walked by keys, and only from among them', async ({ page }) => {
  await signIn(page, 'clerk@demo.test')
  await page.goto('/zh-CN/merchant/orders')
  // the heads lead somewhere too
  const rows = page.getByRole('cell').getByRole('link')
  await page.keyboard.press('j')
  await expect(rows.first()).not.toBeFocused()
  await rows.first().focus()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(rows.nth(2)).toBeFocused()
  await page.keyboard.press('k')
  await expect(rows.nth(1)).toBeFocused()
  const number = await rows.nth(1).textContent()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(number ?? '')
})

test('a list stands by the column that is pressed, and shows the columns that one likes to see', async ({ page }) => {
  await signIn(page, 'clerk@demo.test')
  await page.goto('/zh-CN/merchant/orders?state=completed')
  const head = (name: string) => page.getByRole('columnheader', { name })
  const totals = async () => {
    const lines = await page
      .getByRole('row')
      .filter({ has: page.getByRole('cell') })
      .allInnerTexts()
    return lines.map((line) => Number(/¥([\d,]+\.\d\d)/.exec(line)?.[1]?.replaceAll(',', '')))
  }
  await head('实付').getByRole('link').click()
  await expect(head('实付')).toHaveAttribute('aria-sort', 'descending')
  const most = await totals()
  expect(most).toEqual(most.toSorted((a, b) => b - a))
  await head('实付').getByRole('link').click()
  await expect(head('实付')).toHaveAttribute('aria-sort', 'ascending')
  const least = await totals()
  expect(least).toEqual(least.toSorted((a, b) => a - b))

  const pieces = page.getByRole('checkbox', { name: '件数' })
  await expect(async () => {
    await page.getByRole('button', { name: '表格', exact: true }).click()
    await expect(pieces).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await pieces.uncheck()
  await expect(head('件数')).toHaveCount(0)
  await page.reload()
  await expect(head('实付')).toHaveAttribute('aria-sort', 'ascending')
  await expect(head('件数')).toHaveCount(0)
})

test('a dashboard table is taken home as a file, and all that was found is ticked at once', async ({ page }) => {
  await signIn(page, 'owner@demo.test')
  await page.goto('/zh-CN/merchant')
  const trade = page.getByRole('region', { name: '收入和订单' })
  await trade.getByText('表', { exact: true }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    trade.getByRole('button', { name: '下载 CSV' }).click(),
  ])
  const text = await readFile(await file.path(), 'utf8')
  expect(text).toMatch(/^\ufeff日期,净收入（CNY）,订单（单）\r\n\d{4}-\d\d-\d\d,-?\d+\.\d\d,\d+\r\n/)

  await page.goto('/zh-CN/merchant/catalog')
  await page.getByRole('checkbox', { name: '选中本页' }).first().check()
  const all = page.getByRole('button', { name: /选中找到的全部 \d+ 项/ })
  // other stories add products
  const found = (await all.textContent())?.match(/\d+/)?.[0]
  await all.click()
  await expect(page.getByRole('status').filter({ hasText: `已选全部 ${found} 项` })).toBeAttached()
  await expect(page.getByRole('region', { name: '选中的' })).toBeFocused()
  await page.getByRole('button', { name: '取消选择' }).press('Enter')
  await expect(page.getByRole('checkbox', { name: '选中本页' }).locator('visible=true')).toBeFocused()
})

test('one signs out where one works', async ({ page }) => {
  await signIn(page, 'finance@demo.test')
  await page.goto('/zh-CN/merchant')
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL(/\/zh-CN\/?$/)
  await page.goto('/zh-CN/merchant')
  await expect(page).toHaveURL(/sign-in/)
})
