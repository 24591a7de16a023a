// The work of `npm run import:history`; DATABASE_URL is set by it.
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createTranslator } from 'next-intl'
import { connectTo, disconnect } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { decodeText } from '@/lib/history/decode-text'
import { findHistoryRun } from '@/lib/history/queries'
import { sampleOf } from '@/lib/history/rows/rules'
import { guessDateOrder, guessMapping } from '@/lib/history/rules'
import { type HistoryImportDone, runHistoryImport } from '@/lib/history/run-history-import'
import { historyFileSchema } from '@/lib/history/schema'
import { startHistoryImport } from '@/lib/history/start-history-import'
import { textOfMills } from '@/lib/kernel/mills'
import english from '@/messages/en/history.json'
import chinese from '@/messages/zh-CN/history.json'

const locale = /^zh/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'zh-CN' : 'en'
const t = createTranslator({ locale, messages: locale === 'en' ? english : chinese })

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'dry-run': { type: 'boolean', default: false },
    source: { type: 'string' },
    zone: { type: 'string' },
    dates: { type: 'string' },
    grain: { type: 'string' },
    map: { type: 'string' },
  },
})
const [file = ''] = positionals

/** Whoever may run commands on this machine imports in the owner's name. */
async function owner(on: StaffContext['on']): Promise<StaffContext> {
  const found = await row<{ id: string; email: string; name: string }>(
    `select id, email, name from account where staff_role in ('owner', 'merchant') order by staff_role, created_at limit 1`,
    [],
    on,
  )
  if (!found) throw new Error('This shop has no owner yet: start it once with `npm start`.')
  return { actor: { ...found, staffRole: 'owner' }, visitorHash: null, locale, at: null, on }
}

/** Columns as the headings say, with what was said on the command line in their place. */
async function asked() {
  const first = await decodeText(fs.createReadStream(file)).next()
  const sample = sampleOf(first.done ? '' : first.value)
  const guessed = guessMapping(sample.titles)
  const said = Object.fromEntries(
    (values.map ?? '').split(',').flatMap((pair) => (pair ? [pair.split('=') as [string, string]] : [])),
  )
  const columns = { ...guessed.columns, ...said }
  const times = sample.rows.map((cells) => cells[sample.titles.indexOf(columns.placedAt ?? '')] ?? '')
  const shop = await row<{ zone: string }>('select time_zone as zone from shop')
  return historyFileSchema.safeParse({
    fileName: path.basename(file),
    sourceName: values.source ?? path.basename(file).replace(/(\.csv|\.txt|\.gz)+$/i, ''),
    dryRun: values['dry-run'],
    reading: {
      grain: values.grain ?? guessed.grain,
      columns,
      dateOrder: values.dates ?? guessDateOrder(times),
      timeZone: values.zone ?? shop?.zone ?? 'Asia/Shanghai',
    },
  })
}

function tell({ state, report }: HistoryImportDone): void {
  for (const { line, column, code, details } of report.problems)
    console.log(`  ${t('line', { line })} ${column ? `[${column}] ` : ''}${t(`problems.${code}`, details)}`)
  const { figures, problemCount, ...counts } = report
  if (counts.resumedRows > 0) console.log(t('resumed', { rows: counts.resumedRows }))
  if (figures) {
    const { orderMills, cancelMills, netMills } = figures
    console.log(
      t('counted', {
        rows: counts.rows,
        created: counts.created,
        changed: counts.changed,
        unchanged: counts.unchanged,
      }),
    )
    const { firstAt: _first, lastAt: _last, ...held } = figures
    console.log(t('holds', held))
    console.log(
      t('sums', { orders: textOfMills(orderMills), cancels: textOfMills(cancelMills), net: textOfMills(netMills) }),
    )
  }
  console.log(t(state, { count: problemCount }))
}

const begun = performance.now()
const seconds = () => ((performance.now() - begun) / 1000).toFixed(1)
const ctx = await owner(connectTo(process.env.DATABASE_URL ?? ''))
const wanted = await asked()
if (wanted.success) {
  const started = await startHistoryImport(ctx, wanted.data)
  const runId = started.ok ? started.value.runId : ''
  const progress = setInterval(async () => {
    const run = await findHistoryRun(ctx, runId)
    if (run)
      console.log(
        `  ${t('progress', { rows: run.stagedRows, percent: Math.floor((run.readBytes * 100) / Math.max(1, run.sizeBytes)) })}`,
      )
  }, 1000)
  const sizeBytes = fs.statSync(file).size
  const done = await runHistoryImport(ctx, { ...wanted.data, runId, sizeBytes, open: () => fs.createReadStream(file) })
  clearInterval(progress)
  tell(done)
  console.log(`${seconds()} s, ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`)
  process.exitCode = done.state === 'refused' ? 1 : 0
} else {
  for (const { path: place, message } of wanted.error.issues) console.error(`!! ${place.join('.')} ${message}`)
  process.exitCode = 1
}
await disconnect()
