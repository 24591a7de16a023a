import { afterAll, beforeAll, expect, test } from 'vitest'
import { moneyText } from './pay-page'
import { newSession, startTrial, type Trial, until, valueOf } from './trial'

let trial: Trial
beforeAll(async () => {
  trial = await startTrial()
})
afterAll(() => trial.close())

const open = async (changes = {}) => valueOf(await trial.payments().createSession(newSession(changes)))
const about = (id: string) => trial.received.filter((event) => event.objectId === id).map((event) => event.type)
const page = async (url: string) => {
  const response = await fetch(url)
  return { status: response.status, html: await response.text(), headers: response.headers }
}

test('the page says what is bought, what is due, and that no money moves', async () => {
  const { url } = await open()
  const { status, html, headers } = await page(url)
  expect(status).toBe(200)
  expect(html).toContain('<html lang="zh-CN">')
  for (const text of ['本地模拟收银台，不会真实扣款', '埃塞俄比亚咖啡豆 × 2', '¥198.00', '¥259.00', 'li@demo.test']) {
    expect(html).toContain(text)
  }
  expect(html).not.toContain('<script')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('it speaks the language of the session', async () => {
  const { html } = await page((await open({ locale: 'en' })).url)
  expect(html).toContain('<html lang="en">')
  expect(html).toContain('Local stand-in, no real payment is made')
})

test('names and addresses are text, never markup', async () => {
  const lines = [{ name: '<img src=x onerror=alert(1)>"&', quantity: 1, amountMinor: 100 }]
  const { html } = await page((await open({ amountMinor: 100, lines })).url)
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&amp;')
  expect(html).toContain('href="http://shop.test/zh-CN/checkout?a=1&amp;b=2"')
})

test('paying leads back to the shop with the session in the address', async () => {
  const { sessionId, url } = await open()
  const response = await trial.submit(sessionId, { action: 'pay', delivery: 'at-once' })
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(`http://shop.test/zh-CN/orders/1?session=${sessionId}`)
  await until('the webhook', () => about(sessionId).length === 1)
  expect((await page(url)).html).toContain('已支付')
  const again = await trial.submit(sessionId, { action: 'pay' })
  expect(again.status).toBe(409)
})

test('a declined card is said aloud and can be tried again', async () => {
  const { sessionId } = await open()
  const declined = await trial.submit(sessionId, { action: 'decline', delivery: 'twice' })
  expect(declined.status).toBe(402)
  const html = await declined.text()
  expect(html).toContain('role="alert"')
  expect(html).toContain('value="twice" checked')
  expect((await trial.submit(sessionId, { action: 'pay' })).status).toBe(303)
  expect(valueOf(await trial.payments().getSession(sessionId)).status).toBe('complete')
})

test('the delivery chosen on the page is kept to', async () => {
  const { sessionId } = await open()
  await trial.submit(sessionId, { action: 'pay', delivery: 'twice' })
  await until('both', () => about(sessionId).length === 2)
})

test('leaving is a link to the shop and changes nothing', async () => {
  const { sessionId, url } = await open()
  expect((await page(url)).html).toContain('放弃支付，返回商店')
  expect(valueOf(await trial.payments().getSession(sessionId)).status).toBe('open')
})

test('paying late ends the session, then completes it', async () => {
  const { sessionId, url } = await open()
  const response = await trial.submit(sessionId, { action: 'late' })
  expect(response.headers.get('location')).toBe(`/pay/${sessionId}`)
  expect((await page(url)).html).toContain('付款在途')
  expect(valueOf(await trial.payments().getSession(sessionId)).status).toBe('expired')
  await until('both events', () => about(sessionId).length === 2)
  expect(about(sessionId)).toEqual(['checkout.session.expired', 'checkout.session.completed'])
})

test('an expired session takes no payment, an unknown one says so', async () => {
  const { sessionId, url } = await open()
  valueOf(await trial.payments().expireSession(sessionId))
  expect((await trial.submit(sessionId, { action: 'pay' })).status).toBe(409)
  expect((await page(url)).status).toBe(410)
  expect((await page(`${trial.url()}/pay/cs_test_none`)).status).toBe(404)
  expect((await trial.submit((await open()).sessionId, { action: 'steal' })).status).toBe(400)
})

test('money is written in the currency’s own way', () => {
  expect(moneyText(25_900, 'cny', 'zh-CN')).toBe('¥259.00')
  expect(moneyText(500, 'jpy', 'en')).toBe('¥500')
  expect(moneyText(5, 'usd', 'en')).toBe('$0.05')
})
