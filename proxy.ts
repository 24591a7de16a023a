import { createHash, randomBytes } from 'node:crypto'
import { NextRequest, NextResponse } from 'next/server'
import createIntlProxy from 'next-intl/middleware'
import { themeScript } from './components/layout/theme-script'
import { contentPolicy } from './lib/csp'
import { env } from './lib/env'
import { isPlainAddress } from './lib/gate/plain-input'
import { routing } from './lib/i18n/routing'

// The proxy words headers and addresses, and turns away an address that can't be read. It guards nothing: every page, action and route asks the gate for itself.

const inLanguage = createIntlProxy(routing)
const themeScriptHash = createHash('sha256').update(themeScript).digest('base64')

const locales = routing.locales.join('|')
/** Made before the visit, the same for everybody; everything else is made for the one who asks. */
const catalogPage = new RegExp(`^/(?:${locales})(?:/products(?:/[^/]+)?|/collections(?:/[^/]+)?|/points/rules)?/?$`)
/** A list that a query narrows or sorts is made on request, by a sibling of the page that is made before. */
const listPage = new RegExp(`^/(?:${locales})/(?:products|collections/[^/]+)/?$`)

/** An address that names its language and has nothing in it to be put right. */
const pageAddress = new RegExp(`^/(${locales})(?:/[\\w.~-]+)*$`)
/** Languages of a page with what its reader's browser reads, of which next-intl has said that they agree. */
const agreeing = new Set<string>()
const MOST_AGREEING = 1_000

const notPage = /^\/(?:api|media|_next|icons)\/|^\/[^/]+\.(?:ico|svg|webmanifest|txt|xml)$/

export default function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  if (!isPlainAddress(pathname + search)) return new NextResponse('400 Bad Request', { status: 400 })
  if (notPage.test(pathname)) return NextResponse.next({ request: { headers: withoutPolicy(request) } })
  const filtered = search !== '' && listPage.test(pathname)
  const target = filtered ? filteredTwin(request) : request.nextUrl
  const isStatic = catalogPage.test(pathname) && !filtered && !pathname.endsWith('/filtered')
  const policy = pagePolicy(isStatic)

  const headers = withoutPolicy(request)
  if (!isStatic) headers.set('content-security-policy', policy)

  // a cookie set beside an action makes Next draw the whole page again into its answer
  const cookieless = isStatic || request.headers.has('next-action')
  const response = answerIn(request, target, headers, cookieless)
  if (filtered && !response.headers.has('location')) {
    response.headers.delete('x-middleware-next')
    response.headers.set('x-middleware-rewrite', target.toString())
  }
  response.headers.set('content-security-policy', policy)
  if (cookieless) withoutCookies(response)
  if (served.https) response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  return response
}

/** What next-intl does, without asking it again where it has neither a way to show nor a cookie to set. */
function answerIn(request: NextRequest, target: URL, headers: Headers, cookieless: boolean): NextResponse {
  const locale = pageAddress.exec(target.pathname)?.[1]
  if (!locale) return inLanguage(new NextRequest(target, { headers }))
  const reads = `${locale} ${request.cookies.get('NEXT_LOCALE')?.value ?? request.headers.get('accept-language')}`
  if (cookieless || reads === `${locale} ${locale}` || agreeing.has(reads)) {
    headers.set('x-next-intl-locale', locale)
    return NextResponse.next({ request: { headers } })
  }
  const response = inLanguage(new NextRequest(target, { headers }))
  if (!response.headers.has('set-cookie')) {
    if (agreeing.size >= MOST_AGREEING) agreeing.clear()
    agreeing.add(reads)
  }
  return response
}

/** Next takes the nonce from the request's own policy header; a visitor's must never get that far. */
function withoutPolicy(request: NextRequest): Headers {
  const headers = new Headers(request.headers)
  headers.delete('content-security-policy')
  headers.delete('content-security-policy-report-only')
  headers.delete('x-nonce')
  return headers
}

/** What shared caches may keep sets nobody's cookie: the switch itself remembers a language that is chosen. */
function withoutCookies(response: NextResponse): void {
  response.headers.delete('set-cookie')
  response.headers.delete('x-middleware-set-cookie')
}

function filteredTwin(request: NextRequest): URL {
  const url = new URL(request.nextUrl)
  url.pathname = `${url.pathname.replace(/\/$/, '')}/filtered`
  return url
}

const served = {
  get https() {
    return env().APP_URL.startsWith('https:')
  },
  get formTargets() {
    const base = env().STRIPE_API_BASE
    return base ? ['https://checkout.stripe.com', new URL(base).origin] : ['https://checkout.stripe.com']
  },
}

function pagePolicy(isStatic: boolean): string {
  return contentPolicy({
    trust: isStatic
      ? { kind: 'static' }
      : { kind: 'nonce', nonce: randomBytes(16).toString('base64'), inlineHashes: [themeScriptHash] },
    formTargets: served.formTargets,
    https: served.https,
    development: env().NODE_ENV === 'development',
  })
}

export const config = {
  matcher: [
    // not pages: routes of the interface (which answer 404 as JSON), media, build output and files of `public`
    '/((?!api/|media/|_next/|icons/|favicon\\.ico$|icon\\.svg$|manifest\\.webmanifest$|robots\\.txt$|sitemap\\.xml$).*)',
    // but Next answers 500 to an escape that is broken in any of them
    '/((?:api|media|_next|icons)/.*%.*)',
    // and would write a visitor's nonce into the 404 page of any of them
    { source: '/:path*', has: [{ type: 'header', key: 'content-security-policy' }] },
    { source: '/:path*', has: [{ type: 'header', key: 'content-security-policy-report-only' }] },
  ],
}
