import { z } from 'zod'
import { minorOfText } from '@/lib/kernel/money'
import {
  MOST_IMAGES,
  MOST_MATCHING,
  MOST_OPTIONS,
  MOST_TAGS,
  MOST_VARIANTS,
  optionsKey,
  productStatuses,
  slugPattern,
} from './manage/rules'

// What is shown on a line or printed on a label: no line breaks, no marks that turn the text around.
// oxlint-disable-next-line no-control-regex
const ONE_LINE = /^[^\u0000-\u001f\u007f\u200e\u200f\u2028-\u202e\u2066-\u2069]*$/
const line = (most: number) => z.string().trim().max(most, 'text-long').regex(ONE_LINE, 'text-strange')
const neededLine = (most: number) => line(most).min(1, 'text-missing')
const html = z.string().max(60_000, 'text-long')

const priceField = z.string().trim().min(1, 'price-missing').transform(toMinor)
const compareAtField = z
  .string()
  .trim()
  .transform((text, issues) => (text === '' ? null : toMinor(text, issues)))

function toMinor(text: string, issues: z.RefinementCtx) {
  const price = minorOfText(text)
  if (price !== null) return price
  issues.addIssue({ code: 'custom', message: /^\d+\.\d{3,}$/.test(text) ? 'price-decimals' : 'price-invalid' })
  return z.NEVER
}

const stockField = z
  .string()
  .trim()
  .regex(/^\d{0,6}$/, 'stock-invalid')
  .transform(Number)

const OptionNames = z.strictObject({ zh: neededLine(40), en: neededLine(40) })

const VariantFields = z.strictObject({
  id: z.uuid(),
  optionsZh: z.array(neededLine(80)).max(MOST_OPTIONS),
  optionsEn: z.array(neededLine(80)).max(MOST_OPTIONS),
  sku: line(80),
  price: priceField,
  compareAt: compareAtField,
  /** what one piece costs the shop; empty: not known */
  cost: compareAtField.default(null),
  /** The first stock of a variant that is new; later it is counted, with a reason. */
  stock: stockField,
})

const ImageFields = z.strictObject({
  file: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/),
  width: z.int().min(1).max(20_000),
  height: z.int().min(1).max(20_000),
  altZh: line(200),
  altEn: line(200),
  credit: line(200),
})

/** A product as its form holds it: the ids are minted with the form, so that a save that is sent twice is one save. */
export const SaveProduct = z
  .strictObject({
    id: z.uuid(),
    /** When what the form shows was last changed; null for a new product. */
    updatedAt: z.iso.datetime().nullable(),
    slug: z
      .string()
      .trim()
      .toLowerCase()
      .min(1, 'text-missing')
      .max(120, 'text-long')
      .regex(slugPattern, 'slug-invalid'),
    titleZh: neededLine(160),
    titleEn: neededLine(160),
    descriptionZh: html,
    descriptionEn: html,
    vendor: line(120),
    productType: line(120),
    tags: z.array(neededLine(60)).max(MOST_TAGS, 'tags-many'),
    collectionIds: z.array(z.uuid()).max(100),
    status: z.enum(productStatuses),
    optionNames: z.array(OptionNames).max(MOST_OPTIONS),
    variants: z.array(VariantFields).min(1, 'variant-missing').max(MOST_VARIANTS, 'variants-many'),
    images: z.array(ImageFields).max(MOST_IMAGES, 'images-many'),
  })
  .superRefine((product, issues) => {
    const seen = { optionsZh: new Set<string>(), optionsEn: new Set<string>() }
    const skus = new Set<string>()
    const say = (path: (string | number)[], message: string) => issues.addIssue({ code: 'custom', path, message })
    for (const [place, variant] of product.variants.entries()) {
      for (const side of ['optionsZh', 'optionsEn'] as const) {
        const key = optionsKey(variant[side])
        if (variant[side].length !== product.optionNames.length) say(['variants', place, side], 'options-incomplete')
        else if (seen[side].has(key)) say(['variants', place, side, 0], 'variant-twice')
        seen[side].add(key)
      }
      if (variant.sku !== '' && skus.has(variant.sku)) say(['variants', place, 'sku'], 'sku-twice')
      skus.add(variant.sku)
      if (variant.compareAt !== null && variant.compareAt <= variant.price)
        say(['variants', place, 'compareAt'], 'compare-at-low')
    }
  })
export type SaveProduct = z.output<typeof SaveProduct>
export type SaveProductFields = z.input<typeof SaveProduct>

export const stockReasons = ['receive', 'count', 'damage', 'return', 'other'] as const

/** `from` is what the form showed: stock that has moved meanwhile is looked at again before it is changed. */
export const AdjustStock = z
  .strictObject({
    variantId: z.uuid(),
    from: z.int().min(0).max(999_999),
    to: z.int('stock-invalid').min(0, 'stock-invalid').max(999_999, 'stock-invalid'),
    reason: z.enum(stockReasons),
    note: line(200),
  })
  .refine((input) => input.reason !== 'other' || input.note !== '', { path: ['note'], error: 'note-missing' })
export type AdjustStock = z.output<typeof AdjustStock>

/** Each product with the state it shall have; what they had before comes back, and undoes it. */
export const ChangeProductStatus = z.strictObject({
  changes: z
    .array(z.strictObject({ productId: z.uuid(), status: z.enum(productStatuses) }))
    .min(1)
    .max(MOST_MATCHING),
})
export type ChangeProductStatus = z.output<typeof ChangeProductStatus>

/** All that a filter of the list finds, and how many they were when somebody chose them. */
export const ChangeMatchingProducts = z.strictObject({
  filter: z.strictObject({
    q: z.string().trim().max(100),
    status: z.enum(productStatuses).optional(),
    collection: z.uuid().optional(),
  }),
  count: z.int().min(1).max(10_000_000),
  status: z.enum(productStatuses),
})
export type ChangeMatchingProducts = z.output<typeof ChangeMatchingProducts>
