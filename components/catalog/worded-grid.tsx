import { useLocale, useTranslations } from 'next-intl'
import type { ProductCard } from '@/lib/catalog/listing/rules'
import { formatMoney } from '@/lib/i18n/format'
import { Shelf, type ShownCard } from './product-card-client'

export type WordedGridProps = {
  products: readonly ProductCard[]
  /** what each of them earns, in their order */
  points: readonly number[]
  currency: string
  leading?: boolean
  narrow?: boolean
  as?: 'h2' | 'h3'
}

/** Words the cards and hands them over: drawn as server components each would be sent twice, as a page and as its plan. */
export function WordedGrid({
  products,
  points,
  currency,
  leading = false,
  narrow = false,
  as = 'h3',
}: WordedGridProps) {
  const t = useTranslations('catalog.card')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, currency, locale, { trimZeros: true })
  const shown = (product: ProductCard, place: number): ShownCard => {
    const { slug, title, image, stock, priceMinor, hasRange, compareAtMinor: before } = product
    const earned = points[place] ?? 0
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
      ...(earned > 0 && !isSoldOut && { earns: t('earns', { points: earned }) }),
    }
  }
  return <Shelf cards={products.map(shown)} leading={leading} narrow={narrow} as={as} />
}
