import { getLocale, getTranslations } from 'next-intl/server'
import { budgetLead } from '@/components/merchant-analytics/leads'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatBasisPoints, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { NEAR_BPS, offInPercent } from '@/lib/plan/rules'
import type { Pocket } from './year-of'

/** Budget by budget: its share of the plan, what it gave, and what became of that. */
export async function PocketTable({ pockets, year }: { pockets: readonly Pocket[]; year: number }) {
  const t = await getTranslations('plan.pockets')
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
      {pockets.map(({ key, budgetId, title, hint, sharePoints, duePoints, remainingPoints, flow, isYoung }) => {
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
                  <Figure href={budgetId && leadOf(column, budgetId, year)} amount={figures[column] ?? null} />
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

type Column = 'share' | 'due' | 'reserved' | Parameters<typeof budgetLead>[0]

const leadOf = (column: Column, budgetId: string, year: number) =>
  column === 'share' || column === 'due' || column === 'reserved' ? undefined : budgetLead(column, budgetId, year)

/** Points, which lead to the postings that come to them. */
async function Figure({ amount, href }: { amount: number | null; href?: string | undefined }) {
  const locale = await getLocale()
  if (amount === null) return '—'
  const said = formatPoints(amount, locale)
  return href && amount !== 0 ? (
    <Link
      href={href}
      prefetch={false}
      className="underline decoration-line underline-offset-4 hover:decoration-current"
    >
      {said}
    </Link>
  ) : (
    said
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
