'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Panel } from '@/components/merchant-kit/panel'
import type { BoardView } from '@/lib/campaigns/board/queries'
import { formatDate } from '@/lib/i18n/format'
import { BoardFigures } from './board-figures'
import { BudgetPanel } from './budget-panel'
import { InvitePanel } from './invite-panel'
import { OddsPanel } from './odds-panel'
import { PacePanel } from './pace-panel-client'
import { usePolledBoard } from './use-polled-board-client'

/** A campaign as it goes: drawn once, then every figure in its place as it changes. */
export function Board({ first }: { first: BoardView }) {
  const t = useTranslations('campaigns-desk.board')
  const locale = useLocale()
  const { view, isLive } = usePolledBoard(first)
  const { board, invite } = view
  return (
    <div className="grid gap-5">
      <p className="text-ink-muted text-sm tabular">
        {t('asOf', { time: formatDate(board.asOf, locale, 'time', board.timeZone) })}{' '}
        {isLive ? t('refreshes') : t('still')}
      </p>
      {invite ? (
        // nobody draws here: friends are what it is about
        <>
          <InvitePanel invite={invite} currency={board.currency} />
          <BudgetPanel board={board} />
        </>
      ) : (
        <>
          <BoardFigures board={board} />
          <div className="grid items-start gap-5 xl:grid-cols-2">
            <BudgetPanel board={board} />
            <PacePanel board={board} />
          </div>
        </>
      )}
      {board.prizes.length > 0 && board.mode !== null ? (
        <Panel title={t('odds.title')}>
          <OddsPanel board={board} />
        </Panel>
      ) : null}
    </div>
  )
}
