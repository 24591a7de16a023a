// A shared cache in front of Next, in its own process: what a page says a shared cache may keep (`s-maxage`) is answered
// for some seconds from memory, already hashed and compressed. Next alone spends milliseconds on each such answer. The build
// puts this file beside Next's standalone server.
import { performance } from 'node:perf_hooks'

const FRESH_MS = 5_000
// What shoppers write all day is on no kept page (stock and carts are asked for after): it leaves them where they are.
const changesNoPage = /^\/api\/(?:cart|checkout|stripe\/webhook)$/
const MOST_BYTES = 32 * 1024 * 1024

// Only requests made of these headers alone are answered or kept: whatever else Next may listen to goes to Next.
const plain = new Set(
  `host connection keep-alive accept accept-encoding accept-language user-agent cookie cache-control pragma referer dnt
  upgrade-insecure-requests if-none-match if-modified-since priority save-data te via forwarded x-forwarded-for
  x-forwarded-proto x-forwarded-host x-forwarded-port x-real-ip x-request-id`.split(/\s+/),
)
const plainAddress = /^(?:\/[\w\-.~]+)+$/
const draftCookie = /__prerender_bypass|__next_preview_data/
export const gzipWelcome = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i

export function isPlainVisit({ method, url, headers }, path = url) {
  if (method !== 'GET' || !plainAddress.test(path) || draftCookie.test(headers.cookie ?? '')) return false
  for (const name in headers) if (!plain.has(name) && !name.startsWith('sec-')) return false
  return true
}

function mayBeKept(answer) {
  const { statusCode } = answer
  const header = (name) => String(answer.getHeader(name) ?? '')
  return (
    statusCode === 200 &&
    !answer.hasHeader('set-cookie') &&
    /\bs-maxage=[1-9]/.test(header('cache-control')) &&
    !/private|no-store/.test(header('cache-control')) &&
    header('content-type').startsWith('text/html') &&
    // Next is making it anew at this moment
    header('x-nextjs-cache') !== 'STALE'
  )
}

/** Hears what is written to an answer that may be kept, and tells once it is whole; of any other it tells `null`. */
function overhear(answer, whenWhole) {
  const { write, end } = answer
  let parts
  const hear = (part, encoding) => {
    parts ??= mayBeKept(answer) ? [] : null
    if (!parts) return
    if (typeof part === 'string') parts.push(Buffer.from(part, typeof encoding === 'string' ? encoding : 'utf8'))
    else if (part instanceof Uint8Array) parts.push(Buffer.from(part))
  }
  answer.write = function writeHeard(part, ...rest) {
    hear(part, rest[0])
    return write.call(this, part, ...rest)
  }
  answer.end = function endHeard(part, ...rest) {
    hear(part, rest[0])
    const ended = end.call(this, part, ...rest)
    whenWhole(parts && Buffer.concat(parts))
    return ended
  }
}

const perBody = new Set(['content-length', 'content-encoding', 'content-type', 'transfer-encoding'])
const perConnection = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding'])

function readied(answer, body) {
  const headers = Object.entries(answer.getHeaders()).filter(([name]) => !perConnection.has(name))
  return {
    body,
    etag: answer.getHeader('etag'),
    whole: { ...Object.fromEntries(headers), 'content-length': body.length },
    unchanged: Object.fromEntries(headers.filter(([name]) => !perBody.has(name))),
  }
}

const knows = (asked, etag) => asked?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)

function send(request, answer, page) {
  if (page.etag && knows(request.headers['if-none-match'], page.etag)) answer.writeHead(304, page.unchanged).end()
  else answer.writeHead(200, page.whole).end(page.body)
}

/** The listener of a Next server with this cache before it. Whatever may change a page empties the cache. */
export function withKeptPages(listener, now = () => performance.now()) {
  const pages = new Map()
  let bytes = 0
  let era = 0

  const forget = (key) => {
    bytes -= pages.get(key)?.body.length ?? 0
    pages.delete(key)
  }
  const keep = (key, page) => {
    forget(key)
    pages.set(key, page)
    bytes += page.body.length
    for (const oldest of pages.keys()) {
      if (bytes <= MOST_BYTES) break
      forget(oldest)
    }
  }
  const forgetAll = () => {
    era += 1
    bytes = 0
    pages.clear()
  }

  return (request, answer) => {
    if (request.method !== 'GET' && request.method !== 'HEAD' && !changesNoPage.test(request.url)) {
      forgetAll()
      answer.once('close', forgetAll)
    }
    if (!isPlainVisit(request)) return listener(request, answer)
    const packed = gzipWelcome.test(request.headers['accept-encoding'] ?? '')
    const key = `${packed ? 'gzip' : 'plain'} ${request.url}`
    const page = pages.get(key)
    if (page && page.until > now()) return send(request, answer, page)

    // one visitor fetches it anew; whoever comes meanwhile is shown the last one
    if (page) page.until = now() + FRESH_MS
    request.headers['accept-encoding'] = packed ? 'gzip' : 'identity'
    const begun = era
    overhear(answer, (body) => {
      if (begun !== era) return
      if (body) keep(key, { ...readied(answer, body), until: now() + FRESH_MS })
      else if (answer.statusCode !== 304 || answer.getHeader('etag') !== pages.get(key)?.etag) forget(key)
    })
    return listener(request, answer)
  }
}

/** Every server that `http` creates from now on has the cache before its listener. */
export function keepPages(http) {
  const create = http.createServer
  http.createServer = (...given) => {
    const listener = given.at(-1)
    return typeof listener === 'function' ? create(...given.slice(0, -1), withKeptPages(listener)) : create(...given)
  }
}
