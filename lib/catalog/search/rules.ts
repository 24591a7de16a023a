import { pinyin } from 'pinyin-pro'

/** What of a product can be searched for. */
export type Searchable = {
  titleZh: string
  titleEn: string
  vendor?: string
  productType?: string
  tags?: readonly string[]
  /** Titles of its collections: found by the word and by its sound */
  collections?: readonly string[]
  /** SKUs, option values: found by the whole word */
  also?: readonly string[]
}

export type SearchTerms = { searchTerms: string[]; searchText: string }

const HAN = /\p{Script=Han}+/gu
const WORD = /[\p{Script=Latin}\p{N}]+(?:[.'’-][\p{Script=Latin}\p{N}]+)*/gu
/** Longer stretches of one title are not what anybody types. */
const LONGEST_RUN = 6
const MOST_TERMS = 400

const plain = (text: string) => text.normalize('NFKC').toLowerCase()
const hanRuns = (text: string): string[] => plain(text).match(HAN) ?? []
const words = (text: string): string[] => (plain(text).match(WORD) ?? []).map((word) => word.replace(/[.'’-]/g, ''))

/** The words by which shoppers find a product: Chinese in one and two signs, pinyin in full and by initials, English. */
export function searchTermsOf(product: Searchable): SearchTerms {
  const terms = new Set<string>()
  for (const title of [product.titleZh, product.titleEn]) addTitle(terms, title)
  const others = [product.vendor ?? '', product.productType ?? '', ...(product.tags ?? []), ...(product.also ?? [])]
  for (const text of others) {
    for (const run of hanRuns(text)) addGrams(terms, run)
    for (const word of words(text)) terms.add(word)
  }
  for (const title of product.collections ?? []) addShelf(terms, title)
  const spoken = hanRuns(product.titleZh).map((run) => syllables(run).join(''))
  const searchText = plain([product.titleZh, product.titleEn, product.vendor ?? '', ...spoken].join(' '))
  return { searchTerms: [...terms].slice(0, MOST_TERMS), searchText: searchText.slice(0, 1000) }
}

function addTitle(terms: Set<string>, title: string): void {
  for (const run of hanRuns(title)) {
    addGrams(terms, run)
    addSpoken(terms, run)
  }
  for (const word of words(title)) {
    terms.add(word)
    // what stands in the field while it is still being typed
    for (let length = 2; length < Math.min(word.length, 12); length++) terms.add(word.slice(0, length))
    if (word.length > 3 && word.endsWith('s')) terms.add(word.slice(0, -1))
  }
}

// What stands on the shelf is not called by a part of the shelf's name.
function addShelf(terms: Set<string>, title: string): void {
  for (const run of hanRuns(title)) {
    addGrams(terms, run)
    const said = syllables(run)
    terms.add(said.join(''))
    terms.add(said.map((one) => one[0]).join(''))
  }
  for (const word of words(title)) terms.add(word.length > 3 ? word.replace(/s$/, '') : word).add(word)
}

function addGrams(terms: Set<string>, run: string): void {
  const signs = Array.from(run)
  for (const [i, sign] of signs.entries()) {
    terms.add(sign)
    const next = signs[i + 1]
    if (next) terms.add(sign + next)
  }
}

function addSpoken(terms: Set<string>, run: string): void {
  const said = syllables(run)
  for (let from = 0; from < said.length; from++) {
    terms.add(said[from] ?? '')
    for (let to = from + 2; to <= Math.min(said.length, from + LONGEST_RUN); to++) {
      const part = said.slice(from, to)
      terms.add(part.join(''))
      terms.add(part.map((one) => one[0]).join(''))
    }
  }
}

const syllables = (run: string): string[] => pinyin(run, { toneType: 'none', type: 'array', v: true })

export type SearchQuery = {
  /** As it was typed, for likeness */
  text: string
  /** What a product should have of it */
  terms: string[]
  /** How it sounds: finds traditional characters and slips of the input method, and counts for less */
  spoken: string[]
}

const MOST_QUERY = 100

/** What a shopper's line asks for; null when nothing in it can be looked for. */
export function searchQueryOf(line: string): SearchQuery | null {
  const text = plain(line).slice(0, MOST_QUERY).replace(/\s+/g, ' ').trim()
  const terms = new Set<string>()
  const spoken = new Set<string>()
  for (const run of hanRuns(text)) {
    const signs = Array.from(run)
    if (signs.length === 1) terms.add(run)
    for (let i = 0; i + 1 < signs.length; i++) terms.add(`${signs[i]}${signs[i + 1]}`)
    if (signs.length > 1) spoken.add(syllables(run).join(''))
  }
  for (const word of words(text)) terms.add(word.length > 3 ? word.replace(/s$/, '') : word)
  // pinyin is often typed with gaps: "bao wen bei"
  const joined = words(text).join('')
  if (words(text).length > 1) spoken.add(joined)
  if (terms.size === 0) return null
  return { text, terms: [...terms], spoken: [...spoken] }
}

type Titles = { titleZh: string; titleEn: string }

// Spelling a title out costs more than looking it up, and a shop has few collections.
const shelves = new Map<string, ReadonlySet<string>>()
const MOST_SHELVES = 1_000

function shelfTerms({ titleZh, titleEn }: Titles): ReadonlySet<string> {
  const name = `${titleZh}\n${titleEn}`
  const known = shelves.get(name)
  if (known) return known
  if (shelves.size >= MOST_SHELVES) shelves.clear()
  const made = new Set(searchTermsOf({ titleZh, titleEn }).searchTerms)
  shelves.set(name, made)
  return made
}

/** A collection is found as a product is: by half of the words of a line, or by how the line sounds. */
export function isCollectionFound(query: SearchQuery, titles: Titles): boolean {
  if ([titles.titleZh, titles.titleEn].some((title) => plain(title).includes(query.text))) return true
  const terms = shelfTerms(titles)
  const worded = query.terms.filter((term) => terms.has(term)).length
  return worded * 2 >= query.terms.length || query.spoken.some((sound) => terms.has(sound))
}
