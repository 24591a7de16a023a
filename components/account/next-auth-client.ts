'use client'
import { paths } from '@/lib/paths'

// What next-auth's own browser half sends, without the rest of it: sign-in pages stay light.
async function post(address: string, fields: Record<string, string>): Promise<URL> {
  const { csrfToken }: { csrfToken: string } = await (await fetch(paths.api.csrf(), { cache: 'no-store' })).json()
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...fields, csrfToken, callbackUrl: '/', json: 'true' }),
  })
  const { url }: { url: string } = await answer.json()
  return new URL(url, window.location.origin)
}

export type Entered = { ok: true } | { ok: false; refusal: string }

/** Signs in by a road; a refusal comes as its code, a broken network as `offline`. */
export async function enterBy(road: 'password' | 'magic-link', fields: Record<string, string>): Promise<Entered> {
  try {
    const landed = await post(paths.api.signInBy(road), fields)
    const refusal = landed.searchParams.get('error') ?? (landed.searchParams.has('csrf') ? 'wrong-origin' : null)
    return refusal ? { ok: false, refusal } : { ok: true }
  } catch {
    return { ok: false, refusal: 'offline' }
  }
}

/** Takes the session from this browser. */
export async function leave(): Promise<boolean> {
  return post(paths.api.signOut(), {}).then(
    () => true,
    () => false,
  )
}

/** A whole load, so that nothing of the visit before stays on the screen. `to` may or may not name its language. */
export function goTo(to: string, locale: string): void {
  window.location.assign(/^\/(?:zh-CN|en)(?:[/?#]|$)/.test(to) ? to : `/${locale}${to === '/' ? '' : to}`)
}
