import type { ProductCard } from '@/lib/catalog/listing/rules'
import { type EarningTerms, promiseForProduct } from '@/lib/earning/rules'
import { WordedGrid, type WordedGridProps } from './worded-grid'

/** What the whole list shares: how prices are written and what points are promised. */
export type CardTerms = { currency: string; earning: EarningTerms }

/** What each of them earns, in their order. */
export const promisedPoints = (products: readonly ProductCard[], { earning }: CardTerms): number[] =>
  products.map(({ slug, priceMinor }) => promiseForProduct(priceMinor, 1, earning, { productSlug: slug }))

type ProductGridProps = Omit<WordedGridProps, 'points' | 'currency'> & { terms: CardTerms }

/** Things on a shelf with what they earn, by the engine that awards it. */
export function ProductGrid({ terms, ...grid }: ProductGridProps) {
  return <WordedGrid points={promisedPoints(grid.products, terms)} currency={terms.currency} {...grid} />
}
