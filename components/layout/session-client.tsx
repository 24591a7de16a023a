'use client'
import { useEffect, useSyncExternalStore } from 'react'
import { paths } from '@/lib/paths'

/** What `GET /api/me` tells: the little of a visit that pages made beforehand cannot know. */
export type Session = {
  signedIn: boolean
  name: string | null
  isStaff: boolean
  cartCount: number
  points: number | null
  hasNotice: boolean
}

let session: Session | null = null
let asking: Promise<void> | null = null
const listeners = new Set<() => void>()

function publish(next: Session | null): void {
  session = next
  for (const listener of listeners) listener()
}

/** Asks again: after signing in or out, or when the cart has changed. A failure leaves what was known before. */
export function refreshSession(): Promise<void> {
  asking ??= fetch(paths.api.me(), { headers: { accept: 'application/json' }, cache: 'no-store' })
    .then(async (answer) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own route's answer
      if (answer.ok) publish((await answer.json()) as Session)
    })
    .catch(() => undefined)
    .finally(() => {
      asking = null
    })
  return asking
}

/** Shows a cart count before the server has confirmed it; `refreshSession` puts it right. */
export function expectCartCount(cartCount: number): void {
  if (session) publish({ ...session, cartCount: Math.max(0, cartCount) })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The visit, or null while it is not known: draw the same space for both. */
export function useSession(): Session | null {
  const known = useSyncExternalStore(
    subscribe,
    () => session,
    () => null,
  )
  useEffect(() => {
    if (!session) void refreshSession()
  }, [])
  return known
}

function refreshWhenSeen(): void {
  if (document.visibilityState === 'visible') void refreshSession()
}

/** Stands once per layout: another tab may have changed the cart while this one was hidden. */
export function SessionKeeper(): null {
  useEffect(() => {
    document.addEventListener('visibilitychange', refreshWhenSeen)
    return () => document.removeEventListener('visibilitychange', refreshWhenSeen)
  }, [])
  return null
}
