import { searchTermsOf } from '@/lib/catalog/search/rules'
import { prisma } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { encodeImage, type StoredImage } from '@/lib/media/encode-image'
import { collections } from './catalogue-collections'
import { computers } from './catalogue-computers'
import { furniture } from './catalogue-furniture'
import { photo } from './catalogue-photo'
import { plants } from './catalogue-plants'
import { creditOf, readPhotograph, readSourceProducts, type SourceProduct } from './catalogue-source'
import { sports } from './catalogue-sports'
import { type CatalogueText, descriptionHtml, type ProductText } from './catalogue-text'
import { optionName, optionValue, shelfPriceMinor } from './catalogue-words'

const texts: CatalogueText = { ...computers, ...photo, ...sports, ...plants, ...furniture }
const DAY = 86_400_000
/** Enough on the shelves for a year of orders; the stocktake at its end leaves what the demo shows. */
const FIRST_DELIVERY = 600

type SeedOptions = { mediaDir: string | null; say: (line: string) => void; openedAt: Date; now: Date }
type Photographs = Map<string, StoredImage[]>

const textOf = (slug: string): ProductText => {
  const text = texts[slug]
  if (!text) throw new Error(`no words are written for ${slug}`)
  return text
}

/** Collections, products, photographs (unless there is no place for them) and the first delivery of everything. */
export async function seedCatalogue({ mediaDir, say, openedAt, now }: SeedOptions): Promise<void> {
  const products = await readSourceProducts()
  const photographs: Photographs = mediaDir ? await encodeAll(products, mediaDir, say) : new Map()
  await writeCollections(photographs)
  for (const [i, product] of products.entries()) {
    // two or three a month, the last ones this month: "new" means something
    const createdAt = new Date(
      openedAt.getTime() +
        ((i * 37) % products.length) * ((now.getTime() - openedAt.getTime() - 3 * DAY) / products.length),
    )
    await writeProduct(product, photographs.get(product.slug) ?? [], createdAt)
  }
  await deliver(openedAt)
  say(`${products.length} products in ${collections.length} collections are on the shelves`)
}

async function encodeAll(products: SourceProduct[], dir: string, say: SeedOptions['say']): Promise<Photographs> {
  const done: Photographs = new Map()
  const queue = [...products]
  const work = async () => {
    for (let product = queue.shift(); product; product = queue.shift()) {
      done.set(product.slug, await encodeProduct(product, dir))
      if (done.size % 9 === 0) say(`photographs ${done.size} of ${products.length}`)
    }
  }
  await Promise.all([work(), work()])
  return done
}

async function encodeProduct({ slug, photograph }: SourceProduct, dir: string): Promise<StoredImage[]> {
  const bytes = await readPhotograph(photograph)
  const shots = textOf(slug).closeUp ? [undefined, 0.62] : [undefined]
  const images: StoredImage[] = []
  for (const closeUp of shots) {
    const stored = await encodeImage(bytes, { dir, name: slug, ...(closeUp ? { closeUp } : {}) })
    if (!stored.ok) throw new Error(`${photograph}: ${stored.refusal}`)
    images.push(stored.value)
  }
  return images
}

async function writeCollections(photographs: Photographs): Promise<void> {
  await prisma().collection.createMany({
    data: collections.map((collection, position) => ({
      slug: collection.slug,
      titleZh: collection.titleZh,
      titleEn: collection.titleEn,
      descriptionZh: collection.descriptionZh,
      descriptionEn: collection.descriptionEn,
      position,
      imageFile: photographs.get(collection.cover)?.[0]?.file ?? null,
    })),
  })
}

async function writeProduct(source: SourceProduct, images: StoredImage[], createdAt: Date): Promise<void> {
  const text = textOf(source.slug)
  const homes = collections.filter(({ category }) => source.categories.includes(category))
  const optionNames = source.optionNames.map((name) => optionName(source.slug, name))
  const words = searchTermsOf({
    ...text,
    vendor: source.vendor,
    tags: text.tags ?? [],
    collections: homes.flatMap(({ titleZh, titleEn }) => [titleZh, titleEn]),
    also: source.variants.map(({ sku }) => sku),
  })
  await prisma().product.create({
    data: {
      ...words,
      slug: source.slug,
      titleZh: text.titleZh,
      titleEn: text.titleEn,
      descriptionZh: descriptionHtml(text.zh),
      descriptionEn: descriptionHtml(text.en),
      vendor: source.vendor,
      tags: [...(text.tags ?? [])],
      optionNamesZh: optionNames.map(([zh]) => zh),
      optionNamesEn: optionNames.map(([, en]) => en),
      status: 'active',
      source: 'demo',
      createdAt,
      updatedAt: createdAt,
      variants: { create: source.variants.map((variant, position) => variantRow(variant, position, text)) },
      images: {
        create: images.map((image, position) => ({
          ...image,
          position,
          altZh: position === 0 ? text.altZh : `${text.altZh}（细节）`,
          altEn: position === 0 ? text.altEn : `${text.altEn}, from closer`,
          credit: creditOf(source.photograph),
        })),
      },
      collections: { create: homes.map(({ slug }) => ({ collection: { connect: { slug } } })) },
    },
  })
}

function variantRow({ sku, options, price }: SourceProduct['variants'][number], position: number, text: ProductText) {
  const priceMinor = shelfPriceMinor(price * (text.factor ?? 7))
  return {
    sku,
    position,
    optionsZh: options.map((value) => optionValue(value)[0]),
    optionsEn: options.map((value) => optionValue(value)[1]),
    priceMinor,
    costMinor: Math.round(priceMinor * 0.55),
    compareAtMinor: text.wasPercent ? shelfPriceMinor((priceMinor / 100) * (text.wasPercent / 100)) : null,
  }
}

async function deliver(at: Date): Promise<void> {
  await rows(`select move_stock(id, $1, 'delivery', null, null, $2) from variant`, [FIRST_DELIVERY, at])
}

/** After the year of orders the shelves are counted: what is there now is what the demo is meant to show. */
export async function takeStock(at: Date): Promise<void> {
  for (const source of await readSourceProducts()) {
    const { stock } = textOf(source.slug)
    for (const [i, { sku }] of source.variants.entries()) {
      const wanted = stock?.[i] ?? 40 + ((sku.length * 17 + i * 29) % 80)
      await row(
        `select move_stock(id, greatest($2, reserved) - on_hand, 'stocktake', null, null, $3) from variant where sku = $1`,
        [sku, wanted, at],
      )
    }
  }
}
