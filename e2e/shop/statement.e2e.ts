import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { signIn } from '../support/accounts'

async function saved(page: Page, format: 'PDF' | 'CSV 表格' | 'JSON'): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: format }).click(),
  ])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

test('a regular keeps a year of points as paper, table and data, and they say the balance of the page', async ({
  page,
}) => {
  await signIn(page, 'li@demo.test')
  await page.goto('/zh-CN/points')
  const statement = page.getByRole('region', { name: '下载对账单' })
  await statement.getByLabel('从').fill('2020-01-01')

  const data = await saved(page, 'JSON')
  expect(data.name).toMatch(/^points-2020-01-01-\d{4}-\d{2}-\d{2}\.json$/)
  const { opening, closing, lines } = JSON.parse(data.bytes.toString())
  expect(opening).toEqual({ available: 0, pending: 0, held: 0, debt: 0 })
  expect(lines.length).toBeGreaterThan(3)
  expect(lines.at(-1).after).toEqual(closing)
  const usable = page.getByRole('region', { name: '可用积分' })
  await expect(usable).toContainText(closing.available.toLocaleString('zh-CN'))

  const table = await saved(page, 'CSV 表格')
  expect(table.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  expect(table.bytes.toString()).toContain('期末余额')

  const paper = await saved(page, 'PDF')
  expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(paper.bytes.subarray(-6).toString()).toBe('%%EOF\n')
})
