import { getTranslations } from 'next-intl/server'
import type { ProductView } from '@/lib/catalog/queries'
import { formatMoney } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import { StockLine } from './stock-line'

type VariantLinksProps = { product: ProductView; currency: string; locale: string }

/** Where no script runs: every variant with its price, its stock and its address. */
export async function VariantLinks({ product, currency, locale }: VariantLinksProps) {
  if (product.variants.length < 2) return null
  const t = await getTranslations('catalog')
  const words = {
    inStock: t('buy.inStock'),
    few: (count: number) => t('buy.few', { count }),
    soldOut: t('buy.soldOut'),
  }
  return (
    <noscript>
      <p className="mb-2 font-medium">{t('product.variants')}</p>
      <ul className="grid gap-2">
        {product.variants.map((variant) => (
          <li key={variant.id} className="flex items-center justify-between gap-4">
            <a href={`/${locale}${paths.product(product.slug, variant.id)}`} className="underline">
              {variant.options.join(' · ')} {formatMoney(variant.priceMinor, currency, locale)}
            </a>
            <StockLine stock={variant.stock} words={words} />
          </li>
        ))}
      </ul>
    </noscript>
  )
}
