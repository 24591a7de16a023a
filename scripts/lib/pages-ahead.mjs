// Pages of a person, answered in front of Next: what stands around is the same for everybody, so that Next draws it once
// (a shell) and it is kept; what is the visitor's own is read and drawn by the page's own code, which lib/gate/page-ahead.ts
// lists once Next has loaded it, and put into the shell. Lists that a query narrows are drawn likewise. The build puts this
// file beside Next's standalone server.
import { randomBytes, randomInt } from 'node:crypto'
import http from 'node:http'
import { createRequire } from 'node:module'
import { performance } from 'node:perf_hooks'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { asked } from './answer-ahead.mjs'
import { gzipWelcome, isPlainVisit } from './kept-pages.mjs'

const pack = promisify(gzip)
const MOST_SHELLS = 64
const MOST_READERS = 1_000
/** So long nobody tries again what could not be drawn ahead. */
const REST_MS = 5_000
const perAnswer = /^(?:connection|keep-alive|date|transfer-encoding|content-length|content-encoding)$/
const languageCookie = /(?:^|;\s*)NEXT_LOCALE=([^;]*)/

const shelf = globalThis

/** A text as it stands in a text of the plan that Next writes into a script. */
const inScript = (text) =>
  JSON.stringify(JSON.stringify(text).slice(1, -1))
    .slice(1, -1)
    .replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

// what is loaded ahead belongs into the head of a page and would stand within its content
function withoutHints(bytes) {
  const hints = /^(?:<link[^>]*>)+/.exec(bytes.toString('latin1', 0, 4_096))
  return hints ? bytes.subarray(hints[0].length) : bytes
}

const get = (options) =>
  new Promise((resolve, reject) => {
    const request = http.get(options, (answer) => {
      const parts = []
      answer.on('data', (part) => parts.push(part)).once('error', reject)
      answer.once('end', () =>
        resolve({ status: answer.statusCode, head: answer.headers, text: Buffer.concat(parts).toString() }),
      )
    })
    request.once('error', reject).setTimeout(10_000, () => request.destroy(new Error('no shell within ten seconds')))
  })

/** A text cut where a visit's own parts belong: bytes, and names of such parts. */
function cut(text, marks) {
  const names = new Map(marks.map(([name, mark]) => [mark, name]))
  const between = marks.map(([, mark]) => mark.replace(/\W/g, '\\$&')).join('|')
  return text.split(new RegExp(`(${between})`)).map((part) => names.get(part) ?? Buffer.from(part))
}

const plainQuery = /^(?:[\w\-.~+=&]|%(?!00)[0-9a-f]{2}){1,500}$/i

/** A query as Next writes it into its plan, twice: as the address says it and as it was asked. Null where Next may see another. */
function saidQuery(text) {
  if (!plainQuery.test(text)) return null
  const query = new URLSearchParams(text)
  const names = [...new Set(query.keys())]
  // a number would stand before what was asked first
  if (!names.every((name) => /^[a-z]\w*$/i.test(name))) return null
  const pairs = names.flatMap((name) => query.getAll(name).map((value) => [name, value]))
  return {
    address: inScript(`?${new URLSearchParams(pairs)}`),
    query: `\\"${inScript(`?${pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')}`)}`,
  }
}

/** Numbers of an address, and its query, stand in its shell as others, which no visit has. */
function shellAddress({ route, locale, own }) {
  const marks = []
  const number = () => `9${randomInt(1e14).toString().padStart(14, '0')}`
  const path = route.replace(/\[(\w+)\]/g, (_, name) => {
    if (name === 'slug') return own.slug
    marks.push([name, number()])
    return marks.at(-1)[1]
  })
  if (!route.endsWith('?')) return { path: `/${locale}${path}`, marks }
  const query = `?shell=${number()}`
  marks.push(['query', `\\"${query}`], ['address', query])
  return { path: `/${locale}${path.slice(0, -1)}${query}`, marks }
}

/** One shell as Next draws it, asked for by a key that no visitor can know; null where it is not as expected. */
async function askShell(at, door, fixed) {
  const key = `shell-${randomBytes(16).toString('hex')}`
  const wanted = (shelf.regularsShells ??= new Map())
  wanted.set(key, { told: key, fixed })
  const { path, marks: ofAddress } = shellAddress(door)
  const headers = { accept: 'text/html', cookie: `NEXT_LOCALE=${door.locale}`, 'x-regulars-shell': key }
  const { status, head, text } = await get({ ...at, path, headers }).finally(() => wanted.delete(key))
  const nonce = /'nonce-([^']+)'/.exec(head['content-security-policy'] ?? '')?.[1]
  // it stands once in the page, and after that once in what the page's component is handed in the browser
  const isWhole = text.split(key).length === 3 && new RegExp(`>${key}<[^]*\\\\"${key}\\\\"`).test(text)
  if (status !== 200 || !nonce || head['set-cookie'] || !isWhole) {
    shelf.regularsDrawings?.delete(key)
    return null
  }
  const marks = [['html', `${key}-html`], ['told', key], ['nonce', nonce], ...ofAddress]
  const lines = Object.entries(head).filter(([name]) => !perAnswer.test(name))
  return {
    key,
    parts: cut(text.replace(key, `${key}-html`), marks),
    lines: lines.map(([name, value]) => [name, String(value).split(nonce)]),
  }
}

/** What React makes of a page's content: React as Next has it, for the page's parts know no other. */
async function drawnByNext(content) {
  const runtime = createRequire(import.meta.url)('next/dist/compiled/next-server/app-page-turbo.runtime.prod.js')
  const { renderToPipeableStream } = runtime.vendored['react-ssr'].ReactDOMServer
  return new Promise((resolve, reject) => {
    const parts = []
    const sink = {
      write: (part) => parts.push(part) > 0,
      end: () => resolve(Buffer.concat(parts)),
      destroy: reject,
      on: () => sink,
    }
    // ids are told apart from those of the shell
    const { pipe } = renderToPipeableStream(content, {
      identifierPrefix: 'p',
      onAllReady: () => pipe(sink),
      onError: reject,
    })
  })
}

/** A page whole: the shell with what this visit is told, under a nonce of its own. */
async function fill(shell, told, { own: said, draw }) {
  const nonce = randomBytes(16).toString('base64')
  const html = withoutHints(await draw(shelf.regularsDrawings.get(shell.key)(told)))
  const own = { ...said, html, told: inScript(told), nonce }
  const parts = shell.parts.map((part) => (typeof part === 'string' ? Buffer.from(own[part]) : part))
  return { body: Buffer.concat(parts), lines: shell.lines.map(([name, between]) => [name, between.join(nonce)]) }
}

async function send(request, answer, { body, lines }) {
  const isPacked = gzipWelcome.test(request.headers['accept-encoding'] ?? '')
  const sent = isPacked ? await pack(body) : body
  for (const [name, value] of lines) answer.setHeader(name, value)
  if (isPacked) answer.setHeader('content-encoding', 'gzip')
  answer.setHeader('content-length', sent.length)
  answer.writeHead(200).end(sent)
}

function doorOf(request) {
  const [path, query] = request.url.split(/\?(.*)/s)
  if (!shelf.regularsPages || !isPlainVisit(request, path)) return null
  const said = query === undefined ? {} : saidQuery(query)
  if (!said) return null
  for (const [route, { at, read }] of shelf.regularsPages) {
    const found = (query !== undefined) === route.endsWith('?') && at.exec(path)
    if (!found) continue
    const { locale, ...params } = found.groups
    return { route, read, locale, params, own: { ...params, ...said } }
  }
  return null
}

/** Shells by what they are made of; the one that was not used longest goes first. */
function shellsOf(now) {
  const shells = new Map()
  const resting = new Map()
  const forget = (kind) => {
    shelf.regularsDrawings?.delete(shells.get(kind)?.key)
    shells.delete(kind)
  }
  const rest = (kind) => {
    forget(kind)
    resting.set(kind, now() + REST_MS)
    if (resting.size > MOST_SHELLS) resting.delete(resting.keys().next().value)
  }
  const keep = (kind, shell) => {
    shells.set(kind, shell)
    if (shells.size > MOST_SHELLS) forget(shells.keys().next().value)
  }
  return {
    rest,
    find(kind) {
      const shell = shells.get(kind)
      if (!shell) return null
      shells.delete(kind)
      shells.set(kind, shell)
      return shell
    },
    /** Next is asked beside the visit that found none. */
    ask(kind, request, door, fixed) {
      if (resting.get(kind) > now()) return
      rest(kind)
      const { localPort: port, localAddress: host } = request.socket
      askShell({ port, host }, door, fixed)
        .then((shell) => shell && keep(kind, shell))
        .catch((error) => console.error(error))
    },
  }
}

/** Of whom Next has said which cookies its answer sets: the language, for those who read another or do not say. */
function cookiesOfReaders() {
  const known = new Map()
  const readerOf = ({ headers }, locale) => {
    const chosen = languageCookie.exec(headers.cookie ?? '')?.[1]
    return chosen === locale ? null : `${locale} ${chosen} ${headers['accept-language']}`
  }
  return {
    find(request, locale) {
      const reader = readerOf(request, locale)
      return reader === null ? [] : known.get(reader)
    },
    hear(request, locale, answer) {
      const reader = readerOf(request, locale)
      answer.once('finish', () => {
        const cookies = [answer.getHeader('set-cookie') ?? []].flat()
        if (answer.statusCode !== 200 || !cookies.every((one) => one.startsWith('NEXT_LOCALE='))) return
        if (known.size >= MOST_READERS) known.clear()
        known.set(reader, cookies)
      })
    },
  }
}

/** The listener of a Next server with the listed pages before it. */
export function withPagesAhead(listener, draw = drawnByNext, now = () => performance.now()) {
  const shells = shellsOf(now)
  const readers = cookiesOfReaders()

  async function drawn(door, request) {
    const page = await door.read(asked(request, { 'x-next-intl-locale': door.locale }), door.params)
    if (!page) return null
    const kind = `${door.locale} ${door.route} ${page.kind}`
    const shell = shells.find(kind)
    if (!shell) return shells.ask(kind, request, door, page.fixed)
    return fill(shell, page.told, { own: door.own, draw }).catch((error) => {
      shells.rest(kind)
      throw error
    })
  }

  async function answerBy(door, request, answer) {
    const cookies = readers.find(request, door.locale)
    if (!cookies) readers.hear(request, door.locale, answer)
    // what breaks here is Next's to draw, or to say
    const whole = cookies && (await drawn(door, request).catch((error) => console.error(error)))
    if (!whole) return listener(request, answer)
    if (cookies.length > 0) answer.setHeader('set-cookie', cookies)
    return send(request, answer, whole).catch(() => answer.destroy())
  }

  return (request, answer) => {
    const door = doorOf(request)
    return door ? void answerBy(door, request, answer) : listener(request, answer)
  }
}

/** Every server that `http` creates from now on has them before its listener. */
export function answerPages(module) {
  const create = module.createServer
  module.createServer = (...given) => {
    const listener = given.at(-1)
    return typeof listener === 'function' ? create(...given.slice(0, -1), withPagesAhead(listener)) : create(...given)
  }
}
