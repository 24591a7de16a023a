// The work of `npm run bench backtest`: one history, and ten times as much of it, replayed each in a process of its own.
import fs from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { shopSetting } from '@/lib/backtest/queries'
import type { Assumptions } from '@/lib/backtest/rules'
import { runBacktest } from '@/lib/backtest/run-backtest'
import { programmeOfSide, type Side } from '@/lib/backtest/sides/rules'
import { connectTo, db, disconnect } from '@/lib/db/client'
import type { RuleDefinition } from '@/lib/earning/programme/rules'
import { defaultTerms } from '@/lib/earning/rules'
import { guessDateOrder, guessMapping } from '@/lib/history/rules'
import { runHistoryImport } from '@/lib/history/run-history-import'
import { startHistoryImport } from '@/lib/history/start-history-import'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'

const TIMES = 10
// `npm run bench backtest -- --base 5000`: of the first so many invoices alone, for a look
const BASE = Number(process.env.BENCH_BASE ?? 0)
const ZONE = 'Europe/London'
const HEAD = ['invoice', 'type', 'customer_id', 'placed_at', 'total_gbp', 'lines', 'country']
const DATA = process.env.HISTORY_DATA ?? path.resolve(import.meta.dirname, '../../../shared/data')
const real = path.join(DATA, 'online_retail_II_orders.csv.gz')

/** Made-up rows of the same shape and number, where the real ones are not there. */
function* madeRows(count: number): Generator<Buffer> {
  yield Buffer.from(`${HEAD.join(',')}\n`)
  const step = Math.floor((739 * 86_400_000) / count)
  for (let n = 0; n < count; n += 1) {
    const at = new Date(Date.UTC(2009, 11, 1) + n * step).toISOString().slice(0, 19).replace('T', ' ')
    const isCancel = n % 6 === 5
    const customer = n % 17 === 0 ? '' : String(12_000 + ((n * 7919) % 5_942))
    const mills = ((n * 104_729) % 900_000) + 1
    const money = `${isCancel ? '-' : ''}${Math.floor(mills / 1000)}.${String(mills % 1000).padStart(3, '0')}`
    yield Buffer.from(`${isCancel ? 'C' : ''}${n},${isCancel ? 'cancel' : 'order'},${customer},${at},${money},1,UK\n`)
  }
}

async function fill(): Promise<void> {
  const made = await db().query<{ id: string }>(
    `insert into account (email, staff_role) values ('bench@shop.test', 'owner') on conflict do nothing returning id`,
  )
  const actor = { id: made.rows[0]?.id ?? '', email: '', name: '', staffRole: 'owner' as const }
  const ctx = { actor, visitorHash: null, locale: 'en' as const, at: null, on: db() }
  const isReal = fs.existsSync(real)
  const open = () => (isReal ? fs.createReadStream(real) : Readable.from(madeRows(53_628)))
  const reading = { ...guessMapping(HEAD), dateOrder: guessDateOrder([]), timeZone: ZONE }
  const asked = { fileName: 'orders.csv', sourceName: 'x1', reading, dryRun: false }
  const started = await startHistoryImport(ctx, asked)
  if (!started.ok) throw new Error('not started')
  const { state } = await runHistoryImport(ctx, { ...asked, runId: started.value.runId, sizeBytes: 0, open })
  if (state !== 'done') throw new Error(`the history was ${state}`)
  if (BASE > 0)
    await db().query(
      `delete from history_order where invoice not in (select invoice from history_order order by placed_at, invoice limit $1)`,
      [BASE],
    )
  // ten towns with the same two years; and the same town for ten times as long
  for (const [name, customer, placed] of [
    ['shoppers', `customer_key || '-' || $2::int`, 'placed_at'],
    ['years', 'customer_key', `placed_at + make_interval(days => 740 * ($2::int - 1))`],
  ] as const) {
    const source = await db().query<{ id: string }>(
      `insert into history_source (name, time_zone, created_at) values ($1, '${ZONE}', now()) returning id`,
      [`x10 ${name}`],
    )
    for (let copy = 1; copy <= TIMES; copy += 1)
      await db().query(
        `insert into history_order (source_id, invoice, kind, customer_key, placed_at, total_mills, line_count)
         select $1, invoice || '-' || $2::int, kind, ${customer}, ${placed}, total_mills, line_count
         from history_order o join history_source s on s.id = o.source_id and s.name = 'x1'`,
        [source.rows[0]?.id, copy],
      )
  }
  await db().query('analyze history_order')
  console.log(isReal ? 'the two real years are there' : 'the real years are not here: made-up rows of the same shape')
}

const rule = (more: Partial<RuleDefinition>): RuleDefinition => ({
  nameZh: '',
  nameEn: '',
  trigger: { kind: 'order-paid' },
  conditions: [],
  reward: { kind: 'fixed', points: points(50), per: 'order' },
  scope: 'order',
  base: { after: ['coupons', 'points'], taxIncludedBps: 0 },
  limits: { perShopper: [], coolDownHours: null, totalPoints: null },
  budgetId: null,
  lot: null,
  stopsAfter: false,
  priority: 100,
  ...more,
})

const monthly = {
  perShopper: [{ period: 'month' as const, points: null, times: 1 }],
  coolDownHours: null,
  totalPoints: null,
}
const five: RuleDefinition[] = [
  rule({ conditions: [{ kind: 'first-order' }], priority: 1 }),
  rule({ conditions: [{ kind: 'weekday', days: [6, 7] }], reward: { kind: 'multiplier', bps: 20_000 }, priority: 2 }),
  rule({
    conditions: [{ kind: 'period-spend', period: 'month', atLeastMinor: minor(999_00) }],
    limits: monthly,
    priority: 3,
  }),
  rule({ conditions: [{ kind: 'order-spend', atLeastMinor: minor(199_00) }], priority: 4 }),
  rule({
    conditions: [{ kind: 'month-day', days: [8, 18, 28] }],
    reward: { kind: 'rate', points: 1, perMinor: minor(1_00) },
    priority: 5,
  }),
]

async function measure(name: string, file: string): Promise<void> {
  const { rows } = await db().query<{ id: string }>('select id from history_source where name = $1', [name])
  const setting = await shopSetting()
  const side: Side = {
    change: { kind: 'live' },
    named: null,
    termsVersion: 1,
    earning: defaultTerms.earning,
    spending: defaultTerms.spending,
    rules: five.map((one, i) => ({ ...one, id: `rule-${i}`, version: 1, startsAt: null, endsAt: null })),
  }
  const assumptions: Assumptions = {
    timeZone: ZONE,
    redemption: { kind: 'assumed', atLeastPoints: 500, chanceBps: 3_000 },
    seed: 1,
    deliveryDays: setting.deliveredAfterDays,
    returnWindowDays: setting.returnWindowDays,
    graceDays: setting.graceDays,
    rememberDays: 365,
    expectedSpendBps: null,
  }
  const idleMib = process.resourceUsage().maxRSS / 1024
  const [begun, cpu] = [performance.now(), process.cpuUsage()]
  const done = await runBacktest({
    sourceId: rows[0]?.id ?? '',
    withLines: false,
    from: null,
    until: null,
    programme: programmeOfSide(side, 'five rules', ZONE),
    against: null,
    assumptions,
  })
  const used = process.cpuUsage(cpu)
  fs.appendFileSync(
    file,
    `${JSON.stringify({
      name,
      events: done.events,
      shoppers: done.reports[0]?.shoppers.all ?? 0,
      seconds: (performance.now() - begun) / 1000,
      cpuSeconds: (used.user + used.system) / 1e6,
      idleMib,
      peakMib: process.resourceUsage().maxRSS / 1024,
    })}\n`,
  )
}

type Measured = {
  name: string
  events: number
  shoppers: number
  seconds: number
  cpuSeconds: number
  idleMib: number
  peakMib: number
}

function report(file: string): void {
  const all = fs
    .readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Measured)
  const [one] = all
  if (!one) throw new Error('nothing was measured')
  console.log(
    '| history | events | shoppers | seconds | CPU seconds | peak MiB | × events | × CPU | × peak | × above idle |',
  )
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |')
  for (const it of all) {
    const times = (of: (it: Measured) => number) => (of(it) / of(one)).toFixed(1)
    const figures = [it.seconds.toFixed(1), it.cpuSeconds.toFixed(1), Math.round(it.peakMib)]
    const ratios = [
      times(({ events }) => events),
      times(({ cpuSeconds }) => cpuSeconds),
      times(({ peakMib }) => peakMib),
      times(({ peakMib, idleMib }) => peakMib - idleMib),
    ]
    console.log(`| ${[it.name, it.events, it.shoppers, ...figures, ...ratios].join(' | ')} |`)
  }
}

const [mode, ...rest] = process.argv.slice(2)
connectTo(process.env.DATABASE_URL ?? '', 2)
try {
  if (mode === 'fill') await fill()
  else if (mode === 'measure') await measure(rest[0] ?? '', rest[1] ?? '')
  else report(rest[0] ?? '')
} finally {
  await disconnect()
}
