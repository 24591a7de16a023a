/** A variant as the books have it; stock stands apart, because it moves by its own law. */
export type VariantRecord = {
  id: string
  sku: string | null
  position: number
  optionsZh: string[]
  optionsEn: string[]
  priceMinor: number
  compareAtMinor: number | null
  /** what one piece costs the shop; null: not known */
  costMinor: number | null
  imagePosition: number | null
}

export type ImageRecord = { file: string; width: number; height: number; altZh: string; altEn: string; credit: string }

/** Everything of a product that a merchant decides. */
export type ProductRecord = {
  id: string
  slug: string
  titleZh: string
  titleEn: string
  descriptionZh: string
  descriptionEn: string
  vendor: string
  productType: string
  tags: string[]
  optionNamesZh: string[]
  optionNamesEn: string[]
  status: ProductStatus
  variants: VariantRecord[]
}

export const productStatuses = ['draft', 'active', 'archived'] as const
export type ProductStatus = (typeof productStatuses)[number]

export const MOST_OPTIONS = 3
export const MOST_VARIANTS = 250
export const MOST_IMAGES = 30
export const MOST_TAGS = 50
/** ¥9,999,999.99 */
export const MOST_PRICE_MINOR = 999_999_999

type Fields = Readonly<Record<string, unknown>>
export type Change = { before: Fields; after: Fields }

// the database keeps the fields of an object in an order of its own
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
const same = (a: unknown, b: unknown) => JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder)

/** What differs, field by field, for the audit; null when nothing does. */
export function changeOf(before: Fields | null, after: Fields): Change | null {
  const names = Object.keys(after).filter((name) => before === null || !same(before[name], after[name]))
  if (names.length === 0) return null
  const pick = (from: Fields) => Object.fromEntries(names.map((name) => [name, from[name]]))
  return { before: before === null ? {} : pick(before), after: pick(after) }
}

/** An address of letters, digits and dashes; Chinese letters are letters. */
export const slugPattern = /^[\p{L}\p{N}]+(?:[-_]+[\p{L}\p{N}]+)*$/u

/** The address a title suggests: small letters, digits and dashes. */
export function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '')
}

/** Variants are told apart by their option values alone. */
export const optionsKey = (options: readonly string[]): string => options.join('\u0000')

/** What somebody types, as LIKE reads it: the signs that stand for anything stand for themselves. */
export const likeable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')

/** The most that is changed at one go. */
export const MOST_MATCHING = 5_000
