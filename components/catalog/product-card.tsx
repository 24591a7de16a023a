import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Price } from '@/components/ui/price'
import type { ProductCard as Card } from '@/lib/catalog/listing/rules'
import { type EarningTerms, promiseForProduct } from '@/lib/earning/rules'
import { formatMoney } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { Photo } from './photo'

/** What the whole list shares: how prices are written and what points are promised. */
export type CardTerms = { currency: string; earning: EarningTerms }

type ProductCardProps = { product: Card; terms: CardTerms; first?: boolean; sizes?: string; as?: 'h2' | 'h3' }

const gridSizes = '(width >= 64rem) 17rem, (width >= 48rem) 30vw, 46vw'

/** One thing on the shelf. The whole card answers to the finger; its name is the link. */
export async function ProductCard({ product, terms, first, sizes = gridSizes, as: Title = 'h3' }: ProductCardProps) {
  const [t, locale] = await Promise.all([getTranslations('catalog.card'), getLocale()])
  const money = (amount: number) => formatMoney(amount, terms.currency, locale, { trimZeros: true })
  const points = promiseForProduct(product.priceMinor, 1, terms.earning)
  const soldOut = product.stock.state === 'sold-out'
  const { compareAtMinor: before } = product
  return (
    <article className="group relative flex flex-col">
      <div className="relative aspect-square overflow-hidden rounded-xl bg-sunken">
        <Photo
          picture={product.image}
          sizes={sizes}
          first={first}
          decorative
          className={
            soldOut
              ? 'opacity-55 saturate-50'
              : 'transition-transform duration-500 ease-out group-hover:scale-[1.03] motion-reduce:transform-none'
          }
        />
        <span className="absolute top-2.5 left-2.5 flex flex-wrap gap-1.5">
          {soldOut ? <Badge className="bg-surface text-ink">{t('soldOut')}</Badge> : null}
          {product.stock.state === 'few' ? (
            <Badge className="bg-surface text-ink">{t('few', { count: product.stock.left })}</Badge>
          ) : null}
          {before !== null && !soldOut ? (
            <Badge tone="solid">{t('save', { amount: money(before - product.priceMinor) })}</Badge>
          ) : null}
        </span>
      </div>
      <Title className="mt-3 line-clamp-2 font-medium text-[0.9375rem] leading-snug md:text-base">
        <Link
          href={paths.product(product.slug)}
          prefetch={false}
          className="underline-offset-4 after:absolute after:inset-0 after:rounded-xl group-hover:underline"
        >
          {product.title}
        </Link>
      </Title>
      <div className="mt-1 flex flex-wrap items-baseline justify-between gap-x-3">
        <Price
          size="sm"
          price={product.hasRange ? t('from', { price: money(product.priceMinor) }) : money(product.priceMinor)}
          {...(before === null ? {} : { compareAt: money(before), compareLabel: t('was') })}
        />
        {points > 0 && !soldOut ? (
          <span className="text-seal-ink text-xs tabular md:text-sm">{t('earns', { points })}</span>
        ) : null}
      </div>
    </article>
  )
}
