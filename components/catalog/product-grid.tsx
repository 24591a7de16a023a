import { useLocale, useTranslations } from 'next-intl'
import type { ProductCard } from '@/lib/catalog/listing/rules'
import { type EarningTerms, promiseForProduct } from '@/lib/earning/rules'
import { formatMoney } from '@/lib/i18n/format'
import { Shelf, type ShownCard } from './product-card-client'

/** What the whole list shares: how prices are written and what points are promised. */
export type CardTerms = { currency: string; earning: EarningTerms }

type ProductGridProps = {
  products: readonly ProductCard[]
  terms: CardTerms
  leading?: boolean
  narrow?: boolean
  as?: 'h2' | 'h3'
}

/** Words the cards and hands them over: drawn as server components each would be sent twice, as a page and as its plan. */
export function ProductGrid({ products, terms, leading = false, narrow = false, as = 'h3' }: ProductGridProps) {
  const t = useTranslations('catalog.card')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, terms.currency, locale, { trimZeros: true })
  const shown = (product: ProductCard): ShownCard => {
    const { slug, title, image, stock, priceMinor, hasRange, compareAtMinor: before } = product
    const points = promiseForProduct(priceMinor, 1, terms.earning, { productSlug: slug })
    const isSoldOut = stock.state === 'sold-out'
    return {
      slug,
      title,
      price: hasRange ? t('from', { price: money(priceMinor) }) : money(priceMinor),
      ...(image && { picture: image }),
      ...(before !== null && { before: { price: money(before), label: t('was') } }),
      ...(isSoldOut && { soldOut: t('soldOut') }),
      ...(stock.state === 'few' && { few: t('few', { count: stock.left }) }),
      ...(before !== null && !isSoldOut && { save: t('save', { amount: money(before - priceMinor) }) }),
      ...(points > 0 && !isSoldOut && { earns: t('earns', { points }) }),
    }
  }
  return <Shelf cards={products.map(shown)} leading={leading} narrow={narrow} as={as} />
}
