import { type APIRequestContext, expect, test } from '@playwright/test'
import { signIn } from '../support/accounts'

/** A page's content, whoever drew it: ids are each drawing's own. */
async function contentOf(request: APIRequestContext, url: string, headers: Record<string, string> = {}) {
  const answer = await request.get(url, { headers: { 'accept-encoding': 'identity', ...headers } })
  const html = await answer.text()
  const main = html.slice(html.indexOf('<main'), html.lastIndexOf('</main>')).replaceAll(/_\w*R_\w*_/g, 'id')
  // what the browser is told of the address
  const content = `${main} ${/\\"c\\":\[.{1,500}?\\"q\\":\\"[^"]*/.exec(html)?.[0]}`
  // Next tells no length beforehand
  return { content, isAhead: 'content-length' in answer.headers() }
}

test('a page that the server answers by itself is the page that Next draws', async ({ page }) => {
  const broken: string[] = []
  page.on('pageerror', (error) => broken.push(String(error)))
  await signIn(page, 'li@demo.test')
  const list = await (await page.request.get('/zh-CN/account/orders')).text()
  const order = /\/zh-CN\/orders\/[0-9]+/.exec(list)?.[0] ?? ''
  const lists = ['/zh-CN/products?tag=it%27s&tag=a%20b&sort=price-up', '/en/collections/plants?stock=1&max=500']
  for (const url of ['/zh-CN/points', '/zh-CN/cart', order, ...lists]) {
    // another story may buy as the same member in between
    await expect(async () => {
      const [ahead, byNext] = [
        await contentOf(page.request, url),
        await contentOf(page.request, url, { 'x-not-plain': 'so it is not known here' }),
      ]
      expect([ahead.isAhead, byNext.isAhead, byNext.content.length > 500]).toEqual([true, false, true])
      expect(ahead.content).toBe(byNext.content)
    }).toPass({ timeout: 20_000 })
    // by then the page is awake, or would have said why not
    const isAwake = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/api/me')
    await page.goto(url)
    await isAwake
  }
  expect(broken).toEqual([])
})
