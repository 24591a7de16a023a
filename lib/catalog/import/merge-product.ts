import { cleanHtml } from '../html/rules'
import { changeOf, optionsKey, type ProductRecord, type VariantRecord } from '../manage/rules'
import type { DraftVariant, Note, Problem, ProductDraft } from './rules'

/** What a merge may look up: who carries a SKU now, and ids for what is new. */
export type MergeBook = {
  skuOwners: ReadonlyMap<string, { variantId: string; slug: string }>
  newId: () => string
}

export type Merged = {
  kind: 'create' | 'update' | 'unchanged'
  record: ProductRecord
  change: { before: object; after: object } | null
  /** First stock of variants that were not in the shop */
  stock: { variantId: string; quantity: number }[]
  notes: Note[]
  problem: Problem | null
}

/**
 * The file wins where it speaks, and the shop keeps what it is silent about: a translation that somebody wrote, variants
 * that the file does not name, and the stock of everything that was there before.
 */
export function mergeProduct(draft: ProductDraft, stored: ProductRecord | null, book: MergeBook): Merged {
  const notes: Note[] = []
  const { variants, stock, leftOver } = mergeVariants(draft, stored, book, notes)
  const record: ProductRecord = {
    ...mergeTexts(draft, stored),
    id: stored?.id ?? book.newId(),
    slug: draft.slug,
    vendor: draft.vendor ?? stored?.vendor ?? '',
    productType: draft.type ?? stored?.productType ?? '',
    tags: draft.tags ?? stored?.tags ?? [],
    status: draft.status ?? stored?.status ?? 'draft',
    variants,
  }
  const known = stored && (Object.fromEntries(Object.keys(record).map((name) => [name, field(stored, name)])) as object)
  const change = changeOf(known && { ...known }, { ...record })
  const differs = leftOver && stored !== null && stored.optionNamesEn.length !== draft.optionNames.length
  return {
    kind: stored === null ? 'create' : change ? 'update' : 'unchanged',
    record,
    change,
    stock,
    notes,
    problem: differs ? { line: draft.line, column: '', code: 'options-differ', details: { handle: draft.slug } } : null,
  }
}

const field = (from: object, name: string): unknown => Object.entries(from).find(([key]) => key === name)?.[1]

type Pair<T> = { own: T; other: T }

/** The other language follows the file's for as long as nobody has written it. */
function translated<T>(next: T, stored: Pair<T> | null, given?: T): Pair<T> {
  if (given !== undefined) return { own: next, other: given }
  if (stored === null || JSON.stringify(stored.own) === JSON.stringify(stored.other)) return { own: next, other: next }
  return { own: next, other: stored.other }
}

function pairOf<T>(zh: T, en: T, locale: ProductDraft['locale']): Pair<T> {
  return locale === 'zh' ? { own: zh, other: en } : { own: en, other: zh }
}

function sides<T>({ own, other }: Pair<T>, locale: ProductDraft['locale']): { zh: T; en: T } {
  return locale === 'zh' ? { zh: own, en: other } : { zh: other, en: own }
}

function mergeTexts(draft: ProductDraft, stored: ProductRecord | null) {
  const { locale } = draft
  const was = <T>(zh: (of: ProductRecord) => T, en: (of: ProductRecord) => T) =>
    stored && pairOf(zh(stored), en(stored), locale)
  const oldBody = was(
    (of) => of.descriptionZh,
    (of) => of.descriptionEn,
  )
  const body = draft.body === undefined ? (oldBody?.own ?? '') : cleanHtml(draft.body)
  const otherBody = draft.translated?.body === undefined ? undefined : cleanHtml(draft.translated.body)
  const title = sides(
    translated(
      draft.title,
      was(
        (of) => of.titleZh,
        (of) => of.titleEn,
      ),
      draft.translated?.title,
    ),
    locale,
  )
  const description = sides(translated(body, oldBody, otherBody), locale)
  const names = sides(
    translated(
      draft.optionNames,
      was(
        (of) => of.optionNamesZh,
        (of) => of.optionNamesEn,
      ),
    ),
    locale,
  )
  return {
    titleZh: title.zh,
    titleEn: title.en,
    descriptionZh: description.zh,
    descriptionEn: description.en,
    optionNamesZh: names.zh,
    optionNamesEn: names.en,
  }
}

function mergeVariants(draft: ProductDraft, stored: ProductRecord | null, book: MergeBook, notes: Note[]) {
  const own = (variant: VariantRecord) => (draft.locale === 'zh' ? variant.optionsZh : variant.optionsEn)
  const known = new Map(stored?.variants.map((variant) => [optionsKey(own(variant)), variant]))
  const stock: Merged['stock'] = []
  const variants = draft.variants.map((variant, position) => {
    const old = known.get(optionsKey(variant.options)) ?? null
    known.delete(optionsKey(variant.options))
    const made = variantRecord(draft, variant, old, position, book, notes)
    if (!old && variant.quantity > 0) stock.push({ variantId: made.id, quantity: variant.quantity })
    return made
  })
  const kept = [...known.values()].map((variant, place) => ({ ...variant, position: variants.length + place }))
  return { variants: [...variants, ...kept], stock, leftOver: kept.length > 0 }
}

function variantRecord(
  draft: ProductDraft,
  variant: DraftVariant,
  old: VariantRecord | null,
  position: number,
  book: MergeBook,
  notes: Note[],
): VariantRecord {
  const { locale } = draft
  const options = sides(translated(variant.options, old && pairOf(old.optionsZh, old.optionsEn, locale)), locale)
  const owner = !variant.sku ? undefined : book.skuOwners.get(variant.sku)
  const isElsewhere = owner !== undefined && owner.variantId !== old?.id
  if (isElsewhere)
    notes.push({
      line: variant.line,
      column: '',
      code: 'sku-elsewhere',
      details: { sku: variant.sku ?? '', handle: owner.slug },
    })
  return {
    id: old?.id ?? book.newId(),
    sku: isElsewhere ? null : variant.sku === undefined ? (old?.sku ?? null) : variant.sku,
    position,
    optionsZh: options.zh,
    optionsEn: options.en,
    priceMinor: variant.priceMinor,
    compareAtMinor: variant.compareAtMinor === undefined ? (old?.compareAtMinor ?? null) : variant.compareAtMinor,
    costMinor: variant.costMinor === undefined ? (old?.costMinor ?? null) : variant.costMinor,
    imagePosition: old?.imagePosition ?? null,
  }
}
