import { headers } from 'next/headers'
import { routing } from '@/lib/i18n/routing'
import { type PlainText, writePlain } from '@/lib/kernel/plain-text'
import type { Context } from './context'
import { type Asked, contextOfRequest } from './request'
import { findShopSign } from './shop-sign'

/** What a page is drawn from: `told` differs from visit to visit, by `fixed` its shells are told apart. */
export type PageFacts<T, F> = { told: T; fixed: F }
type Read<T, F> = (ctx: Context, params: Record<string, string>) => Promise<PageFacts<T, F> | null>

type Answered = { told: string; fixed: unknown; kind: string }
type PageDoor = { at: RegExp; read: (asked: Asked, params: Record<string, string>) => Promise<Answered | null> }
type Shell<T, F> = { told: PlainText<T>; fixed: F }

/** Where the server looks for them (scripts/lib/pages-ahead.mjs), which is no part of Next's build. */
const shelf = globalThis as {
  regularsPages?: Map<string, PageDoor>
  regularsShells?: Map<string, Shell<unknown, unknown>>
}

/**
 * From now on the server answers visits of this page itself: what stands around is drawn by Next once for each `fixed` and
 * kept, what is read here is drawn into it and sent along by the page's own component (`drawnFrom`). Null, or anything
 * that is thrown, goes Next's way, where the page draws the same from the same `read`.
 */
export function answerPageAhead<T, F>(route: `/${string}`, read: Read<T, F>): void {
  const pages = (shelf.regularsPages ??= new Map<string, PageDoor>())
  const path = route.replace(/\[(\w+)\]/g, '(?<$1>[1-9][0-9]{0,14})')
  pages.set(route, {
    at: new RegExp(`^/(?<locale>${routing.locales.join('|')})${path}$`),
    read: async (asked, params) => {
      const [ctx, sign] = await Promise.all([contextOfRequest(asked), findShopSign()])
      const found = sign && (await read(ctx, params))
      if (!found) return null
      const told = writePlain(found.told)
      return { told, fixed: found.fixed, kind: JSON.stringify([sign, found.fixed]) }
    },
  })
}

/** Set while the server asks Next for the shell of a page: what stands in it for `told`, and what the shell is made of. */
export async function askedShell<T, F>(_page: Read<T, F>): Promise<Shell<T, F> | null> {
  const key = (await headers()).get('x-regulars-shell')
  const shell = key === null ? undefined : shelf.regularsShells?.get(key)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what this page's own `read` gave
  return (shell as Shell<T, F> | undefined) ?? null
}
