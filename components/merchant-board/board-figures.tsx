import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Stat } from '@/components/ui/stat'
import type { Board } from '@/lib/campaigns/board/queries'
import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'

/** How many take part, what came in, what is owed, and when it ends at this pace. */
export function BoardFigures({ board }: { board: Board }) {
  const t = useTranslations('campaigns-desk.board')
  const locale = useLocale()
  const count = (amount: number) => formatPoints(amount, locale)
  const money = (amount: number) => formatMoney(amount, board.currency, locale, { trimZeros: true })
  const { entries, tickets, forecast } = board
  const draws = entries.points + entries.ticket + entries.free
  const owed = tickets.unpaid + tickets.unopened
  return (
    <Card>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
        <Stat
          label={t('draws')}
          value={count(draws)}
          hint={t('entries', {
            points: count(entries.points),
            ticket: count(entries.ticket),
            free: count(entries.free),
          })}
        />
        <Stat
          label={t('players')}
          value={count(board.players)}
          hint={board.players > 0 ? t('each', { times: (draws / board.players).toFixed(1) }) : undefined}
        />
        <Stat
          label={t('tickets')}
          value={count(owed)}
          hint={t('ticketsHint', { unpaid: tickets.unpaid, opened: tickets.opened, back: tickets.void })}
        />
        <Stat
          label={t('income')}
          value={
            board.moneyInMinor > 0
              ? money(board.moneyInMinor - board.moneyBackMinor)
              : t('points', { points: count(board.pointsIn) })
          }
          hint={
            board.moneyInMinor > 0
              ? t('incomeHint', { back: money(board.moneyBackMinor), points: count(board.pointsIn) })
              : undefined
          }
        />
      </dl>
      <p className="mt-5 border-line border-t pt-4 text-[0.9375rem]">
        {t(`forecast.${forecast.because}`, {
          date: formatDate(forecast.at, locale, 'time', board.timeZone),
          draws: count(forecast.drawsADay),
        })}
      </p>
    </Card>
  )
}
