import { getLocale, getTranslations } from 'next-intl/server'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatBasisPoints, formatPoints } from '@/lib/i18n/format'
import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { NEAR_BPS, offInPercent } from '@/lib/plan/rules'
import type { Pocket } from './year-of'

/** Budget by budget: its share of the plan, what it gave, and what became of that. */
export async function PocketTable({ pockets }: { pockets: readonly Pocket[] }) {
  const t = await getTranslations('plan.pockets')
  const locale = await getLocale()
  const points = (amount: number | null | undefined) => (amount == null ? '—' : formatPoints(amount, locale))
  const columns = ['share', 'due', 'issued', 'reserved', 'redeemed', 'expired', 'remaining'] as const
  return (
    <Table
      caption={t('title')}
      className="[--table-top:3.75rem]"
      isFocusable
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
      {pockets.map(({ key, title, hint, sharePoints, duePoints, remainingPoints, flow, isYoung }) => {
        const figures = {
          share: sharePoints,
          due: duePoints,
          issued: netOf(flow),
          reserved: flow?.reservedPoints ?? 0,
          redeemed: flow?.redeemedPoints ?? 0,
          expired: flow?.expiredPoints ?? 0,
          remaining: remainingPoints,
        }
        return (
          <Tr key={key}>
            <Td className="font-medium">
              <span className="block">
                {title}
                {hint ? <span className="block font-normal text-ink-muted text-sm">{hint}</span> : null}
              </span>
            </Td>
            {columns.map((column) => (
              <Td key={column} label={t(column)} align="end" className="tabular">
                <span className="block text-end">
                  {points(figures[column])}
                  {column === 'issued' ? <Off due={duePoints} issued={netOf(flow)} isYoung={isYoung === true} /> : null}
                </span>
              </Td>
            ))}
          </Tr>
        )
      })}
    </Table>
  )
}

const netOf = (flow: Pocket['flow']) => (flow ? flow.issuedPoints - flow.takenBackPoints : 0)

/** How far a budget is from what it ought to have given by today; nothing is said of what is about as planned. */
async function Off({ due, issued, isYoung }: { due: number | null; issued: number; isYoung: boolean }) {
  const t = await getTranslations('plan.pockets')
  const locale = await getLocale()
  if (!due) return null
  if (isYoung) return <span className="block text-ink-muted text-sm">{t('young')}</span>
  const off = Math.round((issued * WHOLE_BPS) / due) - WHOLE_BPS
  if (Math.abs(off) <= NEAR_BPS) return null
  const rate = formatBasisPoints(offInPercent(off), locale)
  return (
    <span className="block text-on-warning-soft text-sm">
      <span aria-hidden="true">{off > 0 ? '↑ ' : '↓ '}</span>
      {t(off > 0 ? 'ahead' : 'behind', { rate })}
    </span>
  )
}
