import { decode } from 'next-auth/jwt'
import { env } from '@/lib/env'

/** What a session cookie claims; the account's row has the last word. */
export type SessionClaim = { accountId: string; sessionEpoch: number }

export const SESSION_SECONDS = 30 * 24 * 3600

export const usesSecureCookies = () => env().APP_URL.startsWith('https://')

export const sessionCookieName = () =>
  usesSecureCookies() ? '__Secure-next-auth.session-token' : 'next-auth.session-token'

// Unsealing costs a key derivation and a decryption; the same cookie comes with each request of a visit.
const opened = new Map<string, { claim: SessionClaim; until: number }>()
const KEPT = 5_000

/** Unseals a session cookie: null for a missing, forged or outlived one. */
export async function openSession(cookie: string | undefined): Promise<SessionClaim | null> {
  if (!cookie) return null
  const seconds = Math.floor(Date.now() / 1000)
  const known = opened.get(cookie)
  if (known) return known.until > seconds ? known.claim : null
  const token = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET }).catch(() => null)
  if (!token || typeof token.sub !== 'string' || typeof token.epoch !== 'number') return null
  const claim = { accountId: token.sub, sessionEpoch: token.epoch }
  if (opened.size >= KEPT) opened.clear()
  opened.set(cookie, { claim, until: typeof token.exp === 'number' ? token.exp : seconds + 60 })
  return claim
}
