import { stringify } from 'csv-stringify/sync'
import type { Context } from '@/lib/gate/context'
import { formatDate } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/routing'
import { type Buckets, type StatementFrame, streamStatementLines } from './queries'
import { runningLines } from './running-lines'
import { sayStatement } from './say-statement'

/** A statement as a table for a spreadsheet: a byte-order mark for Excel, and no cell that it would run as a formula. */
export async function* writeStatementCsv(
  ctx: Pick<Context, 'on'>,
  frame: StatementFrame,
  locale: Locale,
): AsyncGenerator<string> {
  const { t, what, why } = await sayStatement(locale, frame)
  const names = ['at', 'what', 'why', 'change', 'balance', 'pending', 'held', 'debt', 'posting'] as const
  const balances = ({ available, pending, held, debt }: Buckets) => ['', available, pending, held, debt, '']
  const moment = (at: Date | number) => formatDate(at, locale, 'time', frame.timeZone)
  const text = (cells: unknown[][], bom = false) => stringify(cells, { bom, escape_formulas: true })
  yield text(
    [names.map((name) => t(`columns.${name}`)), [moment(frame.startsAt), t('opening'), '', ...balances(frame.opening)]],
    true,
  )
  for await (const lines of runningLines(streamStatementLines(ctx, frame), frame)) {
    yield text(
      lines.map(({ line, after }) => [
        moment(line.at),
        what(line),
        why(line),
        line.available,
        after.available,
        after.pending,
        after.held,
        after.debt,
        line.id ?? '',
      ]),
    )
  }
  yield text([[moment(frame.endsAt.getTime() - 1), t('closing'), '', ...balances(frame.closing)]])
}
