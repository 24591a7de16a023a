import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { CatalogRefusal } from './errors'
import { htmlOfTyped } from './html/rules'
import { changeOf, type ProductRecord } from './manage/rules'
import type { SaveProduct } from './schema'
import { searchTermsOf } from './search/rules'
import {
  countForeignVariants,
  countOrdered,
  deleteVariants,
  findSlugOwner,
  listCollectionTitles,
  listSkuOwners,
  lockCatalog,
  lockProduct,
  moveStock,
  type StoredProduct,
  writeAudit,
  writeCollections,
  writeImages,
  writeProducts,
} from './store'

export type SaveProductDone = { productId: string; updatedAt: string; changed: boolean }

/** A product is saved as its form shows it, unless somebody else has changed it since the form was opened. */
export async function saveProduct(
  ctx: StaffContext,
  input: SaveProduct,
): Promise<Result<SaveProductDone, CatalogRefusal>> {
  await lockCatalog(ctx.on)
  const stored = await lockProduct(input.id, ctx.on)
  const next = recordOf(input, stored)
  const change = changeOf(stored && { ...stored }, { ...next })
  // the same save sent twice, or nothing to save
  if (stored && !change) return ok({ productId: stored.id, updatedAt: stored.updatedAt, changed: false })
  if (!stored && input.updatedAt !== null) return refuse('product-not-found')
  if (stored && stored.updatedAt !== input.updatedAt) return refuse('product-changed')
  const refusal = await whyNot(ctx, next, stored)
  if (refusal) return refusal
  await write(ctx, input, next, stored)
  const action = stored ? 'product.update' : 'product.create'
  await writeAudit(
    [{ action, subject: `product:${next.id}`, ...change }],
    { actorId: ctx.actor.id, at: ctx.at },
    ctx.on,
  )
  const saved = await lockProduct(next.id, ctx.on)
  return ok({ productId: next.id, updatedAt: saved?.updatedAt ?? '', changed: true })
}

type Next = ProductRecord & Pick<StoredProduct, 'collectionIds' | 'images'>

function recordOf(input: SaveProduct, stored: StoredProduct | null): Next {
  const known = new Map(stored?.variants.map((variant) => [variant.id, variant]))
  return {
    id: input.id,
    slug: input.slug,
    titleZh: input.titleZh,
    titleEn: input.titleEn,
    descriptionZh: htmlOfTyped(input.descriptionZh),
    descriptionEn: htmlOfTyped(input.descriptionEn),
    vendor: input.vendor,
    productType: input.productType,
    tags: [...new Set(input.tags)],
    optionNamesZh: input.optionNames.map(({ zh }) => zh),
    optionNamesEn: input.optionNames.map(({ en }) => en),
    status: input.status,
    collectionIds: [...new Set(input.collectionIds)].sort(),
    images: input.images,
    variants: input.variants.map((variant, position) => ({
      id: variant.id,
      sku: variant.sku || null,
      position,
      optionsZh: variant.optionsZh,
      optionsEn: variant.optionsEn,
      priceMinor: variant.price,
      compareAtMinor: variant.compareAt,
      costMinor: variant.cost,
      imagePosition: movedImage(known.get(variant.id)?.imagePosition ?? null, stored, input),
    })),
  }
}

/** A variant keeps its picture wherever the picture moves to. */
function movedImage(position: number | null, stored: StoredProduct | null, input: SaveProduct): number | null {
  const file = position === null ? undefined : stored?.images[position]?.file
  const place = input.images.findIndex((image) => image.file === file)
  return place < 0 ? null : place
}

async function whyNot({ on }: StaffContext, next: Next, stored: StoredProduct | null) {
  const owner = await findSlugOwner(next.slug, on)
  if (owner !== null && owner !== next.id) return refuse<CatalogRefusal>('slug-taken', { slug: next.slug })
  const wanted = new Map(next.variants.flatMap(({ id, sku }) => (sku === null ? [] : [[sku, id] as const])))
  for (const { sku, variantId } of await listSkuOwners([...wanted.keys()], on)) {
    const within = next.variants.some(({ id }) => id === variantId) || removedOf(next, stored).includes(variantId)
    if (!within) return refuse<CatalogRefusal>('sku-taken', { sku })
  }
  if ((await listCollectionTitles(next.collectionIds, on)).length < next.collectionIds.length)
    return refuse<CatalogRefusal>('collection-not-found')
  const ids = next.variants.map(({ id }) => id)
  if ((await countForeignVariants(ids, next.id, on)) > 0) return refuse<CatalogRefusal>('variant-not-found')
  if ((await countOrdered(removedOf(next, stored), on)) > 0) return refuse<CatalogRefusal>('variant-has-orders')
  return null
}

const removedOf = (next: Next, stored: StoredProduct | null): string[] =>
  (stored?.variants ?? []).map(({ id }) => id).filter((id) => !next.variants.some((variant) => variant.id === id))

async function write(ctx: StaffContext, input: SaveProduct, next: Next, stored: StoredProduct | null): Promise<void> {
  const who = { actorId: ctx.actor.id, at: ctx.at }
  const removed = removedOf(next, stored)
  if (removed.length > 0) await deleteVariants(removed, who, ctx.on)
  const titles = await listCollectionTitles(next.collectionIds, ctx.on)
  const words = next.variants.flatMap(({ sku, optionsZh, optionsEn }) => [sku ?? '', ...optionsZh, ...optionsEn])
  const { collectionIds, images, ...product } = next
  await writeProducts(
    [{ ...product, ...searchTermsOf({ ...product, collections: titles.flat(), also: words }) }],
    'manual',
    ctx.at,
    ctx.on,
  )
  const known = new Set(stored?.variants.map(({ id }) => id))
  const first = input.variants
    .filter(({ id, stock }) => stock > 0 && !known.has(id))
    .map(({ id, stock }) => ({ variantId: id, quantity: stock }))
  await moveStock(first, { ...who, reason: 'receive' }, ctx.on)
  await writeImages(next.id, images, ctx.on)
  await writeCollections(next.id, collectionIds, ctx.on)
}
