import { expect, type Page, test } from '@playwright/test'
import { signIn } from '../support/accounts'

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
