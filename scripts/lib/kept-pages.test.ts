import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { keepPages, withKeptPages } from './kept-pages.mjs'

type Made = { status?: number; headers?: Record<string, string>; body?: string; wait?: Promise<void> }

// What stands for Next: it counts how often it was asked, and answers what the test wants to be answered.
let asked: string[] = []
let made: Made = {}
let clock = 0
const kept = { 'cache-control': 's-maxage=60', 'content-type': 'text/html; charset=utf-8', 'x-nextjs-cache': 'HIT' }

const next: http.RequestListener = (request, answer) => {
  asked.push(`${request.method} ${request.url}`)
  const { status = 200, headers = kept, body = 'page', wait = Promise.resolve() } = made
  const packed = request.headers['accept-encoding'] === 'gzip'
  answer.statusCode = status
  for (const [name, value] of Object.entries({ ...headers, ...(packed ? { 'content-encoding': 'gzip' } : {}) }))
    answer.setHeader(name, value)
  void wait.then(() => {
    const whole = packed ? gzipSync(body) : Buffer.from(body)
    answer.write(whole.subarray(0, 2))
    answer.end(whole.subarray(2))
  })
}

const cached = withKeptPages(next, () => clock)
let server: http.Server
beforeAll(async () => {
  server = http.createServer(cached).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
})
afterAll(() => server.close())
beforeEach(async () => {
  await visit('/forget', { method: 'POST' })
  asked = []
  made = {}
  clock += 10_000
})

type Visit = { method?: string; headers?: Record<string, string> }
type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer }

function visit(path: string, { method = 'GET', headers = {} }: Visit = {}): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const sent = http.request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
      )
    })
    sent.once('error', reject)
    sent.end()
  })
}

test('a page that may be kept is asked of Next once in five seconds, and carries every header each time', async () => {
  made = {
    headers: { ...kept, etag: '"a"', 'content-security-policy': "default-src 'self'", 'x-frame-options': 'DENY' },
  }
  for (let turn = 0; turn < 3; turn += 1) {
    const { status, headers, body } = await visit('/zh-CN', {
      headers: { cookie: 'session=me', 'sec-fetch-mode': 'x' },
    })
    expect([status, String(body)]).toEqual([200, 'page'])
    expect(headers).toMatchObject(made.headers ?? {})
  }
  expect(asked).toHaveLength(1)
  clock += 5_001
  made.body = 'a newer page'
  await visit('/zh-CN')
  expect(String((await visit('/zh-CN')).body)).toBe('a newer page')
  expect(asked).toHaveLength(2)
})

test.each([
  ['sets a cookie', { ...kept, 'set-cookie': 'a=b' }, 200],
  ['is made for the one who asks', { ...kept, 'cache-control': 'private, no-cache, no-store' }, 200],
  ['says private beside its age', { ...kept, 'cache-control': 'private, s-maxage=60' }, 200],
  ['says nothing of keeping', { 'content-type': 'text/html' }, 200],
  ['is being made anew', { ...kept, 'x-nextjs-cache': 'STALE' }, 200],
  ['is data and no page', { ...kept, 'content-type': 'text/x-component' }, 200],
  ['is not there', kept, 404],
  ['leads elsewhere', { ...kept, location: '/' }, 307],
])('an answer that %s is not kept', async (_, headers, status) => {
  made = { headers, status }
  await visit('/zh-CN')
  await visit('/zh-CN')
  expect(asked).toHaveLength(2)
})

test.each([
  ['rsc', '1'],
  ['next-router-prefetch', '1'],
  ['next-action', 'abc'],
  ['x-middleware-subrequest', 'proxy'],
  ['x-matched-path', '/en'],
  ['content-security-policy', "script-src 'nonce-EVIL'"],
  ['x-nonce', 'EVIL'],
  ['range', 'bytes=0-1'],
  ['authorization', 'Bearer x'],
  ['cookie', '__prerender_bypass=x'],
])('a request with %s is Next’s to answer, and its answer is nobody else’s', async (name, value) => {
  await visit('/zh-CN')
  made = { body: 'for one alone' }
  expect(String((await visit('/zh-CN', { headers: { [name]: value } })).body)).toBe('for one alone')
  expect(String((await visit('/zh-CN')).body)).toBe('page')
  await visit('/en', { headers: { [name]: value } })
  made = {}
  expect(String((await visit('/en')).body)).toBe('page')
})

test.each(['/zh-CN/products?sort=new', '/zh-CN/?', '/zh-CN/%41', '/zh-CN/%00', '//evil.test', '/a\\b'])(
  'the address %s is Next’s to read each time',
  async (path) => {
    await visit(path)
    await visit(path)
    expect(asked).toHaveLength(2)
  },
)

test('whatever may change a page empties the cache, before and after', async () => {
  await visit('/zh-CN')
  made = { body: 'changed' }
  await visit('/api/anything', { method: 'POST' })
  expect(String((await visit('/zh-CN')).body)).toBe('changed')
})

test.each(['/api/cart', '/api/checkout', '/api/stripe/webhook'])(
  '%s changes no page and empties nothing',
  async (path) => {
    await visit('/zh-CN')
    await visit(path, { method: 'POST' })
    await visit('/zh-CN')
    expect(asked).toEqual(['GET /zh-CN', `POST ${path}`])
  },
)

test('a page that was on its way while something changed is not kept', async () => {
  let letGo = () => {}
  made = { body: 'old', wait: new Promise((resolve) => (letGo = resolve)) }
  const old = visit('/zh-CN')
  await expect.poll(() => asked.length).toBe(1)
  made = { body: 'new' }
  await visit('/api/anything', { method: 'POST' })
  letGo()
  expect(String((await old).body)).toBe('old')
  expect(String((await visit('/zh-CN')).body)).toBe('new')
})

test('when its time is over, one visitor fetches it and the others wait for nobody', async () => {
  await visit('/zh-CN')
  clock += 5_001
  let letGo = () => {}
  made = { body: 'new', wait: new Promise((resolve) => (letGo = resolve)) }
  const first = visit('/zh-CN')
  await expect.poll(() => asked.length).toBe(2)
  expect(String((await visit('/zh-CN')).body)).toBe('page')
  letGo()
  expect(String((await first).body)).toBe('new')
  expect(asked).toHaveLength(2)
})

test('a page that is gone is forgotten with its second', async () => {
  await visit('/zh-CN')
  clock += 5_001
  made = { status: 404, body: 'gone' }
  expect((await visit('/zh-CN')).status).toBe(404)
  expect((await visit('/zh-CN')).status).toBe(404)
})

test('who has it already is told so, and who has another is sent it', async () => {
  made = { headers: { ...kept, etag: '"a"' } }
  await visit('/zh-CN')
  const same = await visit('/zh-CN', { headers: { 'if-none-match': 'W/"x", "a"' } })
  expect([same.status, same.body.length, same.headers.etag]).toEqual([304, 0, '"a"'])
  expect(same.headers['content-type']).toBeUndefined()
  expect((await visit('/zh-CN', { headers: { 'if-none-match': '"b"' } })).status).toBe(200)
  // Next tells one visitor that his newer page is still the newest: ours is not
  clock += 5_001
  made = { status: 304, headers: { ...kept, etag: '"b"' }, body: '' }
  await visit('/zh-CN', { headers: { 'if-none-match': '"b"' } })
  made = { body: 'newer' }
  expect(String((await visit('/zh-CN')).body)).toBe('newer')
})

test('who takes gzip is sent gzip, and who does not is not', async () => {
  for (let turn = 0; turn < 2; turn += 1) {
    const packed = await visit('/zh-CN', { headers: { 'accept-encoding': 'br, gzip, deflate' } })
    expect([packed.headers['content-encoding'], String(gunzipSync(packed.body))]).toEqual(['gzip', 'page'])
    const refused = await visit('/zh-CN', { headers: { 'accept-encoding': 'br, gzip;q=0' } })
    expect([refused.headers['content-encoding'], String(refused.body)]).toEqual([undefined, 'page'])
  }
  expect(asked).toHaveLength(2)
})

test('it keeps so many bytes and no more', async () => {
  made = { body: 'x'.repeat(12 * 1024 * 1024) }
  for (const path of ['/1', '/2', '/3', '/3']) await visit(path)
  expect(asked).toHaveLength(3)
  await visit('/1')
  expect(asked).toHaveLength(4)
})

test('a HEAD is not a page', async () => {
  await visit('/zh-CN', { method: 'HEAD' })
  expect(String((await visit('/zh-CN')).body)).toBe('page')
  expect(asked).toHaveLength(2)
})

test('every server that is created afterwards has it', async () => {
  const own = { createServer: http.createServer }
  keepPages(own)
  const later = own.createServer(next)
  expect(later.listeners('request')[0]).not.toBe(next)
})
