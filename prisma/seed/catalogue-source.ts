import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { parse } from 'csv-parse/sync'

// The demo's things and photographs are those of the npm package @vendure/create (MIT; photographs from Unsplash).
const assets = path.join(path.dirname(createRequire(import.meta.url).resolve('@vendure/create/package.json')), 'assets')

export type SourceVariant = { sku: string; options: string[]; price: number }
export type SourceProduct = {
  slug: string
  photograph: string
  /** Names of the collections that hold it, as the package calls them */
  categories: string[]
  vendor: string
  optionNames: string[]
  variants: SourceVariant[]
}

type CsvRow = Record<'name' | 'slug' | 'assets' | 'facets' | 'optionGroups' | 'optionValues' | 'sku' | 'price', string>

const parts = (text: string) =>
  text
    .split('|')
    .map((one) => one.trim())
    .filter(Boolean)
const facetValues = (facets: string, name: string) =>
  parts(facets).flatMap((facet) => (facet.startsWith(`${name}:`) ? [facet.slice(name.length + 1)] : []))

/** The rows of products.csv: a row with a name begins a product, the others are its further variants. */
export async function readSourceProducts(): Promise<SourceProduct[]> {
  const csv = await readFile(path.join(assets, 'products.csv'))
  const products: SourceProduct[] = []
  const skus = new Set<string>()
  for (const row of parse<CsvRow>(csv, { columns: true, trim: true, relax_quotes: true })) {
    if (row.name) {
      products.push({
        slug: row.slug,
        photograph: row.assets,
        categories: facetValues(row.facets, 'category'),
        vendor: facetValues(row.facets, 'brand')[0] ?? '',
        optionNames: parts(row.optionGroups),
        variants: [],
      })
    }
    const options = parts(row.optionValues)
    // three chairs share one number in the package; a number names one thing here
    const sku = skus.has(row.sku) ? `${row.sku}-${options.join('-')}` : row.sku
    skus.add(sku)
    products.at(-1)?.variants.push({ sku, options, price: Number(row.price) })
  }
  return products
}

export const readPhotograph = (name: string): Promise<Buffer> => readFile(path.join(assets, 'images', name))

/** "Annie Spratt on Unsplash" from annie-spratt-78044-unsplash.jpg. */
export function creditOf(photograph: string): string {
  const author = photograph.replace(/-\d+-unsplash\.jpg$/, '').split('-')
  return `${author.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')} / Unsplash`
}
