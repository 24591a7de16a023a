import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import type { Sharer } from '@/lib/radar/queries'

const columns = ['opened', 'readers', 'members', 'points', 'orders'] as const

/** By whose link they came, who brought most readers first. */
export function SharerTable({ sharers, currency }: { sharers: readonly Sharer[]; currency: string }) {
  const t = useTranslations('campaigns-desk.content')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, currency, locale, { trimZeros: true })
  return (
    <Table
      caption={t('who')}
      head={
        <>
          <Th>{t('sharer')}</Th>
          {columns.map((key) => (
            <Th key={key} align="end">
              {t(key)}
            </Th>
          ))}
        </>
      }
    >
      {sharers.map((one, place) => (
        <Tr key={place}>
          <Td>
            <span className="text-ink">
              {one.name} {one.isStaff ? <Badge tone="neutral">{t('staff')}</Badge> : null}
            </span>
          </Td>
          {columns.map((key) => (
            <Td key={key} label={t(key)} align="end">
              <span>
                {formatPoints(one[key], locale)}
                {key === 'orders' && one.orders > 0 ? ` · ${t('net', { amount: money(one.netMinor) })}` : null}
              </span>
            </Td>
          ))}
        </Tr>
      ))}
    </Table>
  )
}
