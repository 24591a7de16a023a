import { getLocale, getTranslations } from 'next-intl/server'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatPoints } from '@/lib/i18n/format'
import type { Pocket } from './year-of'

/** Budget by budget: its share of the plan, what it gave, and what became of that. */
export async function PocketTable({ pockets }: { pockets: readonly Pocket[] }) {
  const t = await getTranslations('plan.pockets')
  const locale = await getLocale()
  const points = (amount: number | null | undefined) => (amount == null ? '—' : formatPoints(amount, locale))
  const columns = ['share', 'issued', 'reserved', 'redeemed', 'expired', 'remaining'] as const
  return (
    <Table
      caption={t('title')}
      className="[--table-top:3.75rem]"
      head={
        <>
          <Th>{t('budget')}</Th>
          {columns.map((key) => (
            <Th key={key} align="end">
              {t(key)}
            </Th>
          ))}
        </>
      }
    >
      {pockets.map(({ key, title, hint, sharePoints, remainingPoints, flow }) => {
        const figures = {
          share: sharePoints,
          issued: flow?.issuedPoints ?? 0,
          reserved: flow?.reservedPoints ?? 0,
          redeemed: flow?.redeemedPoints ?? 0,
          expired: (flow?.expiredPoints ?? 0) + (flow?.takenBackPoints ?? 0),
          remaining: remainingPoints,
        }
        return (
          <Tr key={key}>
            <Td className="font-medium">
              {title}
              {hint ? <span className="block font-normal text-ink-muted text-sm">{hint}</span> : null}
            </Td>
            {columns.map((column) => (
              <Td key={column} label={t(column)} align="end" className="tabular">
                {points(figures[column])}
              </Td>
            ))}
          </Tr>
        )
      })}
    </Table>
  )
}
