import { type Minor, minorOfText } from '@/lib/kernel/money'
import { MOST_HTML } from '../html/rules'
import { MOST_PRICE_MINOR, MOST_TAGS, MOST_VARIANTS, optionsKey, slugPattern } from '../manage/rules'
import {
  type Columns,
  type DraftLocale,
  type DraftVariant,
  type Field,
  type ImportRow,
  MOST_CELL_LENGTH,
  type Note,
  oneLineOf,
  type Problem,
  type ProblemCode,
  type ProductDraft,
  skuOf,
} from './rules'

export type Drafts = { drafts: ProductDraft[]; problems: Problem[]; notes: Note[] }

type Found = Drafts & { names: Columns['names']; fallback: DraftLocale }

/** Rows of one handle are one product: its first row tells it, every row may add a variant or a picture. */
export function draftProducts(rows: readonly ImportRow[], columns: Columns): Drafts {
  const found: Found = { drafts: [], problems: [], notes: [], names: columns.names, fallback: fileLocale(rows) }
  const groups = new Map<string, ImportRow[]>()
  for (const row of rows) {
    checkLengths(found, row)
    const handle = cell(row, 'handle').toLowerCase()
    if (handle === '') problem(found, row, 'handle', 'handle-missing')
    else if (handle.length > MOST_CELL_LENGTH || !slugPattern.test(handle))
      problem(found, row, 'handle', 'handle-invalid')
    else {
      const group = groups.get(handle)
      if (group) group.push(row)
      else groups.set(handle, [row])
    }
  }
  const skus = new Map<string, number>()
  for (const [slug, group] of groups) {
    const draft = draftOf(found, slug, group)
    if (!draft) continue
    for (const variant of draft.variants) claimSku(found, skus, variant)
    found.drafts.push(draft)
  }
  const { drafts, problems, notes } = found
  return { drafts, problems: problems.sort((a, b) => a.line - b.line), notes: notes.sort((a, b) => a.line - b.line) }
}

const cell = (row: ImportRow, field: Field): string => oneLineOf(row.cells[field] ?? '')

function problem(
  found: Found,
  row: ImportRow,
  field: Field | '',
  code: ProblemCode,
  details?: Problem['details'],
): void {
  const column = field === '' ? '' : (found.names[field] ?? '')
  found.problems.push({ line: row.line, column, code, ...(details ? { details } : {}) })
}

function checkLengths(found: Found, row: ImportRow): void {
  for (const [name, text] of Object.entries(row.cells) as [Field, string][]) {
    if (name === 'body') {
      if (text.length > MOST_HTML) problem(found, row, name, 'body-long', { most: MOST_HTML })
    } else if (text.length > (name === 'tags' || name === 'image' ? 2000 : MOST_CELL_LENGTH))
      problem(found, row, name, 'cell-long', { most: name === 'tags' || name === 'image' ? 2000 : MOST_CELL_LENGTH })
  }
}

/** The file's language, where no column tells: the one its titles are written in. */
function fileLocale(rows: readonly ImportRow[]): DraftLocale {
  return rows.some((row) => /\p{Script=Han}/u.test(row.cells.title ?? '')) ? 'zh' : 'en'
}

function localeOf(found: Found, row: ImportRow): DraftLocale {
  const text = cell(row, 'locale').toLowerCase()
  if (text === '') return found.fallback
  if (/^zh\b/.test(text)) return 'zh'
  if (/^en\b/.test(text)) return 'en'
  problem(found, row, 'locale', 'locale-unknown', { value: text })
  return found.fallback
}

function draftOf(found: Found, slug: string, group: readonly ImportRow[]): ProductDraft | null {
  const [first] = group
  if (!first) return null
  const locale = localeOf(found, first)
  const own = group.filter((row) => row === first || cell(row, 'locale') === '' || localeOf(found, row) === locale)
  const other = group.find((row) => !own.includes(row))
  const title = cell(first, 'title')
  if (title === '') problem(found, first, 'title', 'title-missing')
  if (cell(first, 'giftCard').toLowerCase() === 'true') note(found, first, 'giftCard', 'gift-card')
  const optionNames = optionNamesOf(first)
  const variants = variantsOf(found, own, optionNames)
  const isPlain =
    optionNames.length === 1 &&
    optionNames[0] === 'Title' &&
    variants.every((one) => one.options[0] === 'Default Title')
  return {
    line: first.line,
    slug,
    locale,
    title,
    ...textsOf(found, first),
    ...(other
      ? {
          translated: { title: cell(other, 'title') || title, ...(other.cells.body ? { body: other.cells.body } : {}) },
        }
      : {}),
    optionNames: isPlain ? [] : optionNames,
    variants: isPlain ? variants.map((variant) => ({ ...variant, options: [] })) : variants,
    images: own.filter((row) => cell(row, 'image') !== '').length,
    rows: group.length,
  }
}

/** What the first row alone may tell; a column that is not there tells nothing. */
function textsOf(found: Found, row: ImportRow): Pick<ProductDraft, 'body' | 'vendor' | 'type' | 'tags' | 'status'> {
  const tags = [...new Set((row.cells.tags ?? '').split(',').map(oneLineOf).filter(Boolean))]
  if (tags.length > MOST_TAGS) problem(found, row, 'tags', 'tags-many', { most: MOST_TAGS })
  const status = statusOf(found, row)
  return {
    ...(row.cells.body === undefined ? {} : { body: row.cells.body }),
    ...(row.cells.vendor === undefined ? {} : { vendor: cell(row, 'vendor') }),
    ...(row.cells.type === undefined ? {} : { type: cell(row, 'type') }),
    ...(row.cells.tags === undefined ? {} : { tags }),
    ...(status ? { status } : {}),
  }
}

const yes = ['true', 'yes', '1']
const no = ['false', 'no', '0', '']

function statusOf(found: Found, row: ImportRow): ProductDraft['status'] {
  const [status, published] = [cell(row, 'status').toLowerCase(), cell(row, 'published').toLowerCase()]
  if (row.cells.published !== undefined && ![...yes, ...no].includes(published))
    problem(found, row, 'published', 'published-unknown', { value: published })
  if (status !== '' && !['active', 'draft', 'archived', 'unlisted'].includes(status))
    problem(found, row, 'status', 'status-unknown', { value: status })
  if (status === 'archived') return 'archived'
  if (status === 'draft' || status === 'unlisted') return 'draft'
  if (row.cells.published !== undefined) return yes.includes(published) ? 'active' : 'draft'
  return status === 'active' ? 'active' : undefined
}

const nameFields = ['option1Name', 'option2Name', 'option3Name'] as const
const valueFields = ['option1Value', 'option2Value', 'option3Value'] as const

const optionNamesOf = (row: ImportRow): string[] => nameFields.map((field) => cell(row, field)).filter(Boolean)

function variantsOf(found: Found, rows: readonly ImportRow[], names: readonly string[]): DraftVariant[] {
  const variants: DraftVariant[] = []
  const seen = new Map<string, number>()
  for (const [place, row] of rows.entries()) {
    const hasVariant =
      place === 0 ||
      cell(row, 'price') !== '' ||
      cell(row, 'sku') !== '' ||
      valueFields.some((field) => cell(row, field) !== '')
    if (!hasVariant) {
      if (cell(row, 'image') === '') note(found, row, 'handle', 'row-empty')
      continue
    }
    const variant = variantOf(found, row, names, rows[0])
    const known = seen.get(optionsKey(variant.options))
    if (known === undefined) seen.set(optionsKey(variant.options), row.line)
    else problem(found, row, names.length > 0 ? 'option1Value' : 'handle', 'variant-twice', { line: known })
    variants.push(variant)
  }
  const [first] = rows
  if (first && variants.length > MOST_VARIANTS)
    problem(found, first, 'handle', 'variants-many', { most: MOST_VARIANTS })
  return variants
}

function variantOf(found: Found, row: ImportRow, names: readonly string[], first: ImportRow | undefined): DraftVariant {
  for (const [place, field] of valueFields.entries()) {
    const nameField = nameFields[place]
    const isNamed = first !== undefined && nameField !== undefined && cell(first, nameField) !== ''
    if (isNamed && cell(row, field) === '') problem(found, row, field, 'option-value-missing')
    if (!isNamed && cell(row, field) !== '') problem(found, row, field, 'option-name-missing')
  }
  const options = valueFields
    .filter((_, place) => first && cell(first, nameFields[place] ?? 'option1Name') !== '')
    .map((field) => cell(row, field))
  const priceMinor = priceOf(found, row, 'price')
  const compareAtMinor = cell(row, 'compareAt') === '' ? null : priceOf(found, row, 'compareAt')
  const isLow = compareAtMinor !== null && compareAtMinor <= priceMinor
  if (isLow && compareAtMinor > 0) note(found, row, 'compareAt', 'compare-at-low')
  return {
    line: row.line,
    options: options.slice(0, names.length),
    ...(row.cells.sku === undefined ? {} : { sku: skuOf(row.cells.sku) }),
    priceMinor,
    ...(row.cells.compareAt === undefined ? {} : { compareAtMinor: isLow ? null : compareAtMinor }),
    ...(row.cells.cost === undefined
      ? {}
      : { costMinor: cell(row, 'cost') === '' ? null : priceOf(found, row, 'cost') }),
    quantity: quantityOf(found, row),
  }
}

const NO_PRICE = minorOfText('0') as Minor

function priceOf(found: Found, row: ImportRow, field: 'price' | 'compareAt' | 'cost'): Minor {
  const text = cell(row, field).replace(/^[¥￥]\s*/, '')
  const price = minorOfText(text)
  const fails = (code: ProblemCode) => {
    problem(found, row, field, code, { value: text.slice(0, 40) })
    return NO_PRICE
  }
  if (text === '') return fails('price-missing')
  if (/^\d+\.\d{3,}$/.test(text)) return fails('price-decimals')
  if (/^\d{8,}(\.\d+)?$/.test(text)) return fails('price-high')
  if (price === null) return fails('price-invalid')
  return price > MOST_PRICE_MINOR ? fails('price-high') : price
}

function quantityOf(found: Found, row: ImportRow): number {
  const text = cell(row, 'quantity')
  if (text === '') return 0
  if (!/^-?\d{1,7}$/.test(text)) {
    problem(found, row, 'quantity', 'quantity-invalid', { value: text.slice(0, 40) })
    return 0
  }
  if (text.startsWith('-') && Number(text) < 0) note(found, row, 'quantity', 'quantity-negative')
  return Math.max(0, Number(text))
}

function note(found: Found, row: ImportRow, field: Field, code: Note['code'], details?: Note['details']): void {
  found.notes.push({ line: row.line, column: found.names[field] ?? '', code, ...(details ? { details } : {}) })
}

/** One SKU names one thing: the first row that carries it keeps it. */
function claimSku(found: Found, skus: Map<string, number>, variant: DraftVariant): void {
  if (!variant.sku) return
  const line = skus.get(variant.sku)
  if (line === undefined) skus.set(variant.sku, variant.line)
  else {
    found.notes.push({
      line: variant.line,
      column: found.names.sku ?? '',
      code: 'sku-twice',
      details: { sku: variant.sku, line },
    })
    variant.sku = null
  }
}
