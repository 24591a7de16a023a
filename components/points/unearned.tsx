import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { whyNothing } from '@/lib/earning/rules'
import { awardExplanationSchema } from '@/lib/earning/schema'
import { formatDate, formatMoney } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import type { MyPoints } from '@/lib/points/queries'

/** Orders that earned nothing, and why: silence would look like a mistake. */
export function UnearnedOrders({ unearned }: { unearned: MyPoints['unearned'] }) {
  const t = useTranslations('points.unearned')
  const locale = useLocale()
  if (unearned.length === 0) return null
  return (
    <Card tone="sunken" className="mt-6">
      <h3 className="mb-1 font-medium">{t('title')}</h3>
      <ul className="grid gap-2 text-sm">
        {unearned.map((one) => {
          const { reason, money } = reasonOf(one.explanation, locale)
          return (
            <li key={one.orderNumber} className="flex flex-wrap justify-between gap-x-4 text-ink-muted">
              <span className="text-ink">{t('line', { order: one.orderNumber })}</span>
              <span>{formatDate(one.paidAt, locale)}</span>
              <span className="w-full">{t(reason, { money })}</span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function reasonOf(stored: unknown, locale: string) {
  const read = awardExplanationSchema.safeParse(stored)
  if (!read.success) return { reason: 'unknown', money: '' } as const
  const explanation = read.data
  const reason = whyNothing({ points: explanation.totalPoints, baseMinor: explanation.baseMinor, explanation })
  return { reason: reason ?? 'unknown', money: formatMoney(explanation.baseMinor, shopCurrency(), locale) } as const
}
