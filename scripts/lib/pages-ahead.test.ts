import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { answerPages, withPagesAhead } from './pages-ahead.mjs'

// What stands for Next: it draws a shell for whoever knows a key, and writes down who else came.
type Read = (
  asked: { headers: { get: (name: string) => string | null } },
  numbers: Record<string, string>,
) => Promise<{ told: string; fixed: unknown; kind: string } | null>
const shelf = globalThis as {
  regularsPages?: Map<string, { at: RegExp; read: Read }>
  regularsShells?: Map<string, { fixed: unknown }>
  regularsDrawings?: Map<string, (told: string) => string>
}

let came: string[] = []
let drawn: string[] = []
let isBroken = false
let clock = 0
let languageCookie: string | null = null
const next: http.RequestListener = (request, answer) => {
  const key = String(request.headers['x-regulars-shell'])
  const shell = shelf.regularsShells?.get(key)
  answer.setHeader('content-security-policy', "script-src 'nonce-N0nce+/='")
  if (!shell) {
    came.push(`${request.url}`)
    if (languageCookie) answer.setHeader('set-cookie', languageCookie)
    return answer.end('next')
  }
  drawn.push(`${request.url}`)
  shelf.regularsDrawings?.set(key, (told) => `<link rel="preload" href="x"/><p>${told}</p>`)
  const number = /\d{9,}/.exec(`${request.url}`)?.[0] ?? ''
  const [path = '', query] = `${request.url}`.split('?')
  const plan = JSON.stringify(
    JSON.stringify({ told: key, number, ...(query && { c: `${path}?${query}`, q: `?${query}` }) }),
  )
  answer.end(`<main>${isBroken ? '' : key}</main><script nonce="N0nce+/=">push(${plan})</script>${String(shell.fixed)}`)
}

const draw = async (content: unknown) => {
  if (String(content).includes('trouble')) throw new Error('trouble')
  return Buffer.from(String(content))
}

let server: http.Server
beforeAll(async () => {
  server = http.createServer(withPagesAhead(next, draw as never, () => clock)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
})
afterAll(() => server.close())
beforeEach(() => {
  came = []
  drawn = []
  isBroken = false
  languageCookie = null
  shelf.regularsPages = new Map()
  shelf.regularsDrawings ??= new Map()
})

let kinds = 0
/** A page of its own for each test: no shell of another is found. */
function listed(told: () => string | null): string {
  kinds += 1
  const [route, kind] = [`/page${kinds}`, `kind ${kinds}`]
  const at = new RegExp(`^/(?<locale>[\\w-]+)${route}/(?<number>[0-9]+)$`)
  const read: Read = async (asked) => {
    const text = told()
    return text === null ? null : { told: text, fixed: `fixed ${asked.headers.get('x-next-intl-locale')}`, kind }
  }
  shelf.regularsPages?.set(`${route}/[number]`, { at, read })
  return `/en${route}/42`
}

/** A list of its own: its addresses have a query. */
function listedByQuery(told: (url: string) => string): string {
  kinds += 1
  const route = `/list${kinds}/[slug]?`
  const read = async ({ url }: { url: string }, { slug }: Record<string, string>) => ({
    told: told(url),
    fixed: slug,
    kind: `kind ${kinds} ${slug}`,
  })
  const at = new RegExp(`^/(?<locale>[\\w-]+)/list${kinds}/(?<slug>[a-z-]+)$`)
  shelf.regularsPages?.set(route, { at, read: read as never })
  return `/en/list${kinds}/tea`
}

const english = { cookie: 'NEXT_LOCALE=en' }
type Answer = { headers: http.IncomingHttpHeaders; body: Buffer; text: string }

function visit(path: string, headers: http.OutgoingHttpHeaders = english, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const sent = http.request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('end', () => {
        const body = Buffer.concat(parts)
        resolve({ headers: answer.headers, body, text: String(body) })
      })
    })
    sent.once('error', reject)
    sent.end()
  })
}

/** Next draws the first visit, and a shell beside it. */
const whenAhead = (page: string) =>
  vi.waitFor(async () => expect((await visit(page)).text).not.toBe('next'), { timeout: 10_000 })

test('a page is Next’s until its shell is there, and from then on the shell with what each visit is told', async () => {
  let told = '{"a":"<\\"é"}'
  const page = listed(() => told)
  expect((await visit(page)).text).toBe('next')
  await whenAhead(page)
  const [one, two] = [await visit(page), ((told = '{}'), await visit(page))]
  const nonce = /nonce-([^']+)/.exec(one.headers['content-security-policy'] as string)?.[1]
  expect(nonce).not.toBe('N0nce+/=')
  expect(two.headers['content-security-policy']).not.toContain(nonce)
  const [, html, own, script, fixed] =
    /^<main>(.*)<\/main><script nonce="(.*)">push\((.*)\)<\/script>(.*)$/.exec(one.text) ?? []
  expect([html, own, fixed]).toEqual(['<p>{"a":"<\\"é"}</p>', nonce, 'fixed en'])
  expect(script).not.toContain('<')
  expect(JSON.parse(JSON.parse(script as string) as string)).toEqual({ told: '{"a":"<\\"é"}', number: '42' })
  expect(two.text).toContain('<main><p>{}</p></main>')
  expect([came.every((url) => url === page), drawn.length]).toEqual([true, 1])
  expect(drawn[0]).not.toBe(page)
  expect(one.headers['content-length']).toBe(String(one.body.length))
})

test('a list stands under the query that it was asked by, as Next would write it', async () => {
  const list = listedByQuery((url) => JSON.stringify(url))
  await whenAhead(`${list}?page=2`)
  const { text } = await visit(`${list}?tag=a%20b&sort=name&tag=%E5%92%96%3C`)
  const plan = /push\((.*)\)<\/script>tea$/.exec(text)?.[1] ?? ''
  expect(JSON.parse(JSON.parse(plan) as string)).toMatchObject({
    told: expect.stringContaining('tag=a%20b&sort=name'),
    c: `${list}?tag=a+b&tag=%E5%92%96%3C&sort=name`,
    q: '?tag=a%20b&tag=%E5%92%96%3C&sort=name',
  })
  expect(drawn.every((url) => url.startsWith(`${list}?shell=`))).toBe(true)
})

test.each(['', '?', '?1=2', '?page=1?page=2', '?tag=%00', '?tag="', '?tag=%', `?tag=${'a'.repeat(500)}`])(
  'a list with “%s” is Next’s to answer',
  async (query) => {
    const list = listedByQuery(() => '{}')
    await whenAhead(`${list}?page=2`)
    expect((await visit(list + query)).text).toBe('next')
  },
)

test('it is packed for whoever can unpack it', async () => {
  const page = listed(() => '{}')
  await whenAhead(page)
  const { headers, body } = await visit(page, { ...english, 'accept-encoding': 'gzip, br' })
  expect([headers['content-encoding'], String(gunzipSync(body))]).toEqual([
    'gzip',
    expect.stringContaining('<p>{}</p>'),
  ])
})

test.each<[string, (page: string) => [string, http.OutgoingHttpHeaders?, string?]]>([
  ['a query', (page) => [`${page}?kind=used`]],
  ['an action', (page) => [page, english, 'POST']],
  ['a step within the app', (page) => [page, { ...english, rsc: '1' }]],
  ['a key of nobody’s', (page) => [page, { ...english, 'x-regulars-shell': 'shell-0' }]],
  ['another page', (page) => [`${page}/about`]],
])('%s is Next’s to answer', async (_, asking) => {
  const page = listed(() => '{}')
  await whenAhead(page)
  expect((await visit(...asking(page))).text).toBe('next')
})

test('what the page has nothing to say of, and what breaks, is Next’s to answer', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  let told: string | null = '{}'
  const page = listed(() => {
    if (told === 'broken') throw new Error('broken')
    return told
  })
  await whenAhead(page)
  for (told of [null, 'broken', 'trouble']) expect((await visit(page)).text).toBe('next')
  expect(log).toHaveBeenCalledTimes(2)
  // what could not be drawn is left alone for a while
  told = '{}'
  expect((await visit(page)).text).toBe('next')
  expect(drawn).toHaveLength(1)
})

test('a shell that is not as it should be is not kept, and asked for again after a while', async () => {
  isBroken = true
  const page = listed(() => '{}')
  await visit(page)
  await vi.waitFor(() => expect(drawn).toHaveLength(1), { timeout: 10_000 })
  for (let turn = 0; turn < 3; turn += 1) expect((await visit(page)).text).toBe('next')
  expect(drawn).toHaveLength(1)
  isBroken = false
  clock += 5_000
  await whenAhead(page)
  expect(drawn).toHaveLength(2)
})

test('a language that Next writes down for a reader is written down with the page too', async () => {
  const page = listed(() => '{}')
  await whenAhead(page)
  languageCookie = 'NEXT_LOCALE=en; Path=/'
  const reader = { 'accept-language': 'fr' }
  expect((await visit(page, reader)).text).toBe('next')
  const { text, headers } = await visit(page, reader)
  expect([text === 'next', headers['set-cookie']]).toEqual([false, ['NEXT_LOCALE=en; Path=/']])
})

test('every server that is created afterwards has them', () => {
  const own = { createServer: http.createServer }
  answerPages(own)
  expect(own.createServer(next).listeners('request')[0]).not.toBe(next)
})
