import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { replaceInFunction, today } from '@/lib/points/ledger.fixture'
import { expireClaims } from '@/lib/rewards/expire-claims'
import { giveTo } from '@/lib/rewards/parcel/store'
import { newReward } from '@/lib/rewards/reward.fixture'
import { prizeOf } from './definition.fixture'
import { as, asked, drawOnce, givenTickets, liveCampaign, must, newPlayer } from './draws/draw.fixture'
import { drawPrize } from './draws/draw-prize'

// Guards that stand behind others, or beside them: each is seen at work, and then taken out.

useTestDatabase({ size: 24 })

const onward = (days: number) => new Date(today.getTime() + days * 86_400_000)
const broken = async () => (await brokenInvariants()).map((line) => line.slice(0, 3))

/** Runs `work` while another connection has done `first` and not said so yet; that one is done as soon as somebody waits for it. */
async function whileOpen<T>(first: string, values: readonly unknown[], work: () => Promise<T>): Promise<T> {
  const other = await db().connect()
  try {
    await other.query('begin')
    await other.query(first, [...values])
    const working = work()
    const waits = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    const isDone = working.then(
      () => true,
      () => true,
    )
    while (!(await Promise.race([isDone, row<{ n: number }>(waits).then((found) => (found?.n ?? 0) > 0)])));
    await other.query('commit')
    return await working
  } finally {
    other.release()
  }
}

it('a launched campaign keeps its odds, whoever writes', async () => {
  const { campaignId, definition } = await liveCampaign()
  const bent = {
    ...definition,
    prizes: definition.prizes.map((prize) => ({ ...prize, weight: prize.weight + prize.no })),
  }
  await rows('select campaign_keep_version($1, 2, $2, null, now())', [campaignId, JSON.stringify(bent)])
  const bend = () => rows('update campaign set version = 2 where id = $1', [campaignId])
  await expect(bend()).rejects.toThrow('keeps its odds')
  const mend = await replaceInFunction('campaign_moves', 'OLD.launched_at IS NOT NULL', 'false')
  await bend()
  expect(await broken()).toContain('I88')
  await rows('update campaign set version = 1 where id = $1', [campaignId])
  await mend()
})

describe('a part of the budget that somebody is at', () => {
  /** One that covers a draw while all parts but the last that it would look at are taken. */
  async function covered(): Promise<unknown> {
    const { campaignId } = await liveCampaign({
      budget: { budgetId: null, points: 10_000, minor: 0 },
      prizes: [prizeOf(1, { points: 10 })],
    })
    const mine = await db().connect()
    const theirs = await db().connect()
    try {
      await theirs.query('begin')
      const { pid } = (await mine.query('select pg_backend_pid() as pid')).rows[0]
      await theirs.query(
        `select 1 from campaign_shard x join points_budget b on b.id = x.budget_id where x.campaign_id = $1 and (x.shard + $2) % 16 < 15 for update`,
        [campaignId, pid],
      )
      await mine.query(`set lock_timeout = '50ms'`)
      const found = await mine.query(
        'select (s.shard + $2) % 16 as place from campaign c, campaign_cover(c, null) s where c.id = $1',
        [campaignId, pid],
      )
      return found.rows[0].place
    } finally {
      await theirs.query('rollback')
      await mine.query('reset lock_timeout')
      theirs.release()
      mine.release()
    }
  }

  it('is passed by, and nobody waits; without that they stand in a queue', async () => {
    expect(await covered()).toBe(15)
    const mend = await replaceInFunction(
      'campaign_cover_of',
      'FOR NO KEY UPDATE OF x, b SKIP LOCKED',
      'FOR NO KEY UPDATE OF x, b',
    )
    await expect(covered()).rejects.toThrow('lock timeout')
    await mend()
  })
})

describe('the numbers of a chain', () => {
  const free = { costPoints: null, cashMinor: null, tickets: false }

  async function sixteenTabs(): Promise<string[]> {
    const live = await liveCampaign({ entry: free })
    const li = await newPlayer()
    const page = await asked(live, li)
    await drawPrize(as(li), page)
    const told = await Promise.allSettled(
      Array.from({ length: 16 }, () => drawPrize(as(li), { ...page, requestId: randomUUID() })),
    )
    return told.map((one) => (one.status === 'rejected' ? 'thrown' : one.value.ok ? 'drawn' : one.value.refusal))
  }

  it('are given out one by one; where no lock sees to that, the database throws a second draw of one number away', async () => {
    expect(new Set(await sixteenTabs())).toEqual(new Set(['drawn']))
    const mends = [
      await replaceInFunction('campaign_draw', 'b points_balance := points_lock(v_account);', 'b points_balance;'),
      await replaceInFunction('player_lock', 'FOR NO KEY UPDATE', ''),
    ]
    // the chain's own lock does by itself
    expect(new Set(await sixteenTabs())).toEqual(new Set(['drawn']))
    mends.push(await replaceInFunction('chain_lock', 'FOR NO KEY UPDATE;', '; PERFORM pg_sleep(0.05);'))
    expect(await sixteenTabs()).toContain('thrown')
    for (const mend of mends.toReversed()) await mend()
    expect(await broken()).not.toContain('I92')
  })
})

it('a ticket is not opened after its last day, be it that no job has ended it yet', async () => {
  const live = await liveCampaign({ endsAt: onward(1).toISOString() })
  const li = await newPlayer()
  const [one, other] = await givenTickets(live.campaignId, li, 2)
  const page = { costPoints: null, confirmed: true as const }
  const open = async (ticketId: string | undefined, days: number) =>
    drawPrize(as(li, onward(days)), await asked(live, li, { ...page, ticketId: ticketId ?? null }))
  expect(await open(one, 20)).toMatchObject({ ok: true })
  expect(await open(other, 40)).toMatchObject({ refusal: 'ticket-not-open', details: { state: 'expired' } })
  const mend = await replaceInFunction('ticket_open', 'OR t.expires_at <= p_at', '')
  expect(await open(other, 40)).toMatchObject({ ok: true })
  await mend()
})

describe('an address for a parcel that was won', () => {
  /** It is said in the very moment in which the parcel is given up. */
  async function tooLate() {
    const rewardId = await newReward({ kind: 'parcel', category: 'gifts', stock: 10 })
    const live = await liveCampaign({
      prizes: [prizeOf(1, { kind: 'reward', rewardId, stock: 5, costMinor: 500 })],
      budget: { budgetId: null, points: 0, minor: 5_000 },
      draw: { mode: 'chain', pity: null, whenGone: 'close', substituteNo: null },
    })
    const li = await newPlayer()
    const { claimId } = must(await drawOnce(live, li))
    const at = onward(32)
    const said = await whileOpen('select claims_expire_due($1, 100)', [at], () =>
      giveTo(db(), { actorId: li, at: onward(20) }, claimId ?? '', { name: '小棠' }),
    )
    return said.ok ? 'taken' : said.refusal
  }

  it('comes too late when that is given up in the same moment; without its lock it would be packed and drawn again', async () => {
    expect(await tooLate()).toBe('claim-ended')
    expect(await broken()).not.toContain('I90')
    const mend = await replaceInFunction(
      'claim_address_give',
      'AND won_by IS NOT NULL FOR UPDATE',
      'AND won_by IS NOT NULL',
    )
    expect(await tooLate()).toBe('taken')
    expect(await broken()).toContain('I90')
    await mend()
    await expireClaims({ at: onward(400), on: db() })
  })
})
