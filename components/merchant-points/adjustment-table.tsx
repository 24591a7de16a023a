import { getLocale, getTranslations } from 'next-intl/server'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDate, formatPoints, formatSignedPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { AdjustmentLine } from '@/lib/points/adjustments/queries'
import { AdjustmentStateBadge } from './adjustment-state'
import { Decide } from './decide-client'

type AdjustmentTableProps = { adjustments: readonly AdjustmentLine[]; mayDecide: boolean }

/** Adjustments as rows; what waits for whoever looks can be decided where it stands. */
export async function AdjustmentTable({ adjustments, mayDecide }: AdjustmentTableProps) {
  const t = await getTranslations('points-desk')
  const locale = await getLocale()
  return (
    <Table
      caption={t('list.title')}
      className="[--table-top:3.75rem]"
      head={
        <>
          <Th>{t('list.columns.no')}</Th>
          <Th>{t('list.columns.at')}</Th>
          <Th>{t('list.columns.who')}</Th>
          <Th align="end">{t('list.columns.points')}</Th>
          <Th>{t('list.columns.reason')}</Th>
          <Th>{t('list.columns.by')}</Th>
          <Th>{t('list.columns.state')}</Th>
        </>
      }
    >
      {adjustments.map((one) => (
        <Tr key={one.id}>
          <Td className="font-medium tabular">
            <Link
              href={paths.merchant.adjustment(one.id)}
              prefetch={false}
              className="after:absolute after:inset-0 after:rounded-xl md:after:rounded-none"
            >
              #{one.no}
            </Link>
          </Td>
          <Td label={t('list.columns.at')} className="whitespace-nowrap text-sm tabular">
            {formatDate(one.proposedAt, locale, 'time')}
          </Td>
          <Td label={t('list.columns.who')}>
            <span className="grid min-w-0 text-end md:text-start">
              <span className="truncate">{one.shopperName ?? t('list.people', { count: one.rowCount })}</span>
              {one.title ? <span className="truncate text-ink-muted text-sm">{one.title}</span> : null}
            </span>
          </Td>
          <Td label={t('list.columns.points')} align="end">
            {one.points === null
              ? t('list.moved', { points: formatPoints(one.movedPoints, locale) })
              : formatSignedPoints(one.points, locale)}
          </Td>
          <Td label={t('list.columns.reason')}>
            <span className="grid min-w-0 text-end md:text-start">
              <span>{t(`reasons.${one.reasonCode}`)}</span>
              <span className="line-clamp-1 text-ink-muted text-sm">{one.shopperNote}</span>
            </span>
          </Td>
          <Td label={t('list.columns.by')}>
            <span>
              {one.proposerName}
              {one.isOwn ? <span className="text-ink-muted text-sm"> {t('list.own')}</span> : null}
            </span>
          </Td>
          <Td label={t('list.columns.state')}>
            <span className="relative z-1 flex flex-wrap items-center gap-3">
              <AdjustmentStateBadge state={one.state} />
              {mayDecide && one.state === 'waiting' && !one.isOwn ? <Decide id={one.id} no={one.no} /> : null}
            </span>
          </Td>
        </Tr>
      ))}
    </Table>
  )
}
