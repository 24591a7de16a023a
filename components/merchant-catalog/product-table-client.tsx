'use client'
import { useLocale, useTranslations } from 'next-intl'
import { ChooseCell, ChooseHead } from '@/components/merchant-kit/choosing-client'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { ManagedProduct } from '@/lib/catalog/manage/queries'
import { formatDate, formatMoney } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import type { TableLook } from '@/lib/kernel/table-look'
import { paths } from '@/lib/paths'
import { ProductStatusBadge } from './product-status-badge'
import { ProductThumb } from './product-thumb'

type ProductTableProps = {
  products: readonly ManagedProduct[]
  currency: string
  mayWrite: boolean
  look: TableLook
}

/** The products of one page; what is ticked around it is changed together. */
export function ProductTable({ products, currency, mayWrite, look }: ProductTableProps) {
  const t = useTranslations('merchant-catalog.list')
  const isShown = (column: string) => !look.hidden.includes(column)
  return (
    <Table
      caption={t('title')}
      className="[--table-top:3.75rem]"
      isCompact={look.isCompact}
      head={
        <>
          {mayWrite ? <ChooseHead /> : null}
          <Th>{t('columns.product')}</Th>
          {isShown('status') ? <Th>{t('columns.status')}</Th> : null}
          {isShown('stock') ? <Th align="end">{t('columns.stock')}</Th> : null}
          <Th align="end">{t('columns.price')}</Th>
          {isShown('vendor') ? <Th>{t('columns.vendor')}</Th> : null}
          {isShown('updated') ? <Th>{t('columns.updated')}</Th> : null}
        </>
      }
    >
      {products.map((product) => (
        <ProductRow key={product.id} product={product} currency={currency} mayWrite={mayWrite} isShown={isShown} />
      ))}
    </Table>
  )
}

type ProductRowProps = {
  product: ManagedProduct
  currency: string
  mayWrite: boolean
  isShown: (column: string) => boolean
}

function ProductRow({ product, currency, mayWrite, isShown }: ProductRowProps) {
  const t = useTranslations('merchant-catalog.list')
  const locale = useLocale()
  const title = locale === 'en' ? product.titleEn : product.titleZh
  const status = <ProductStatusBadge status={product.status} label={t(`status.${product.status}`)} />
  return (
    <Tr>
      {mayWrite ? <ChooseCell id={product.id} name={title} /> : null}
      <Td className="max-md:[td+&]:pr-12">
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
      {isShown('status') ? <Td label={t('columns.status')}>{status}</Td> : null}
      {isShown('stock') ? (
        <Td label={t('columns.stock')} align="end">
          <Stock product={product} />
        </Td>
      ) : null}
      <Td label={t('columns.price')} align="end" className="whitespace-nowrap">
        {priceRange(product, currency, locale, (low, high) => t('range', { low, high }))}
      </Td>
      {isShown('vendor') ? (
        <Td label={t('columns.vendor')} className="hidden md:table-cell">
          {product.vendor || '—'}
        </Td>
      ) : null}
      {isShown('updated') ? (
        <Td
          label={t('columns.updated')}
          className="hidden whitespace-nowrap text-ink-muted text-sm tabular md:table-cell"
        >
          {formatDate(product.updatedAt, locale, 'short')}
        </Td>
      ) : null}
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
