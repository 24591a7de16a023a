import { useLocale, useTranslations } from 'next-intl'
import { LineImage } from '@/components/cart/line-image'
import type { LineGoods } from '@/lib/catalog/rules'
import { formatMoney } from '@/lib/i18n/format'

export type ShownItem = LineGoods & { unitPriceMinor: number; quantity: number; refundedQuantity?: number }

/** What is bought, line by line. */
export function OrderItems({ items, currency }: { items: readonly ShownItem[]; currency: string }) {
  const t = useTranslations('checkout.items')
  const locale = useLocale()
  return (
    <ul className="grid gap-3">
      {items.map((item) => (
        <li key={item.variantId} className="flex items-start gap-3">
          <LineImage file={item.imageFile} className="w-16" />
          <span className="min-w-0 flex-1">
            <span className="line-clamp-2 leading-snug">{locale === 'en' ? item.titleEn : item.titleZh}</span>
            <span className="block text-ink-muted text-sm">
              {[...(locale === 'en' ? item.optionsEn : item.optionsZh), t('quantity', { count: item.quantity })].join(
                ' · ',
              )}
            </span>
            {item.refundedQuantity ? (
              <span className="block text-on-danger-soft text-sm">{t('back', { count: item.refundedQuantity })}</span>
            ) : null}
          </span>
          <span className="shrink-0 tabular">{formatMoney(item.unitPriceMinor * item.quantity, currency, locale)}</span>
        </li>
      ))}
    </ul>
  )
}
