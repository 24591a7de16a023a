import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { OwnCheck } from '@/lib/backtest/report/rules'
import type { Names } from '@/lib/backtest/runs/queries'
import { formatPoints, formatSignedPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/link'
import { paths } from '@/lib/paths'

/** Whether a replay of what happened gives what the ledger gave: only then are the other figures worth reading. */
export function CheckLine({ check, names }: { check: OwnCheck; names: Names | null }) {
  const t = useTranslations('backtest.desk.check')
  const locale = useLocale()
  const points = (amount: number) => formatPoints(amount, locale)
  const { orders, givenPoints, replayedPoints, differing, hasLimits, first } = check
  if (orders === 0) return <Notice>{t('none')}</Notice>
  if (differing === 0)
    return (
      <Notice tone="success" title={t('same', { orders: points(orders), points: points(givenPoints) })}>
        {t('how')}
      </Notice>
    )
  const by = formatSignedPoints(replayedPoints - givenPoints, locale)
  return (
    <Notice tone="warning" title={t('differs', { orders: points(orders), differing: points(differing), by })}>
      <p>
        {t('how')} {t(hasLimits ? 'whyLimits' : 'whyEngine')}
      </p>
      <ul className="mt-2 grid gap-1 tabular">
        {first.slice(0, 5).map((one) => (
          <li key={one.order}>
            <Link href={paths.merchant.order(one.order)} prefetch={false} className="underline underline-offset-4">
              #{names?.orders[one.order] ?? one.order}
            </Link>{' '}
            {t('given')} {points(one.givenPoints)} · {t('replayed')} {points(one.replayedPoints)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
