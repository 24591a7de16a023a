import { type Minor, minor } from '@/lib/kernel/money'
import type { Picture } from '@/lib/kernel/picture'
import { type StockWording, savingMinor, stockWording } from '../rules'
import type { ListParams } from './schema'

export const listSorts = ['new', 'price-up', 'price-down', 'name'] as const
export type ListSort = (typeof listSorts)[number] | 'relevance'

export type ImageRow = { file: string; width: number; height: number; altZh: string; altEn: string }
export type CardRow = {
  slug: string
  titleZh: string
  titleEn: string
  vendor: string
  priceFrom: number
  priceTo: number
  compareAt: number | null
  left: number
  variants: number
  variantId: string
  image: ImageRow | null
}

/** A product as a list shows it. */
export type ProductCard = {
  slug: string
  title: string
  vendor: string
  priceMinor: Minor
  /** Variants differ in price: "from" stands before it. */
  hasRange: boolean
  /** Only when it is above the price. */
  compareAtMinor: Minor | null
  stock: StockWording
  /** The one variant of a product that has no choice; it can go into the cart from the list. */
  onlyVariantId: string | null
  image: Picture | null
}

const said = (locale: string, zh: string, en: string) => (locale === 'en' ? en || zh : zh || en)

export function pictureOf({ file, width, height, altZh, altEn }: ImageRow, title: string, locale: string): Picture {
  return { file, width, height, alt: said(locale, altZh, altEn) || title }
}

export function cardOf(card: CardRow, locale: string): ProductCard {
  const title = said(locale, card.titleZh, card.titleEn)
  return {
    slug: card.slug,
    title,
    vendor: card.vendor,
    priceMinor: minor(card.priceFrom),
    hasRange: card.priceTo > card.priceFrom,
    compareAtMinor: savingMinor(card.priceFrom, card.compareAt) > 0 && card.compareAt ? minor(card.compareAt) : null,
    stock: stockWording(card.left),
    onlyVariantId: card.variants === 1 ? card.variantId : null,
    image: card.image && pictureOf(card.image, title, locale),
  }
}

export type ListQuery = Record<string, string | number | readonly string[] | null>

/** The address of the list with some of it changed; any change of what is shown begins at the first page again. */
export function listQuery(params: ListParams, change: Partial<ListParams> = {}): ListQuery {
  const next = { ...params, page: 1, ...change }
  return {
    q: next.q || null,
    tag: next.tag,
    vendor: next.vendor,
    min: next.min ?? null,
    max: next.max ?? null,
    stock: next.stock ? '1' : null,
    sort: next.sort ?? null,
    page: next.page > 1 ? next.page : null,
  }
}

/** How many things narrow the list. */
export function filterCount({ tag, vendor, min, max, stock }: ListParams): number {
  return tag.length + vendor.length + Number(min !== undefined || max !== undefined) + Number(stock)
}

/** The same list without anything that narrows it; what was searched for and the order stay. */
export const withoutFilters = (params: ListParams): ListParams => ({
  ...params,
  tag: [],
  vendor: [],
  min: undefined,
  max: undefined,
  stock: false,
  page: 1,
})

/** With the value if it was not chosen, without it if it was. */
export const toggled = (values: readonly string[], value: string): string[] =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value]
