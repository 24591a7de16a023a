import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { signIn } from '../support/accounts'

const HEAD = 'InvoiceNo,InvoiceDate,CustomerID,Total'

/** Two years of a small shop: every customer buys each month, and every tenth order is taken back. */
const csvOf = (wrong = '') =>
  [
    HEAD,
    ...Array.from({ length: 120 }, (_, n) => {
      const day = `201${8 + Math.floor(n / 60)}-${String(1 + (Math.floor(n / 5) % 12)).padStart(2, '0')}-1${n % 5} 10:00:00`
      return n % 10 === 9 ? `C${n},${day},k${n % 5},-20.005` : `N${n},${day},k${n % 5},${100 + n}.125`
    }),
    ...(wrong === '' ? [] : [wrong]),
  ].join('\n')

const choose = (page: Page, csv: string) =>
  page
    .getByLabel('选择 CSV 文件')
    .setInputFiles({ name: 'old-shop.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })

async function bring(page: Page, name: string): Promise<void> {
  await page.goto('/zh-CN/merchant/points/history')
  await choose(page, csvOf())
  await page.getByLabel('给这份历史起个名字').fill(name)
  await page.getByRole('button', { name: '检查文件' }).click()
  await page.getByRole('button', { name: '导入 120 张单据' }).click()
  await expect(page.getByText('导入完成', { exact: true })).toBeVisible()
}

test('a marketer brings the orders of an old shop: a broken row is named, the dry run told, the totals right, and all of it can be undone', async ({
  page,
}, { project }) => {
  const name = `老店 ${project.name} ${Date.now()}`
  await signIn(page, 'marketer@demo.test')
  await page.goto('/zh-CN/merchant/points/history')
  await page.getByRole('button', { name: '检查文件' }).click()
  await expect(page.getByText('请先选择文件')).toBeVisible()

  await choose(page, csvOf('N999,2019-02-30 10:00:00,k1,12.3456'))
  await page.getByLabel('给这份历史起个名字').fill(name)
  await page.getByRole('button', { name: '检查文件' }).click()
  await expect(page.getByText('有 2 处问题，什么都没有导入').first()).toBeVisible()
  const problems = page.getByRole('table', { name: '有 2 处问题，什么都没有导入' })
  await expect(problems.getByRole('row').filter({ hasText: 'InvoiceDate' })).toContainText('122')
  await expect(problems).toContainText('金额「12.3456」超过三位小数')
  await expect(page.getByRole('button', { name: /^导入 \d+ 张单据$/ })).toHaveCount(0)

  // a column that the headings did not tell is said at its field
  await choose(page, csvOf().replace('Total', 'Brutto'))
  await expect(page.getByText('还缺：金额')).toBeVisible()
  await page.getByLabel('金额', { exact: true }).selectOption('Brutto')
  await expect(page.getByText('还缺：金额')).toHaveCount(0)
  await expect(page.getByRole('table', { name: '按这样读，头几行是' })).toContainText('100.125')
  await page.getByRole('button', { name: '检查文件' }).click()
  await expect(page.getByText('检查通过，可以导入')).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: '导入 120 张单据' }).click()
  await expect(page.getByText('导入完成', { exact: true })).toBeVisible()
  const row = page.getByRole('table', { name: '已导入的历史' }).getByRole('row').filter({ hasText: name })
  await expect(row).toContainText('17185.500 / -240.060')

  await row.getByRole('button', { name: `删除「${name}」` }).click()
  await expect(row).toHaveCount(0)
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(row).toBeVisible()
})

test('a marketer tries a draft on an old shop’s orders, calls one trial off, reads the report, takes it home and publishes by it', async ({
  page,
}, { project }) => {
  const stamp = `${project.name} ${Date.now()}`
  const [source, rule] = [`试算店 ${stamp}`, `多送一点 ${stamp}`]
  await signIn(page, 'marketer@demo.test')
  await bring(page, source)

  await page.goto('/zh-CN/merchant/points/programme')
  await page.getByRole('link', { name: '用「空白规则」' }).click()
  const part = (name: string) => page.getByRole('region', { name: '规则', exact: true }).getByRole('button', { name })
  await page.getByRole('region', { name: '发布' }).getByLabel('为什么').fill('多送一点试试')
  // what is wrong opens by itself: the rule has no name
  await page.getByRole('button', { name: '发布', exact: true }).click()
  const names = page.getByRole('region', { name: '名称' })
  await names.getByLabel('中文名').fill(rule)
  await names.getByLabel('英文名').fill(`A little more ${stamp}`)
  // later, so that nobody else's orders in these stories earn by it
  await part('发布后生效').click()
  await page.getByRole('region', { name: '从哪天到哪天' }).getByLabel('从哪天开始').fill('2039-01-01')
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await expect(page.getByText('这条规则还没有按现在的样子试算过。', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: '试算这份草稿' }).click()

  await expect(page.getByRole('heading', { level: 1, name: '试算' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: '试哪一套规则' })).toHaveValue(/^with:/)
  const example = page.getByRole('region', { name: '拿一单真的试试' })
  await expect(example).toContainText('+50')
  await page.getByRole('radio', { name: new RegExp(source) }).check()
  await expect(example).toContainText('订单 N')
  await page.getByRole('radio', { name: /按我说的比例/ }).check()
  await page.getByLabel('每单有多大比例会用').fill('130')
  await expect(page.getByLabel('每单有多大比例会用')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('每单有多大比例会用').fill('40')
  await page.getByRole('button', { name: '开始试算' }).click()

  await expect(page.getByRole('heading', { level: 1, name: `试算：加上「${rule}」` })).toBeVisible()
  await expect(page.getByText(/「加上「.*」」比「现行规则」多花 ¥[0-9.]+（面值）。/)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('img', { name: /每月的积分/ })).toBeVisible()
  await page.getByRole('region', { name: '每月的积分' }).getByText('表', { exact: true }).click()
  await expect(page.getByRole('table', { name: '每月的积分' })).toContainText('2018-01')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载 JSON' }).click()
  const saved = JSON.parse(readFileSync(await (await download).path(), 'utf8'))
  expect(saved.reports).toHaveLength(2)
  expect(saved.history.hash).toMatch(/^[0-9a-f]{64}$/)

  await page.getByRole('link', { name: '回到规则去发布' }).click()
  await expect(page.getByText('试算过了')).toBeVisible()
  await page.getByRole('region', { name: '发布' }).getByLabel('为什么').fill('试算过，花得起')
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await expect(page).toHaveURL(/\/merchant\/points\/programme$/)
  await page.getByRole('row').filter({ hasText: rule }).getByRole('link').first().click()
  await expect(page.getByRole('region', { name: '历次版本' }).getByRole('link', { name: '看试算报告' })).toBeVisible()
})

test('an owner reads that a replay of the shop’s own orders is what happened', async ({ page }) => {
  await signIn(page, 'owner@demo.test')
  await page.goto('/zh-CN/merchant/points')
  await page.getByRole('link', { name: '试算', exact: true }).click()
  await page.getByRole('link', { name: '现行规则' }).last().click()
  await expect(page.getByText(/重放与实际(一致|不同)/)).toBeVisible()
})
