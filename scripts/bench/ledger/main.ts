// `npm run bench ledger`: what the ledger costs, as ratios within one run on one durable PostgreSQL. Rounds alternate
// between the ledger and a hand-written balance update plus insert, so that another program's load falls on both.
import pg from 'pg'
import { closedLoop, median } from '../closed-loop'
import { byHand, byHandAtOnce, makeByHand } from './by-hand'
import { earn, earnFrom, giveLots, holdAndCapture, shoppers, spend } from './deeds'
import { byJournal, byLots } from './growth'

const isQuick = process.argv.includes('--quick')
const SECONDS = isQuick ? 0.7 : 1.5
const ROUNDS = isQuick ? 3 : 7
const COUNTS = [1, 8, 32]
// `npm run bench ledger -- --quick --rows 10000000`: short rounds, and the journal as long as it gets
const rowsAt = process.argv.indexOf('--rows') + 1
const MOST_ROWS = rowsAt > 0 ? Number(process.argv[rowsAt]) : isQuick ? 1_000_000 : 10_000_000

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 32 })

type Deed = (on: pg.Pool, accountId: string) => Promise<unknown>

/** How many statements run inside one call, functions within functions included. */
async function statementsOf(deed: (on: pg.Pool) => Promise<unknown>): Promise<number> {
  const alone = new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    max: 1,
    options: '-c pg_stat_statements.track=all',
  })
  const calls = async () =>
    (await pool.query<{ n: number }>('select coalesce(sum(calls), 0)::int as n from pg_stat_statements')).rows[0]?.n ??
    0
  await deed(alone)
  const before = await calls()
  for (let i = 0; i < 20; i++) await deed(alone)
  const after = await calls()
  await alone.end()
  // the first count is a statement too
  return (after - before - 1) / 20
}

async function measure(name: string, deed: Deed, ids: readonly string[]): Promise<void> {
  const cells: string[] = []
  for (const clients of COUNTS) {
    const rounds: [number, number, number][] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const of = (client: number) => ids[client % ids.length] ?? ''
      const hand = await closedLoop(clients, SECONDS, (client) => byHand(pool, of(client)))
      const once = await closedLoop(clients, SECONDS, (client) => byHandAtOnce(pool, of(client)))
      const ours = await closedLoop(clients, SECONDS, (client) => deed(pool, of(client)))
      // the first round warms up
      if (round > 0) rounds.push([hand.perSecond, once.perSecond, ours.perSecond])
    }
    const [hand, once, ours] = [0, 1, 2].map((i) => median(rounds.map((round) => round[i] ?? 0))) as [
      number,
      number,
      number,
    ]
    cells.push(`${ours.toFixed(0).padStart(6)}/s ${share(ours, hand)} ${share(ours, once)}`)
  }
  const statements = await statementsOf((on) => deed(on, ids[0] ?? ''))
  console.log(`${name.padEnd(26)} ${cells.join('   ')}   ${statements.toFixed(1).padStart(4)}`)
}

const share = (ours: number, theirs: number) => `${((100 * ours) / theirs).toFixed(0).padStart(3)} %`

async function main(): Promise<number> {
  const [ids, rich, small] = [await shoppers(pool, 64), await shoppers(pool, 64), await shoppers(pool, 64)]
  await giveLots(pool, rich, 1, 100_000_000)
  await giveLots(pool, small.slice(0, 8), 20_000, 1)
  await giveLots(pool, small.slice(8), 4_000, 1)
  const { rows: budgets } = await pool.query<{ id: string }>(
    `update points_budget set granted_points = 0 where code = 'goodwill' returning id`,
  )
  const budgetId = budgets[0]?.id ?? ''
  await pool.query(`select budget_fund($1, 100000000, 'bench', 'bench', null, null)`, [budgetId])
  await pool.query('create extension if not exists pg_stat_statements')
  await makeByHand(pool)
  await pool.query('analyze')
  console.log(
    `\nposts a second at ${COUNTS.join(', ')} clients; of two statements in a transaction; of both as one statement; statements inside a call`,
  )
  await measure('earn', earn, ids)
  await measure('spend from one lot', (on, id) => spend(on, id, 1), rich)
  await measure('hold and capture', holdAndCapture, rich)
  await measure('earn, one hot account', earn, ids.slice(0, 1))
  await measure('earn from one hot budget', (on, id) => earnFrom(on, budgetId, id), ids)
  const twenty = await closedLoop(8, 2 * SECONDS, (client) => spend(pool, small[client] ?? '', 20))
  const single = await closedLoop(8, 2 * SECONDS, (client) => spend(pool, small[32 + client] ?? '', 1))
  console.log(
    `${'spend over 20 lots'.padEnd(26)} ${twenty.perSecond.toFixed(0).padStart(6)}/s   ${share(twenty.perSecond, single.perSecond)} of a spend of one lot, at 8 clients`,
  )
  const { rows: broken } = await pool.query('select id from invariant_report() where violations > 0')
  console.log(broken.length === 0 ? '\nthe books balance\n' : `\nthe books do NOT balance: ${JSON.stringify(broken)}\n`)
  await byLots(pool, SECONDS, ROUNDS)
  await byJournal(pool, MOST_ROWS, 4 * SECONDS)
  await pool.end()
  return broken.length
}

process.exit(await main())
