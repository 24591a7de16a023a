import { expect, test } from '@playwright/test'

test('a page asks for no other page until a link to it is meant', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.searchParams.has('_rsc')) asked.push(url.pathname)
  })
  const me = page.waitForResponse((answer) => answer.url().endsWith('/api/me'))
  await page.goto('/zh-CN')
  // by then the page is awake: whatever it fetches by itself it has asked for
  await me
  expect(asked).toEqual([])
  const ahead = page.waitForRequest((request) => request.url().includes('/zh-CN/products?_rsc='))
  await page.getByRole('main').getByRole('link', { name: '逛逛全部商品' }).focus()
  await ahead
})
