// `npm run bench draws`: draws on one hot campaign, in the same run beside three others: a box in one row that is written by hand, the very rows of a
// draw written by hand behind one hot row of a budget, and the same draw with its budget in one part. Rounds take turns, so that another
// program's load falls on all. Once as this disk flushes, and once as one that needs a millisecond.
import pg from 'pg'
import { openSeed } from '@/lib/auth/sealed-seed'
import { liveCampaign } from '@/lib/campaigns/campaign.fixture'
import { prizeOf } from '@/lib/campaigns/definition.fixture'
import { checkDraws } from '@/lib/campaigns/draws/check-draws'
import { asked, liveDeck, newPlayer } from '@/lib/campaigns/draws/draw.fixture'
import { drawPrize } from '@/lib/campaigns/draws/draw-prize'
import { findSeed } from '@/lib/campaigns/draws/queries'
import type { DrawAsked } from '@/lib/campaigns/draws/schema'
import { connectTo, disconnect } from '@/lib/db/client'
import { today } from '@/lib/points/ledger.fixture'
import { closedLoop, median } from '../closed-loop'
import { drawByHand, drawSameByHand, makeByHand } from './by-hand'

const isQuick = process.argv.includes('--quick')
const SECONDS = isQuick ? 0.7 : 1.5
const ROUNDS = isQuick ? 3 : 7
const COUNTS = [1, 8, 32]
const PLAYERS = 64
// of a hot row, where a flush takes its millisecond and many draw at once
const FLOOR = 1.5
const url = process.env.DATABASE_URL ?? ''

// the one who flushes waits a millisecond first, and takes along who comes meanwhile
const slowDisk = '-c commit_delay=1000 -c commit_siblings=0'
const poolWith = (options?: string) => new pg.Pool({ connectionString: url, max: 32, ...(options && { options }) })

type Page = { accountId: string; seed: string; words: Omit<DrawAsked, 'requestId'> }
type Deed = (on: pg.Pool, page: Page) => Promise<unknown>

/** Everybody's page of a campaign, open. */
async function pagesOf(live: Awaited<ReturnType<typeof liveCampaign>>, accounts: readonly string[]): Promise<Page[]> {
  const pages: Page[] = []
  for (const accountId of accounts) {
    const { requestId: _, ...words } = await asked(live, accountId)
    const actor = { id: accountId, email: '', name: '', staffRole: null }
    const found = await findSeed({ actor, on: database }, live.campaignId)
    pages.push({ accountId, words, seed: openSeed(found?.sealed ?? Buffer.alloc(0)) })
  }
  return pages
}

/** The one statement. */
const statement: Deed = (on, { accountId, words, seed }) =>
  on.query({
    name: 'draw',
    text: 'select campaign_draw($1)',
    values: [JSON.stringify({ ...words, accountId, seed, at: today, requestId: crypto.randomUUID() })],
  })

/** The verb, as the door calls it. */
const verb: Deed = async (on, { accountId, words }) => {
  const ctx = { actor: { id: accountId, email: '', name: '', staffRole: null }, at: today, on }
  const drawn = await drawPrize(ctx, { ...words, requestId: crypto.randomUUID() })
  if (!drawn.ok) throw new Error(drawn.refusal)
}

async function statementsOf(deed: Deed, page: Page, track: 'all' | 'top'): Promise<number> {
  const alone = new pg.Pool({ connectionString: url, max: 1, options: `-c pg_stat_statements.track=${track}` })
  const calls = async () =>
    Number((await database.query('select coalesce(sum(calls), 0)::int as n from pg_stat_statements')).rows[0]?.n)
  await deed(alone, page)
  const before = await calls()
  for (let i = 0; i < 20; i += 1) await deed(alone, page)
  const after = await calls()
  await alone.end()
  return (after - before - 1) / 20
}

const byHand: Deed = (on, { accountId }) => drawByHand(on, accountId)
const sameByHand: Deed = (on, { accountId, words }) => drawSameByHand(on, accountId, words.campaignId)

type Side = { deed: Deed; pages: readonly Page[] }

/** `floor`: the least ratio at the most clients, where there is one. */
async function measure(name: string, ours: Side, theirs: Side, pool: pg.Pool, floor?: number): Promise<void> {
  const cells: string[] = []
  let last = 0
  const runOf =
    ({ deed, pages }: Side) =>
    async (client: number) => {
      const page = pages[client % pages.length]
      if (page) await deed(pool, page)
    }
  for (const clients of COUNTS) {
    const rounds: [number, number][] = []
    for (let round = 0; round <= ROUNDS; round += 1) {
      const rival = await closedLoop(clients, SECONDS, runOf(theirs))
      const own = await closedLoop(clients, SECONDS, runOf(ours))
      // the first round warms up
      if (round > 0) rounds.push([rival.perSecond, own.perSecond])
    }
    const [rival, own] = [median(rounds.map(([one]) => one)), median(rounds.map(([, one]) => one))]
    last = own / rival
    cells.push(
      `${own.toFixed(0).padStart(6)}/s beside ${rival.toFixed(0).padStart(5)}/s ${(own / rival).toFixed(2).padStart(5)} ×`,
    )
  }
  const told = floor === undefined ? '' : `   floor ${floor.toFixed(1)} ×${last < floor ? ' BELOW' : ''}`
  console.log(`${name.padEnd(50)} ${cells.join('   ')}${told}`)
}

const database = connectTo(url, 8)
await database.query('create extension if not exists pg_stat_statements')
const players: string[] = []
for (let n = 0; n < PLAYERS; n += 1) players.push(await newPlayer(100_000_000))
const six = [1, 2, 3, 4, 5, 6].map((no) => prizeOf(no, { weight: no, points: no }))
const budget = { budgetId: null, points: 100_000_000, minor: 0 }
const chain = await liveCampaign({ prizes: six, budget })
// the dearest prize is so dear that the budget stays in one part; nobody draws it
const onePart = await liveCampaign({ prizes: [...six, prizeOf(7, { weight: 0, points: 30_000_000 })], budget })
const deck = await liveDeck({
  prizes: [prizeOf(1, { stock: isQuick ? 60_000 : 150_000, weight: 0, points: 1 })],
  budget,
})
const parts = {
  chain: await pagesOf(chain, players),
  one: await pagesOf(onePart, players),
  deck: await pagesOf(deck, players),
}
await makeByHand(database)
await database.query('analyze')

const [fast, slow] = [poolWith(), poolWith(slowDisk)]
console.log(`\ndraws a second at ${COUNTS.join(', ')} clients, beside the other, and their ratio`)
const ours = { deed: statement, pages: parts.chain }
const hand = { deed: byHand, pages: parts.chain }
const same = { deed: sameByHand, pages: parts.chain }
for (const [disk, pool, floor] of [
  ['this disk', fast, undefined],
  ['a flush of 1 ms', slow, FLOOR],
] as const) {
  await measure(`${disk}: one statement, beside a hot row`, ours, hand, pool, floor)
  await measure(`${disk}: beside its rows behind a hot row`, ours, same, pool, floor)
  await measure(`${disk}: the same in one part`, ours, { deed: statement, pages: parts.one }, pool)
}
await measure('a flush of 1 ms: the verb, beside a hot row', { deed: verb, pages: parts.chain }, hand, slow)
await measure('a flush of 1 ms: a deck, beside a hot row', { deed: statement, pages: parts.deck }, hand, slow)
const [first] = parts.chain
if (first)
  console.log(
    `\nstatements a draw: ${await statementsOf(verb, first, 'top')} journeys of the verb, ${await statementsOf(statement, first, 'all')} inside the one that draws`,
  )
const checked = await checkDraws({ on: database })
const { rows: broken } = await database.query('select * from invariant_report() where violations > 0')
console.log(
  `${checked.draws} draws, ${checked.wrong.length} that don't come out again; broken invariants: ${JSON.stringify(broken)}`,
)
await Promise.all([fast.end(), slow.end()])
await disconnect()
process.exit(broken.length + checked.wrong.length > 0 ? 1 : 0)
