import { headers } from 'next/headers'
import { type Locale, routing } from '@/lib/i18n/routing'
import { type PlainText, writePlain } from '@/lib/kernel/plain-text'
import type { Context } from './context'
import { type Asked, contextOfRequest, localeOf } from './request'
import { findShopSign } from './shop-sign'

/** What a page is drawn from: `told` differs from visit to visit, by `fixed` its shells are told apart. */
export type PageFacts<T, F> = { told: T; fixed: F }
type Params = Record<string, string>
export type Query = Record<string, string | string[] | undefined>
type Read<T, F> = (ctx: Context, params: Params) => Promise<PageFacts<T, F> | null>
type ReadList<T, F> = (locale: Locale, query: Query, params: Params) => Promise<PageFacts<T, F> | null>

type Answered = { told: string; fixed: unknown; kind: string }
type PageDoor = { at: RegExp; read: (asked: Asked, params: Params) => Promise<Answered | null> }
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
  draw(route, async (asked, params) => read(await contextOfRequest(asked), params))
}

/**
 * The same for a list, of its addresses with a query: it is the same for everybody, and nobody asks who it is. A `slug` in
 * the address belongs to what stands around, so `fixed` must tell one from another.
 */
export function answerListAhead<T, F>(route: `/${string}`, read: ReadList<T, F>): void {
  draw(`${route}?`, (asked, params) =>
    read(localeOf(asked.headers.get('x-next-intl-locale')), queryOf(asked.url), params),
  )
}

function draw(
  route: string,
  read: (asked: Asked, params: Params) => Promise<PageFacts<unknown, unknown> | null>,
): void {
  const pages = (shelf.regularsPages ??= new Map<string, PageDoor>())
  const path = route
    .replace('?', '')
    .replace('[slug]', '(?<slug>[a-z0-9-]+)')
    .replace(/\[(\w+)\]/g, '(?<$1>[1-9][0-9]{0,14})')
  pages.set(route, {
    at: new RegExp(`^/(?<locale>${routing.locales.join('|')})${path}$`),
    read: async (asked, params) => {
      const [sign, found] = await Promise.all([findShopSign(), read(asked, params)])
      if (!sign || !found) return null
      const told = writePlain(found.told)
      return { told, fixed: found.fixed, kind: JSON.stringify([sign, found.fixed]) }
    },
  })
}

/** As Next tells it to a page. */
function queryOf(url: string): Query {
  const asked = new URL(url).searchParams
  return Object.fromEntries(Array.from(new Set(asked.keys()), (name) => [name, one(asked.getAll(name))]))
}

const one = (values: string[]): string | string[] => (values.length === 1 ? values.join() : values)

/** Set while the server asks Next for the shell of a page: what stands in it for `told`, and what the shell is made of. */
export async function askedShell<T, F>(_page: Read<T, F> | ReadList<T, F>): Promise<Shell<T, F> | null> {
  const key = (await headers()).get('x-regulars-shell')
  const shell = key === null ? undefined : shelf.regularsShells?.get(key)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what this page's own `read` gave
  return (shell as Shell<T, F> | undefined) ?? null
}
