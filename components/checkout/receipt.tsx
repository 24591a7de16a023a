import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { formatMoney, formatPoints } from '@/lib/i18n/format'

export type ReceiptDiscount = {
  isAutomatic: boolean
  titleZh: string
  titleEn: string
  amountMinor: number
  freesShipping: boolean
}

type ReceiptProps = {
  currency: string
  goodsMinor: number
  /** automatic discount and coupons, as they come off */
  discounts: readonly ReceiptDiscount[]
  pointsMinor: number
  spentPoints: number
  shippingMinor: number
  totalMinor: number
}

/** What is paid and why, in the order it is worked out; what plays no part is left out. */
export function Receipt({ currency, discounts, spentPoints, ...amounts }: ReceiptProps) {
  const t = useTranslations('checkout.receipt')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, currency, locale)
  const { goodsMinor, pointsMinor, shippingMinor, totalMinor } = amounts
  return (
    <dl className="grid gap-2">
      <Row name={t('goods')} amount={money(goodsMinor)} />
      {discounts.map((one) => (
        <Row
          key={`${one.isAutomatic} ${one.titleZh}`}
          name={t(one.isAutomatic ? 'automatic' : 'coupon')}
          note={locale === 'en' ? one.titleEn : one.titleZh}
          amount={one.freesShipping ? t('free') : money(-one.amountMinor)}
          tone="text-seal-ink"
        />
      ))}
      {pointsMinor > 0 ? (
        <Row
          name={t('pointsOf', { points: formatPoints(spentPoints, locale) })}
          amount={money(-pointsMinor)}
          tone="text-seal-ink"
        />
      ) : null}
      <Row name={t('shipping')} amount={shippingMinor === 0 ? t('free') : money(shippingMinor)} />
      <div className="mt-1 flex items-baseline justify-between gap-4 border-line border-t pt-3">
        <dt className="font-medium">{t('total')}</dt>
        <dd className="font-semibold text-xl tabular">{money(totalMinor)}</dd>
      </div>
    </dl>
  )
}

function Row({ name, note, amount, tone }: { name: string; note?: ReactNode; amount: string; tone?: string }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="min-w-0 text-ink-muted">
        {name}
        {note ? <span className="block text-sm">{note}</span> : null}
      </dt>
      <dd className={classNames('shrink-0 tabular', tone)}>{amount}</dd>
    </div>
  )
}
