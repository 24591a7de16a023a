import { useLocale, useTranslations } from 'next-intl'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { type OutcomeRow, outcomeFigures } from '@/lib/rewards/conversions/rules'
import type { LinkPlatform } from '@/lib/rewards/link/rules'

/** From points to another platform's till, reward by reward. */
export function OutcomeTable({ outcomes, pointsPerUnit }: { outcomes: readonly OutcomeRow[]; pointsPerUnit: number }) {
  const t = useTranslations('rewards-desk.outcomes')
  const platforms = useTranslations('rewards.go.platform')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, shopCurrency(), locale)
  const count = (amount: number) => formatPoints(amount, locale)
  const columns = ['exchanged', 'wentOut', 'bought', 'amount', 'cost', 'perClaim'] as const
  return (
    <Table
      caption={t('title')}
      className="[--table-top:3.75rem]"
      head={
        <>
          <Th>{t('columns.reward')}</Th>
          {columns.map((one) => (
            <Th key={one} align="end">
              {t(`columns.${one}`)}
            </Th>
          ))}
        </>
      }
    >
      {outcomes.map((row) => {
        const { pointsWorthMinor, perClaimMinor } = outcomeFigures(row, pointsPerUnit)
        const cells: Record<(typeof columns)[number], [main: string, under: string]> = {
          exchanged: [count(row.exchanged), ''],
          wentOut: [count(row.wentOut), t('visits', { count: row.visits })],
          bought: [count(row.bought), t('orders', { count: row.orders })],
          amount: [money(row.amountMinor), ''],
          cost: [t('points', { points: count(row.points) }), t('worth', { money: money(pointsWorthMinor) })],
          perClaim: [perClaimMinor === null ? '—' : money(perClaimMinor), ''],
        }
        return (
          <Tr key={row.rewardId}>
            <Td>
              <span className="grid">
                <span className="font-medium">{locale === 'en' ? row.titleEn : row.titleZh}</span>
                <span className="text-ink-muted text-sm">{platforms(row.platform as LinkPlatform)}</span>
              </span>
            </Td>
            {columns.map((one) => (
              <Td key={one} label={t(`columns.${one}`)} align="end">
                <span className="grid justify-items-end tabular">
                  <span>{cells[one][0]}</span>
                  {cells[one][1] ? <span className="text-ink-muted text-sm">{cells[one][1]}</span> : null}
                </span>
              </Td>
            ))}
          </Tr>
        )
      })}
    </Table>
  )
}
