'use client'
import { useLocale, useTranslations } from 'next-intl'
import { ChooseCell, ChooseHead } from '@/components/merchant-kit/choosing-client'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { ManagedProduct } from '@/lib/catalog/manage/queries'
import { formatDate, formatMoney } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { ProductStatusBadge } from './product-status-badge'
import { ProductThumb } from './product-thumb'

type ProductTableProps = { products: readonly ManagedProduct[]; currency: string; mayWrite: boolean }

/** The products of one page; what is ticked around it is changed together. */
export function ProductTable({ products, currency, mayWrite }: ProductTableProps) {
  const t = useTranslations('merchant-catalog.list')
  return (
    <Table
      caption={t('title')}
      className="[--table-top:3.75rem]"
      head={
        <>
          {mayWrite ? <ChooseHead /> : null}
          <Th>{t('columns.product')}</Th>
          <Th>{t('columns.status')}</Th>
          <Th align="end">{t('columns.stock')}</Th>
          <Th align="end">{t('columns.price')}</Th>
          <Th>{t('columns.vendor')}</Th>
          <Th>{t('columns.updated')}</Th>
        </>
      }
    >
      {products.map((product) => (
        <ProductRow key={product.id} product={product} currency={currency} mayWrite={mayWrite} />
      ))}
    </Table>
  )
}

type ProductRowProps = { product: ManagedProduct; currency: string; mayWrite: boolean }

function ProductRow({ product, currency, mayWrite }: ProductRowProps) {
  const t = useTranslations('merchant-catalog.list')
  const locale = useLocale()
  const title = locale === 'en' ? product.titleEn : product.titleZh
  const status = <ProductStatusBadge status={product.status} label={t(`status.${product.status}`)} />
  return (
    <Tr>
      {mayWrite ? <ChooseCell id={product.id} name={title} /> : null}
      <Td className="pr-12 md:pr-4">
        <span className="flex min-w-0 items-center gap-3">
          <ProductThumb file={product.imageFile} missing={t('noPicture')} />
          <span className="grid min-w-0">
            {mayWrite ? (
              <Link
                href={paths.merchant.product(product.id)}
                prefetch={false}
                className="line-clamp-2 font-medium after:absolute after:inset-0 after:rounded-xl md:after:rounded-none"
              >
                {title}
              </Link>
            ) : (
              <span className="line-clamp-2 font-medium">{title}</span>
            )}
            {product.variants > 1 ? (
              <span className="text-ink-muted text-sm">{t('variants', { count: product.variants })}</span>
            ) : null}
          </span>
        </span>
      </Td>
      <Td label={t('columns.status')}>{status}</Td>
      <Td label={t('columns.stock')} align="end">
        <Stock product={product} />
      </Td>
      <Td label={t('columns.price')} align="end" className="whitespace-nowrap">
        {priceRange(product, currency, locale, (low, high) => t('range', { low, high }))}
      </Td>
      <Td label={t('columns.vendor')} className="hidden md:table-cell">
        {product.vendor || '—'}
      </Td>
      <Td
        label={t('columns.updated')}
        className="hidden whitespace-nowrap text-ink-muted text-sm tabular md:table-cell"
      >
        {formatDate(product.updatedAt, locale, 'short')}
      </Td>
    </Tr>
  )
}

function Stock({ product: { onHand, soldOut, variants } }: { product: ManagedProduct }) {
  const t = useTranslations('merchant-catalog.list')
  if (soldOut === variants) return <span className="font-medium text-on-danger-soft">{t('stockNone')}</span>
  if (soldOut > 0)
    return <span className="text-on-warning-soft">{t('stockPart', { count: onHand, none: soldOut })}</span>
  return t('stockSome', { count: onHand })
}

function priceRange(
  { lowMinor, highMinor }: ManagedProduct,
  currency: string,
  locale: string,
  range: (low: string, high: string) => string,
): string {
  const low = formatMoney(lowMinor, currency, locale)
  return lowMinor === highMinor ? low : range(low, formatMoney(highMinor, currency, locale))
}
