import type { Minor } from '@/lib/kernel/money'

export const MOST_ROWS = 200_000
export const MOST_ROW_LENGTH = 512 * 1024
export const MOST_CELL_LENGTH = 255
/** Problems kept for reading; all of them are counted. */
export const MOST_PROBLEMS_KEPT = 200

/** What we read of a product file; every other column is passed over. */
export const fields = [
  'handle',
  'title',
  'body',
  'vendor',
  'type',
  'tags',
  'published',
  'status',
  'locale',
  'option1Name',
  'option1Value',
  'option2Name',
  'option2Value',
  'option3Name',
  'option3Value',
  'sku',
  'quantity',
  'price',
  'compareAt',
  'cost',
  'image',
  'giftCard',
] as const
export type Field = (typeof fields)[number]

// Shopify renamed its columns: exports of either age come in, by these names in any case.
const headers: Record<Field, readonly string[]> = {
  handle: ['handle', 'url handle'],
  title: ['title'],
  body: ['body (html)', 'body html', 'description'],
  vendor: ['vendor'],
  type: ['type', 'custom product type', 'product type'],
  tags: ['tags'],
  published: ['published', 'published on online store'],
  status: ['status'],
  locale: ['locale', 'language'],
  option1Name: ['option1 name'],
  option1Value: ['option1 value'],
  option2Name: ['option2 name'],
  option2Value: ['option2 value'],
  option3Name: ['option3 name'],
  option3Value: ['option3 value'],
  sku: ['variant sku', 'sku'],
  quantity: ['variant inventory qty', 'inventory quantity'],
  price: ['variant price', 'price'],
  compareAt: ['variant compare at price', 'compare-at price', 'compare at price'],
  cost: ['cost per item', 'cost'],
  image: ['image src', 'product image url'],
  giftCard: ['gift card'],
}

const fieldByHeader = new Map(fields.flatMap((field) => headers[field].map((name) => [name, field] as const)))
const needed = ['handle', 'title', 'price'] as const

export type ProblemCode =
  | 'file-empty'
  | 'file-encoding'
  | 'file-nul'
  | 'file-quotes'
  | 'file-rows'
  | 'row-long'
  | 'header-missing'
  | 'header-twice'
  | 'row-cells'
  | 'cell-long'
  | 'handle-missing'
  | 'handle-invalid'
  | 'title-missing'
  | 'body-long'
  | 'price-missing'
  | 'price-invalid'
  | 'price-decimals'
  | 'price-high'
  | 'quantity-invalid'
  | 'option-name-missing'
  | 'option-value-missing'
  | 'variant-twice'
  | 'variants-many'
  | 'status-unknown'
  | 'published-unknown'
  | 'locale-unknown'
  | 'tags-many'
  | 'options-differ'
  | 'import-busy'
  | 'import-failed'

export type NoteCode =
  | 'sku-twice'
  | 'sku-elsewhere'
  | 'quantity-negative'
  | 'gift-card'
  | 'compare-at-low'
  | 'row-empty'

type Details = Readonly<Record<string, string | number>>
/** Something that stops the whole file, and where it stands. `column` is the file's own heading. */
export type Problem = { line: number; column: string; code: ProblemCode; details?: Details }
/** Something that the import decides by itself, and says. */
export type Note = { line: number; column: string; code: NoteCode; details?: Details }

export type ImportRow = { line: number; cells: Partial<Record<Field, string>> }

export type Columns = { places: Map<Field, number>; names: Partial<Record<Field, string>>; width: number }

/** Finds the columns we read by their headings, of either age; says which are missing or stand there twice. */
export function readHeader(titles: readonly string[]): { columns: Columns; problems: Problem[] } {
  const columns: Columns = { places: new Map(), names: {}, width: titles.length }
  const problems: Problem[] = []
  for (const [place, title] of titles.entries()) {
    const field = fieldByHeader.get(title.trim().toLowerCase().replace(/\s+/g, ' '))
    if (!field) continue
    if (columns.places.has(field)) problems.push({ line: 1, column: title, code: 'header-twice' })
    columns.places.set(field, place)
    columns.names[field] = title.trim()
  }
  for (const field of needed) {
    if (!columns.places.has(field))
      problems.push({
        line: 1,
        column: headers[field][0] ?? field,
        code: 'header-missing',
        details: { name: headingsOf(field) },
      })
  }
  return { columns, problems }
}

const titled = (name: string) => name.replace(/(^|[\s-])\w/g, (letter) => letter.toUpperCase())
const headingsOf = (field: Field) => headers[field].map(titled).join(' / ')

/** Comma, semicolon or tab: whichever the heading uses most. */
export function delimiterOf(firstLine: string): ',' | ';' | '\t' {
  const count = (sign: string) => firstLine.split(sign).length
  if (count(';') > count(',')) return ';'
  return count('\t') > count(',') ? '\t' : ','
}

export type DraftVariant = {
  line: number
  options: string[]
  sku?: string | null
  priceMinor: Minor
  compareAtMinor?: Minor | null
  costMinor?: Minor | null
  quantity: number
}

export type DraftLocale = 'zh' | 'en'

/** One product as the file tells it; what has no column stays undefined, and stays as it is in the shop. */
export type ProductDraft = {
  line: number
  slug: string
  locale: DraftLocale
  title: string
  body?: string
  /** The other language, where the file has a column that says so */
  translated?: { title: string; body?: string }
  vendor?: string
  type?: string
  tags?: string[]
  status?: 'draft' | 'active' | 'archived'
  optionNames: string[]
  variants: DraftVariant[]
  images: number
  /** Rows of the file that tell of it */
  rows: number
}

/** Exports put an apostrophe before a SKU so that spreadsheets leave its zeros alone: it is none of the SKU. */
export const skuOf = (text: string): string | null => text.trim().replace(/^'(?=.)/, '') || null

/** A product file's title, tag or option on one line. */
export const oneLineOf = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

export type ImportChange = { slug: string; title: string; kind: 'create' | 'update' }

/** What an import did, or would do. The lists are cut for reading; the counts are of all. */
export type ImportReport = {
  counts: {
    products: number
    variants: number
    create: number
    update: number
    unchanged: number
    images: number
    problems: number
    notes: number
  }
  problems: Problem[]
  notes: Note[]
  changes: ImportChange[]
}
