import { expect, type Page, test } from '@playwright/test'
import { signIn } from '../support/accounts'
import { database } from '../support/doors'

const HEAD =
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src'

/** A file of this test's own handles, so that phone and desktop do not meet. */
const csvOf = (handle: string, price = '39.90') =>
  [
    HEAD,
    `${handle},Tea bowl ${handle},<p>Raku.</p><script>alert(1)</script>,Kiln,Bowls,"clay, tea",true,Size,Small,,4,${price},,https://images.test/bowl.jpg`,
    `${handle},,,,,,,,Large,,0,59,,`,
  ].join('\n')

const choose = (page: Page, csv: string) =>
  page
    .getByLabel('商品 CSV 文件')
    .setInputFiles({ name: 'products.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })

test('a merchant reads a product file, corrects it, imports it, and once more changes nothing', async ({ page }, {
  project,
}) => {
  const handle = `bowl-${project.name}-${Date.now()}`
  await signIn(page, 'merchant@demo.test')
  await page.goto('/zh-CN/merchant/catalog')
  await page.getByRole('link', { name: '从 Shopify 导入' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '从 Shopify 导入' })).toBeVisible()

  await choose(page, csvOf(handle, '39.905'))
  await page.getByRole('button', { name: '试读一遍' }).click()
  await expect(page.getByText('这个文件不能导入')).toBeVisible()
  await expect(page.getByText('价格「39.905」超过两位小数。')).toBeVisible()
  await expect(page.getByRole('button', { name: /^导入 \d+ 件商品$/ })).toHaveCount(0)

  await choose(page, csvOf(handle))
  await page.getByRole('button', { name: '试读一遍' }).click()
  await expect(page.getByText('可以导入', { exact: true })).toBeVisible()
  await expect(page.getByText(`Tea bowl ${handle}`)).toBeVisible()
  await page.getByRole('button', { name: '导入 1 件商品' }).click()
  await expect(page.getByText('导入完成', { exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByText('导入完成', { exact: true })).toBeVisible()

  await choose(page, csvOf(handle))
  await page.getByRole('button', { name: '试读一遍' }).click()
  await expect(page.getByText('可以导入', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: /^导入 \d+ 件商品$/ })).toHaveCount(0)

  await page.goto(`/zh-CN/merchant/catalog?q=${handle}`)
  await expect(page.getByRole('link', { name: `Tea bowl ${handle}` })).toBeVisible()
})

test('an import is found in the job centre, called off, and tried again', async ({ page }, { project }) => {
  test.skip(project.name !== 'desktop', 'the desk: one screen is enough')
  const handle = `late-${Date.now()}`
  await signIn(page, 'merchant@demo.test')
  await page.goto('/zh-CN/merchant/catalog/import')
  await page
    .getByLabel('商品 CSV 文件')
    .setInputFiles({ name: `${handle}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csvOf(handle)) })
  await page.getByRole('button', { name: '试读一遍' }).click()
  await expect(page.getByText('可以导入', { exact: true })).toBeVisible()
  // the same file once more, whose process is slow: nobody is at it
  await database.query(
    `insert into import_run (file_name, actor_id, dry_run, state, row_count, done_count, input)
     select file_name, actor_id, false, 'running', 5, 2, $2 from import_run where file_name = $1`,
    [`${handle}.csv`, Buffer.from(csvOf(handle))],
  )
  await page.getByRole('link', { name: '在任务中心看' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '任务中心' })).toBeVisible()
  const rows = page.getByRole('row').filter({ hasText: `${handle}.csv` })
  await expect(rows).toHaveCount(2)
  await page.reload()
  const slow = rows.filter({ hasText: '· 导入' })
  await expect(slow.first().getByRole('progressbar')).toBeVisible()
  await expect(async () => {
    await slow.first().getByRole('button', { name: /^取消/ }).click({ timeout: 2_000 })
    await expect(slow.first().getByText('已取消')).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await page.getByRole('link', { name: '已取消', exact: true }).click()
  await expect(page).toHaveURL(/state=cancelled/)
  await slow.getByRole('button', { name: /^再试一次/ }).click()
  await page.getByRole('navigation', { name: '按状态看' }).getByRole('link', { name: '完成' }).click()
  await expect(slow.getByText('完成')).toBeVisible()
  await slow.getByRole('link', { name: /^看结果/ }).click()
  await expect(page.getByText('导入完成', { exact: true })).toBeVisible()
})

test('a shopper has no business here', async ({ page }) => {
  await signIn(page, 'li@demo.test')
  for (const path of ['/merchant/catalog', '/merchant/catalog/import', '/merchant/catalog/new'])
    expect((await page.goto(`/zh-CN${path}`))?.status()).toBe(403)
  const answer = await page.evaluate(async () => {
    const response = await fetch('/api/merchant/catalog/import?name=x.csv&dry=1', { method: 'POST', body: 'x' })
    return response.status
  })
  expect(answer).toBe(403)
})
