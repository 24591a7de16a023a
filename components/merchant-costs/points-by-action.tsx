import { useLocale, useTranslations } from 'next-intl'
import { HowOf } from '@/components/merchant-kit/how-of'
import { Panel } from '@/components/merchant-kit/panel'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { CostReport } from '@/lib/analytics/costs/queries'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { actionName, issuedHref, settingHref, usedHref } from './action-name'

const columns = ['times', 'issued', 'redeemed', 'expired', 'takenBack', 'stillOut'] as const

/** What became of the points of each action; the last line is what the ledger says. */
export function PointsByAction({ report }: { report: CostReport }) {
  const t = useTranslations('analytics.costs')
  const locale = useLocale()
  const { period, rows, total, ledgerRedeemed, names } = report
  const count = (points: number) => formatPoints(points, locale)
  const linked = (href: string, points: number) => (
    <Link
      href={href}
      prefetch={false}
      className="underline decoration-line-strong underline-offset-4 hover:decoration-ink"
    >
      {count(points)}
    </Link>
  )
  return (
    <Panel title={t('points.title')} aside={<HowOf figure={t('points.title')}>{t('points.how')}</HowOf>}>
      <Table
        caption={t('points.title')}
        head={
          <>
            <Th>{t('action')}</Th>
            {columns.map((one) => (
              <Th key={one} align="end">
                {t(`points.columns.${one}`)}
              </Th>
            ))}
          </>
        }
      >
        {rows.map((row) => (
          <Tr key={row.action}>
            <Td className="font-medium">
              <Link href={settingHref(row)} prefetch={false} className="hover:underline">
                {actionName(row.action, names, locale) ?? t(`kinds.${row.kind}`)}
              </Link>
            </Td>
            {columns.map((one) => (
              <Td key={one} label={t(`points.columns.${one}`)} align="end">
                <span>
                  {one === 'issued' && row.issued > 0
                    ? linked(issuedHref(row, period), row.issued)
                    : one === 'redeemed' && row.redeemed !== 0
                      ? linked(usedHref(row, period), row.redeemed)
                      : count(row[one])}
                </span>
              </Td>
            ))}
          </Tr>
        ))}
        <Tr className="font-semibold">
          <Td>{t('total')}</Td>
          <Td label={t('points.columns.times')} align="end">
            <span>—</span>
          </Td>
          {columns.slice(1).map((one) => (
            <Td key={one} label={t(`points.columns.${one}`)} align="end">
              <span>{one === 'times' ? '' : count(total[one])}</span>
            </Td>
          ))}
        </Tr>
      </Table>
      <p className="mt-3 text-ink-muted text-sm">
        {t(ledgerRedeemed === total.redeemed ? 'points.balanced' : 'points.unbalanced', {
          ledger: count(ledgerRedeemed),
          money: formatMoney(total.usedFaceMinor, period.currency, locale),
          sum: count(total.redeemed),
        })}
      </p>
    </Panel>
  )
}
