import { useLocale, useTranslations } from 'next-intl'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import type { RefundPreview } from '@/lib/orders/staff/rules'

export type RefundEffectsProps = {
  totalMinor: number
  currency: string
  points: RefundPreview
  coupon: string | null
}

/** What a refund will do, line by line, before it does it. */
export function RefundEffects({ totalMinor, currency, points, coupon }: RefundEffectsProps) {
  const t = useTranslations('merchant.refund.effects')
  const locale = useLocale()
  const written = (amount: number) => formatPoints(amount, locale)
  const lines = [
    totalMinor > 0 ? t('money', { amount: formatMoney(totalMinor, currency, locale) }) : t('noMoney'),
    points.returnedPoints > 0 ? t('returned', { points: written(points.returnedPoints) }) : null,
    points.takenPoints > 0 ? t('taken', { points: written(points.takenPoints) }) : null,
    points.owedPoints > 0 ? t('owed', { points: written(points.owedPoints) }) : null,
    coupon ? t('coupon', { coupon }) : null,
    t('mail'),
  ]
  return (
    <section aria-label={t('title')} className="rounded-xl bg-sunken p-4">
      <h3 className="mb-2 font-medium text-sm">{t('title')}</h3>
      <ul className="grid list-disc gap-1 pl-5 text-[0.9375rem] marker:text-ink-faint">
        {lines
          .filter((line) => line !== null)
          .map((line) => (
            <li key={line}>{line}</li>
          ))}
      </ul>
    </section>
  )
}
