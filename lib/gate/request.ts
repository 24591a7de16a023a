import { cookies, headers } from 'next/headers'
import { hasLocale } from 'next-intl'
import { cookiesOf } from '@/lib/auth/cookies-of'
import { hashToken, newSecretToken } from '@/lib/auth/secret-token'
import { openSession, sessionCookieName, usesSecureCookies } from '@/lib/auth/session-token'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { env } from '@/lib/env'
import { type Locale, routing } from '@/lib/i18n/routing'
import type { Actor, Context, StaffRole } from './context'

const VISITOR_SECONDS = 90 * 24 * 3600
const visitorCookie = () => (usesSecureCookies() ? '__Host-visitor' : 'visitor')

type AccountRow = { id: string; email: string; name: string; staff_role: StaffRole | null }

/** The account of a session cookie as the database knows it now: role, suspension and sign-out count at once. */
export async function findActor(cookie: string | undefined): Promise<Actor | null> {
  const claim = await openSession(cookie)
  if (!claim) return null
  const found = await row<AccountRow>(
    `select id, email, name, staff_role from account where id = $1 and session_epoch = $2 and suspended_at is null`,
    [claim.accountId, claim.sessionEpoch],
  )
  return found && { id: found.id, email: found.email, name: found.name, staffRole: found.staff_role }
}

/** What a route reads of a request; Next need not have made it (`answer-ahead.ts`). */
export type Asked = {
  readonly url: string
  readonly headers: Pick<Headers, 'get'>
  readonly body: AsyncIterable<Uint8Array> | null
}

/** Who is asking, read from cookies and the database once per request. */
export async function readContext(): Promise<Context> {
  const [jar, head] = await Promise.all([cookies(), headers()])
  return contextOf((name) => jar.get(name)?.value, head)
}

/** The same from a request alone, without asking Next. */
export const contextOfRequest = ({ headers: head }: Asked): Promise<Context> => {
  const jar = cookiesOf(head.get('cookie') ?? '')
  return contextOf((name) => jar.get(name), head)
}

async function contextOf(cookie: (name: string) => string | undefined, head: Pick<Headers, 'get'>): Promise<Context> {
  const visitor = cookie(visitorCookie())
  return {
    actor: await findActor(cookie(sessionCookieName())),
    visitorHash: visitor ? hashToken(visitor) : null,
    locale: localeOf(head.get('x-next-intl-locale') ?? cookie('NEXT_LOCALE')),
    at: null,
    on: db(),
  }
}

/** Gives a guest a cookie to hang a cart on. Only where cookies may be set: actions and route handlers. */
export async function ensureVisitor<C extends Context>(ctx: C): Promise<C> {
  if (ctx.actor || ctx.visitorHash) return ctx
  const { token, visitorHash } = newVisitor()
  const jar = await cookies()
  jar.set(visitorCookie(), token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: usesSecureCookies(),
    path: '/',
    maxAge: VISITOR_SECONDS,
  })
  return { ...ctx, visitorHash }
}

/** A guest's name, and the header that gives it to the browser. */
export function newVisitor(): { token: string; visitorHash: Buffer; cookie: string } {
  const token = newSecretToken()
  const secure = usesSecureCookies() ? '; Secure' : ''
  const cookie = `${visitorCookie()}=${token}; Path=/; Max-Age=${VISITOR_SECONDS}; HttpOnly; SameSite=lax${secure}`
  return { token, visitorHash: hashToken(token), cookie }
}

/** A language of the shop's, whatever is said. */
export const localeOf = (value: string | null | undefined): Locale =>
  hasLocale(routing.locales, value) ? value : routing.defaultLocale

/**
 * A state change must come from our own pages. Compared with the configured address, never with headers that a
 * client may set (X-Forwarded-Host). Browsers send Origin or Sec-Fetch-Site on every such request.
 */
export function isSameOrigin(head: Pick<Headers, 'get'>): boolean {
  const origin = head.get('origin')
  if (origin !== null) return origin === new URL(env().APP_URL).origin
  return head.get('sec-fetch-site') === 'same-origin'
}

/**
 * The client's address, counted from the right over the proxies we were told to trust; null when there are none,
 * because then every byte of the header is the client's own.
 */
export function clientAddress(head: Pick<Headers, 'get'>): string | null {
  const hops = env().TRUSTED_PROXY_HOPS
  if (hops === 0) return null
  const chain = (head.get('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  return chain.at(-hops) || null
}
