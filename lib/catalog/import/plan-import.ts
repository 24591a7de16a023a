import type { Queryable } from '@/lib/db/sql'
import { listProductsBySlug, listSkuOwners, newIds, type StoredProduct } from '../store'
import { type Merged, mergeProduct } from './merge-product'
import type { Note, Problem, ProductDraft } from './rules'

export type PlannedProduct = Merged & { draft: ProductDraft; collectionTitles: string[] }
export type ImportPlan = { products: PlannedProduct[]; problems: Problem[]; notes: Note[] }

/** Compares what the file says with what the shop has, in a handful of statements however long the file is. */
export async function planImport(drafts: readonly ProductDraft[], on: Queryable): Promise<ImportPlan> {
  const slugs = drafts.map(({ slug }) => slug)
  const skus = drafts.flatMap(({ variants }) => variants.flatMap(({ sku }) => (sku ? [sku] : [])))
  const known = new Map<string, StoredProduct>()
  for (const product of await listProductsBySlug(slugs, on)) known.set(product.slug, product)
  const owners = await listSkuOwners(skus, on)
  const ids = await newIds(drafts.length + drafts.reduce((sum, { variants }) => sum + variants.length, 0), on)
  const book = {
    skuOwners: new Map(owners.map(({ sku, ...owner }) => [sku, owner] as const)),
    newId: () => {
      const id = ids.pop()
      if (id === undefined) throw new Error('more new things than were counted')
      return id
    },
  }
  const products = drafts.map((draft) => {
    const stored = known.get(draft.slug) ?? null
    return { ...mergeProduct(draft, stored, book), draft, collectionTitles: stored?.collectionTitles ?? [] }
  })
  return {
    products,
    problems: products.flatMap(({ problem }) => (problem ? [problem] : [])),
    notes: products.flatMap(({ notes }) => notes),
  }
}
