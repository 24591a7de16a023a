import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { MyPoints } from '@/lib/points/queries'

/** What the shopper owes, from which order, how much of it is left, and what pays for it. */
export function OwedPoints({ mine }: { mine: MyPoints }) {
  const t = useTranslations('points.balance')
  const locale = useLocale()
  if (mine.debtPoints === 0) return null
  const points = (amount: number) => formatPoints(amount, locale)
  return (
    <Notice tone="warning" title={t('debt', { points: points(mine.debtPoints) })}>
      <p>{t('debtWhy')}</p>
      <ul className="mt-2 grid gap-1 tabular">
        {mine.debts.map(({ orderNumber, owedPoints, remainingPoints, at }) => {
          const left = {
            owed: points(owedPoints),
            left: points(remainingPoints),
            date: formatDate(at, locale, 'short'),
          }
          return (
            <li key={`${orderNumber}:${at}`}>
              {orderNumber ? (
                <Link href={paths.order(orderNumber)} className="underline underline-offset-4">
                  {t('debtOrder', { order: orderNumber })}
                </Link>
              ) : null}{' '}
              {t(remainingPoints < owedPoints ? 'debtPartly' : 'debtLeft', left)}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
