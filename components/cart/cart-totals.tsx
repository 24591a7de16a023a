import { useLocale, useTranslations } from 'next-intl'
import type { Cart, CartSummary } from '@/lib/cart/rules'
import { formatMoney, formatPoints } from '@/lib/i18n/format'

/** Goods so far and the points they promise; nothing that only checkout can know. */
export function CartTotals({ cart, summary }: { cart: Cart; summary: CartSummary }) {
  const t = useTranslations('cart.summary')
  const locale = useLocale()
  const { discount } = summary
  const earned = formatPoints(summary.earnsPoints, locale)
  return (
    <div className="grid gap-1">
      <p className="flex items-baseline justify-between gap-4">
        <span className="font-medium">{t('goods')}</span>
        <span className="font-semibold text-xl tabular">{formatMoney(summary.goodsMinor, cart.currency, locale)}</span>
      </p>
      {discount ? (
        <p className="flex items-baseline justify-between gap-4 text-seal-ink">
          <span className="min-w-0">
            {t('automatic')}
            <span className="block text-sm">{locale === 'en' ? discount.titleEn : discount.titleZh}</span>
          </span>
          <span className="shrink-0 tabular">
            {discount.freesShipping ? t('freeShipping') : formatMoney(0 - discount.amountMinor, cart.currency, locale)}
          </span>
        </p>
      ) : null}
      {summary.earnsPoints > 0 ? (
        <p className="text-seal-ink text-sm">{t(cart.isMember ? 'earns' : 'earnsGuest', { points: earned })}</p>
      ) : null}
      <p className="text-ink-muted text-sm">{t('note')}</p>
    </div>
  )
}
