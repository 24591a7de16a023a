import type { ProductCard as Card } from '@/lib/catalog/listing/rules'
import { type CardTerms, ProductCard } from './product-card'

type ProductGridProps = {
  products: readonly Card[]
  terms: CardTerms
  /** The list is what the page is about: its first row is fetched at once. */
  leading?: boolean
  /** Beside the filters there is room for three. */
  narrow?: boolean
  as?: 'h2' | 'h3'
}

export function ProductGrid({ products, terms, leading = false, narrow = false, as }: ProductGridProps) {
  return (
    <ul
      className={`grid grid-cols-2 gap-x-3.5 gap-y-8 sm:grid-cols-3 md:gap-x-6 md:gap-y-10 ${narrow ? 'xl:grid-cols-4' : 'lg:grid-cols-4'}`}
    >
      {products.map((product, place) => (
        <li key={product.slug}>
          <ProductCard product={product} terms={terms} first={leading && place < 2} as={as} />
        </li>
      ))}
    </ul>
  )
}
