import { useLocale, useTranslations } from 'next-intl'
import { Panel } from '@/components/merchant-kit/panel'
import type { Board } from '@/lib/campaigns/board/queries'
import type { Purse } from '@/lib/campaigns/board/rules'
import { formatMoney, formatPoints } from '@/lib/i18n/format'

/** Both purses: what is gone, what is held for draws that are owed, what is free, and what went back. */
export function BudgetPanel({ board }: { board: Board }) {
  const t = useTranslations('campaigns-desk.board.budget')
  const locale = useLocale()
  const points = (amount: number) => t('points', { points: formatPoints(amount, locale) })
  const money = (amount: number) => formatMoney(amount, board.currency, locale, { trimZeros: true })
  return (
    <Panel title={t('title')}>
      <div className="grid gap-6">
        {board.points.granted > 0 ? <PurseBar name={t('inPoints')} purse={board.points} write={points} /> : null}
        {board.minor.granted > 0 ? <PurseBar name={t('inMoney')} purse={board.minor} write={money} /> : null}
        {board.points.granted + board.minor.granted === 0 ? <p className="text-ink-muted">{t('none')}</p> : null}
      </div>
    </Panel>
  )
}

const parts = [
  ['spent', 'bg-[var(--chart-1)]'],
  ['held', 'bg-[var(--chart-3)]'],
  ['left', 'bg-line'],
] as const

function PurseBar({ name, purse, write }: { name: string; purse: Purse; write: (amount: number) => string }) {
  const t = useTranslations('campaigns-desk.board.budget')
  const share = (amount: number) => `${purse.granted > 0 ? (amount / purse.granted) * 100 : 0}%`
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{name}</span>
        <span className="text-ink-muted text-sm tabular">{t('granted', { amount: write(purse.granted) })}</span>
      </p>
      <div aria-hidden="true" className="flex h-2.5 overflow-hidden rounded-full bg-sunken">
        {parts.map(([part, color]) => (
          <span
            key={part}
            className={`${color} transition-[width] duration-500 motion-reduce:transition-none`}
            style={{ width: share(purse[part]) }}
          />
        ))}
      </div>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-1.5 text-sm sm:grid-cols-4">
        {parts.map(([part, color]) => (
          <div key={part}>
            <dt className="flex items-center gap-1.5 text-ink-muted">
              <span aria-hidden="true" className={`${color} size-2.5 shrink-0 rounded-sm`} />
              {t(part)}
            </dt>
            <dd className="font-medium tabular">{write(purse[part])}</dd>
          </div>
        ))}
        <div>
          <dt className="text-ink-muted">{t('returned')}</dt>
          <dd className="font-medium tabular">{write(purse.returned)}</dd>
        </div>
      </dl>
    </div>
  )
}
