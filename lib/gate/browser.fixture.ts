import { AsyncLocalStorage } from 'node:async_hooks'
import { encode } from 'next-auth/jwt'
import type { Actor } from './context'

// Stands in for Next's own headers and cookies: `vi.mock('next/headers', () => import('@/lib/gate/browser.fixture'))`.
const here = 'http://localhost:3000'
const jars = new AsyncLocalStorage<Map<string, string>>()
const jar = () => jars.getStore() ?? new Map<string, string>()

export const headers = async () => new Headers({ origin: here })
export const cookies = async () => {
  const kept = jar()
  return {
    get: (name: string) => (kept.has(name) ? { name, value: kept.get(name) } : undefined),
    set: (name: string, value: string) => void kept.set(name, value),
  }
}

/** What happens inside is asked from the shop's own page, by a browser of its own with these cookies. */
export const browse = <V>(kept: Record<string, string>, ask: () => V): V => jars.run(new Map(Object.entries(kept)), ask)

/** The cookie of somebody who has signed in. */
export async function cookieOf({ id }: Pick<Actor, 'id'>, epoch = 0): Promise<Record<string, string>> {
  const secret = process.env.NEXTAUTH_SECRET ?? ''
  return { 'next-auth.session-token': await encode({ token: { sub: id, epoch }, secret }) }
}

/** What `lib/env` reads, when a test needs no more of it than an address and a secret. */
export function setUpHere(): void {
  process.env.DATABASE_URL ??= 'postgresql://set-by-the-test-database'
  process.env.NEXTAUTH_SECRET ??= 'a secret for tests only, thirty-two long'
  process.env.APP_URL = here
}
