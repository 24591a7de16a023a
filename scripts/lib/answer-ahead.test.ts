import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Asked } from '@/lib/gate/request'
import { answerAhead, withAnswersAhead } from './answer-ahead.mjs'

// What stands for Next: it counts how often it was asked.
let asked: string[] = []
const next: http.RequestListener = (request, answer) => {
  asked.push(`${request.method} ${request.url}`)
  request.resume()
  answer.end('next')
}

const doors = new Map()
const listed = (method: string, at: RegExp, answer: unknown) => doors.set(`${method} ${at}`, { method, at, answer })
const everywhere = [['x-frame-options', 'DENY']] as const

let server: http.Server
beforeAll(async () => {
  server = http.createServer(withAnswersAhead(next, everywhere, doors)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
})
afterAll(() => server.close())
beforeEach(() => {
  asked = []
  doors.clear()
  listed('POST', /^\/api\/echo$/, async ({ body, headers }: Asked) => {
    const parts: Uint8Array[] = []
    for await (const part of body ?? []) parts.push(part)
    const answer = Response.json({ said: String(Buffer.concat(parts)), to: headers.get('X-Name') }, { status: 409 })
    answer.headers.append('set-cookie', 'a=1; Path=/')
    answer.headers.append('set-cookie', 'b=2; Path=/')
    return answer
  })
  listed(
    'GET',
    /^\/api\/orders\/(?<number>[\w.~-]+)\/pay$/,
    async ({ url }: Asked, { params }: { params: Promise<object> }) =>
      Response.json({ ...(await params), token: new URL(url).searchParams.get('token') }),
  )
})

type Sent = { method?: string; headers?: http.OutgoingHttpHeaders; body?: string; agent?: http.Agent }

function ask(path: string, { method = 'POST', headers = {}, body = '', agent }: Sent = {}) {
  const { port } = server.address() as AddressInfo
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; text: string }>((resolve, reject) => {
    const sent = http.request({ host: '127.0.0.1', port, path, method, headers, agent: agent ?? false }, (answer) => {
      let text = ''
      answer.on('data', (part: Buffer) => (text += String(part)))
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

const long = (length: number) => ({ body: 'x'.repeat(length), headers: { 'content-length': length } })

test('a listed route is answered by its own handler, with its status, cookies and the headers of every answer', async () => {
  const { status, headers, text } = await ask('/api/echo', {
    ...long(3),
    headers: { 'content-length': 3, 'x-name': 'li' },
  })
  expect([status, JSON.parse(text)]).toEqual([409, { said: 'xxx', to: 'li' }])
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'x-frame-options': 'DENY',
    'set-cookie': ['a=1; Path=/', 'b=2; Path=/'],
    'content-length': String(text.length),
  })
  expect(asked).toEqual([])
})

test('what stands in its address is told to the handler', async () => {
  const { text } = await ask('/api/orders/42/pay?token=abc.d-e_f', { method: 'GET' })
  expect(JSON.parse(text)).toEqual({ number: '42', token: 'abc.d-e_f' })
})

test.each<[string, string, Sent]>([
  ['another method', '/api/echo', { method: 'PUT', ...long(1) }],
  ['another address', '/api/echoes', long(1)],
  ['an escape', '/api/orders/%34/pay', { method: 'GET' }],
  ['an escape in the query', '/api/orders/4/pay?token=%00', { method: 'GET' }],
  ['a page', '/zh-CN/api/echo', long(1)],
  ['a whole address', 'http://elsewhere.test/api/echo', long(1)],
  ['an action', '/api/echo', { ...long(1), headers: { 'content-length': 1, 'next-action': 'x' } }],
  ['more than 64 kB', '/api/echo', long(64 * 1024 + 1)],
  ['a body of no told length', '/api/echo', { body: 'x', headers: { 'transfer-encoding': 'chunked' } }],
  [
    'a body that waits to be asked for',
    '/api/echo',
    { ...long(1), headers: { 'content-length': 1, expect: '100-continue' } },
  ],
  ['a body where there is none', '/api/orders/4/pay', { method: 'GET', ...long(1) }],
])('%s is Next’s to answer', async (_, path, sent) => {
  expect((await ask(path, sent)).text).toBe('next')
  expect(asked).toHaveLength(1)
})

test('a body that nobody reads is no hindrance to the next question on its line', async () => {
  listed('POST', /^\/api\/deaf$/, async () => Response.json({}, { status: 403 }))
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  for (let turn = 0; turn < 3; turn += 1) expect((await ask('/api/deaf', { ...long(60_000), agent })).status).toBe(403)
  agent.destroy()
})

test('a handler that breaks answers 500 and says so in the log, and the server goes on', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  listed('POST', /^\/api\/broken$/, async () => {
    throw new Error('broken')
  })
  expect((await ask('/api/broken', long(1))).status).toBe(500)
  expect(log).toHaveBeenCalledOnce()
  expect((await ask('/api/echo', long(1))).status).toBe(409)
})

test('every server that is created afterwards has them', () => {
  const own = { createServer: http.createServer }
  answerAhead(own, everywhere)
  expect(own.createServer(next).listeners('request')[0]).not.toBe(next)
})
