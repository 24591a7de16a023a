import { stringify } from 'csv-stringify/sync'
import { createTranslator } from 'next-intl'
import type { Context } from '@/lib/gate/context'
import { formatBasisPoints } from '@/lib/i18n/format'
import { loadMessages } from '@/lib/i18n/load-messages'
import { textOfMinor } from '@/lib/kernel/money'
import type { BacktestReport } from './report/rules'
import { type BacktestRun, findRun } from './runs/queries'

type File = { name: string; type: string; body: AsyncIterable<string> }

/** A report as a file: JSON with everything that it was made from, or its tables for a spreadsheet. */
export async function backtestFile(
  ctx: Pick<Context, 'on' | 'locale'>,
  id: string,
  as: 'csv' | 'json',
): Promise<File | null> {
  const run = await findRun(ctx.on, id)
  if (!run?.result) return null
  const name = `backtest-${run.askedAt.toISOString().slice(0, 10)}-${id.slice(-6)}.${as}`
  if (as === 'json') return { name, type: 'application/json', body: once(`${JSON.stringify(whole(run), null, 2)}\n`) }
  return { name, type: 'text/csv; charset=utf-8', body: once(await tables(run.result.reports, ctx.locale)) }
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

const whole = ({ id, sourceName, question, engine, historyHash, askedAt, finishedAt, result }: BacktestRun) => ({
  id,
  history: { name: sourceName, hash: historyHash },
  engine,
  askedAt,
  finishedAt,
  question,
  ...result,
})

async function tables(reports: readonly BacktestReport[], locale: Context['locale']): Promise<string> {
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'backtest' })
  const flows = ['issued', 'clawedBack', 'expired', 'redeemed', 'outstanding'] as const
  const money = (amount: number) => `${amount < 0 ? '-' : ''}${textOfMinor(Math.abs(amount))}`
  const lines = reports.flatMap((report, place) => {
    const side = t(`desk.report.series.${place === 0 ? 'tried' : 'against'}`)
    const { total } = report
    const facts: [string, string | number][] = [
      [t('orders'), total.orders],
      [t('net'), money(total.netMinor)],
      ...flows.map((flow): [string, number] => [t(`columns.${flow}`), total[flow]]),
      [t('face'), money(total.faceMinor)],
      [t('expected'), money(total.expectedMinor)],
      [t('columns.rebate'), total.rebateBps === null ? '' : formatBasisPoints(total.rebateBps, locale)],
      [t('reached'), `${report.shoppers.reached} / ${report.shoppers.all}`],
    ]
    return [
      ...facts.map(([what, amount]) => [side, t('summary'), what, amount]),
      ...report.months.flatMap((month) => [
        ...flows.map((flow) => [side, month.month, t(`columns.${flow}`), month[flow]]),
        [side, month.month, t('net'), money(month.netMinor)],
      ]),
    ]
  })
  const head = [t('desk.runs.what'), t('desk.file.section'), t('desk.file.what'), t('desk.file.amount')]
  return stringify([head, ...lines], { bom: true, escape_formulas: true })
}
