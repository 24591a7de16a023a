import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Stat } from '@/components/ui/stat'
import type { BacktestReport } from '@/lib/backtest/report/rules'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'

/** What a programme comes to, in six figures. */
export function ReportFigures({ report }: { report: BacktestReport }) {
  const t = useTranslations('backtest.desk.report')
  const locale = useLocale()
  const { total, shoppers } = report
  const money = (amount: number) => formatMoney(amount, shopCurrency(), locale, { trimZeros: true })
  const points = (amount: number) => formatPoints(amount, locale)
  const share = (bps: number | null) => (bps === null ? '–' : formatBasisPoints(bps, locale))
  const { clawedBack, expired, redeemed } = total
  const stats = [
    [
      'issued',
      points(total.issued),
      t('issuedHint', { clawedBack: points(clawedBack), expired: points(expired), redeemed: points(redeemed) }),
    ],
    ['face', money(total.faceMinor), t('faceHint')],
    ['expected', money(total.expectedMinor), t('expectedHint', { share: share(total.expectedSpendBps) })],
    [
      'rebate',
      share(total.rebateBps),
      `${t('rebateHint', { net: money(total.netMinor) })} · ${t('memberRebateHint', { rate: share(total.memberRebateBps) })}`,
    ],
    [
      'reached',
      share(shoppers.reachedBps),
      t('reachedHint', { reached: points(shoppers.reached), all: points(shoppers.all) }),
    ],
    ['outstanding', points(total.outstanding), null],
  ] as const
  return (
    <Card padding="lg">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-6 md:grid-cols-3">
        {stats.map(([key, value, hint]) => (
          <Stat key={key} label={t(key)} value={value} hint={hint} tone={key === 'issued' ? 'seal' : 'ink'} />
        ))}
      </dl>
    </Card>
  )
}
