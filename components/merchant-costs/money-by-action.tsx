import { useLocale, useTranslations } from 'next-intl'
import { HowComputed } from '@/components/merchant-kit/how-computed-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { CostReport } from '@/lib/analytics/costs/queries'
import type { ActionCost } from '@/lib/analytics/costs/rules'
import { formatBasisPoints, formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { actionName } from './action-name'

/** What each action costs, for each time, and what was bought after it. */
export function MoneyByAction({ report }: { report: CostReport }) {
  const t = useTranslations('analytics.costs')
  const locale = useLocale()
  const { period, rows, names, margin, valueThrough } = report
  const money = (minor: number) => formatMoney(minor, period.currency, locale)
  const times = (bps: number) => t('value.times', { times: formatPoints(Math.floor(bps / 1_000) / 10, locale) })
  const cells = (row: ActionCost) => [
    ['expected', money(row.expectedMinor), t('money.face', { money: money(row.faceMinor) })],
    ['realised', money(row.realisedMinor), t('money.face', { money: money(row.usedFaceMinor) })],
    ['perTime', row.perTimeMinor === null ? '—' : money(row.perTimeMinor), ''],
    ...row.value.map(({ withinDays, orders, goodsMinor, roiBps }) => [
      `after${withinDays}`,
      orders === 0 ? '—' : money(goodsMinor),
      orders === 0 ? '' : roiBps === null ? t('value.orders', { count: orders }) : times(roiBps),
    ]),
  ]
  const columns = ['expected', 'realised', 'perTime', 'after30', 'after60', 'after90'] as const
  return (
    <Panel
      anchor="actions"
      title={t('money.title')}
      aside={
        <HowComputed label={t('value.how')} title={t('value.title')}>
          {t('value.computed')}{' '}
          {margin.bps === null
            ? t('value.noMargin')
            : t('value.margin', {
                share: formatBasisPoints(margin.bps, locale),
                orders: margin.orders,
                known: formatBasisPoints(
                  Math.floor((margin.knownMinor * 10_000) / Math.max(1, margin.paidMinor)),
                  locale,
                ),
              })}
        </HowComputed>
      }
    >
      <Table
        caption={t('money.title')}
        head={
          <>
            <Th>{t('action')}</Th>
            {columns.map((one) => (
              <Th key={one} align="end">
                {t(`money.columns.${one}`)}
              </Th>
            ))}
          </>
        }
      >
        {rows.map((row) => (
          <Tr key={row.action}>
            <Td className="font-medium">{actionName(row.action, names, locale) ?? t(`kinds.${row.kind}`)}</Td>
            {cells(row).map(([key, main, under]) => (
              <Td key={key} label={t(`money.columns.${key as (typeof columns)[number]}`)} align="end">
                <span className="grid justify-items-end tabular">
                  <span>{main}</span>
                  {under ? <span className="text-ink-muted text-sm">{under}</span> : null}
                </span>
              </Td>
            ))}
          </Tr>
        ))}
      </Table>
      <p className="mt-3 text-ink-muted text-sm">
        {valueThrough
          ? t('value.through', { day: formatDate(`${valueThrough}T12:00:00Z`, locale, 'short', 'UTC') })
          : t('value.notYet')}{' '}
        {t('value.honest')}{' '}
        <Link href={paths.merchant.behaviours()} prefetch={false} className="text-ink underline underline-offset-4">
          {t('value.lever')}
        </Link>
      </p>
    </Panel>
  )
}
