import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, goesWrong, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { balanceOf, replaceInFunction } from '@/lib/points/ledger.fixture'
import { type Buyer, buyer, card, cashFor, exchanged, later } from '@/lib/rewards/cashback-card/cashback.fixture'
import { claimReward } from '@/lib/rewards/claim-reward'
import { wantReward } from '@/lib/rewards/reward.fixture'
import { approvePayout } from './approve-payout'
import { cancelPayout } from './cancel-payout'
import { as, minutesOn, packet, payoutOf, portOf, receivedFor, redPacket, rich, termsOf } from './payout.fixture'
import { sendPayouts } from './send-payouts'

useTestDatabase({ size: 32 })
const provider = startTestPayments()
beforeAll(openShop)
beforeEach(() => provider.trial().control('/control', { reset: true }))

const CLIENTS = 64
const CARDS = 32
const atOnce = <T>(n: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => work(i)))
const done = (results: readonly { ok: boolean }[]) => results.filter((one) => one.ok).length
const refused = (results: readonly { ok: boolean; refusal?: string }[]) => [
  ...new Set(results.flatMap((one) => (one.ok ? [] : [one.refusal]))),
]
const spentToday = async () =>
  (
    await rows<{ sum: number }>(
      `select coalesce(sum(amount_minor), 0)::int as sum from payout where kind = 'red-packet' and state <> 'cancelled'`,
    )
  )[0]?.sum ?? 0

/** One shopper in 64 tabs, with room for seven packets of ¥5 a day; each tab at a reward of its own, so that no row of those is in the way. */
async function ownCeiling() {
  await termsOf({ shopperDayMinor: 3_600, shopDayMinor: 100_000_000 })
  const [li, all] = [await rich(100_000), await atOnce(CLIENTS, () => redPacket())]
  return atOnce(CLIENTS, (i) => claimReward(as(li), wantReward(all[i] ?? '', 500)))
}

/** 64 shoppers, with room for seven of them today. */
async function shopCeiling() {
  await termsOf({ shopperDayMinor: 100_000_000, shopDayMinor: (await spentToday()) + 3_600 })
  const [crowd, all] = [await atOnce(CLIENTS, () => rich(1_000)), await atOnce(CLIENTS, () => redPacket())]
  const results = await atOnce(CLIENTS, (i) => claimReward(as(crowd[i] ?? ''), wantReward(all[i] ?? '', 500)))
  return { results, crowd }
}

/** One order, and 32 cards of its owner's at once. */
async function oneOrder(): Promise<{ li: Buyer; results: Awaited<ReturnType<typeof cashFor>>[] }> {
  const li = await buyer()
  const rewardId = await card()
  const cards: string[] = []
  for (let i = 0; i < CARDS; i += 1) cards.push(await exchanged(li, rewardId))
  // each has its connection: who must open one first comes too late for a race
  await atOnce(CARDS, () => rows('select pg_sleep(0.05)'))
  return { li, results: await atOnce(CARDS, (i) => cashFor(li, cards[i] ?? '', li.number)) }
}

const sendAtOnce = (minutes = 0) =>
  atOnce(8, () => sendPayouts({ at: minutesOn(minutes), on: db() }, { port: portOf(provider.trial()) }))

describe('at once', () => {
  afterEach(async () => expect(await brokenInvariants()).toEqual([]))

  it('64 tabs of one shopper have as many red packets as a day’s ceiling holds', async () => {
    const results = await ownCeiling()
    expect(done(results)).toBe(7)
    expect(refused(results)).toEqual(['red-packet-own-day'])
  })

  it('64 shoppers have as many as the shop gives a day, and nobody else loses a point', async () => {
    const { results, crowd } = await shopCeiling()
    expect(done(results)).toBe(7)
    expect(refused(results)).toEqual(['red-packet-shop-day'])
    const whole = (await Promise.all(crowd.map(balanceOf))).filter((one) => one.available === 1_000)
    expect(whole).toHaveLength(CLIENTS - 7)
  })

  it('32 cards ask for the cash of one order, and one has it', async () => {
    const { results } = await oneOrder()
    expect(done(results)).toBe(1)
    expect(refused(results)).toEqual(['cashback-order-used'])
  })

  it('one press sent 32 times over a bad line asks once', async () => {
    const li = await buyer()
    const [claimId, requestId] = [await exchanged(li, await card()), randomUUID()]
    const results = await atOnce(CARDS, () => cashFor(li, claimId, li.number, requestId))
    expect(done(results)).toBe(CARDS)
    expect(new Set(results.map((one) => one.ok && one.value.payoutId)).size).toBe(1)
  })

  it('eight workers send what is due, each payout once', async () => {
    await termsOf({ shopperDayMinor: 100_000_000, shopDayMinor: 100_000_000 })
    const all = await atOnce(24, () => packet())
    await provider.trial().control('/control', { transferFault: 'lost', count: 12 })
    for (const minute of [0, 5, 15, 60]) await sendAtOnce(minute)
    for (const { claimId, payoutId } of all) {
      expect(await payoutOf(claimId)).toMatchObject({ state: 'paid' })
      expect(await receivedFor(provider.trial(), payoutId)).toEqual([500])
    }
  })

  it('one agrees while another declines: it is paid or the card is back, and never both', async () => {
    const cards = await atOnce(12, async () => {
      const li = await buyer()
      const got = await cashFor(li, await exchanged(li, await card()), li.number)
      if (!got.ok) throw new Error(got.refusal)
      return got.value
    })
    const [one, other] = [await staff('finance'), await staff('finance')]
    await atOnce(12, async (i) => {
      const { payoutId = '', amountMinor = 0 } = cards[i] ?? {}
      const agree = () => approvePayout({ ...one, at: later() }, { payoutId, amountMinor })
      const decline = () => cancelPayout({ ...other, at: later() }, { payoutId, reason: 'no' })
      return i % 2 === 0 ? Promise.all([agree(), decline()]) : Promise.all([decline(), agree()])
    })
    await sendAtOnce(11 * 24 * 60)
    for (const { payoutId } of cards) {
      const [found] = await rows<{ state: string; claim: string }>(
        `select x.state, c.state as claim from payout x join claim c on x.source = 'claim:' || c.id where x.id = $1`,
        [payoutId],
      )
      const sent = await receivedFor(provider.trial(), payoutId)
      expect([found?.state, found?.claim, sent.length]).toEqual(
        found?.state === 'paid' ? ['paid', 'used', 1] : ['cancelled', 'issued', 0],
      )
    }
  })
})

describe('without their guards', { timeout: 90_000 }, () => {
  it('the day’s ceiling of the shop is passed', async () => {
    const mend = await replaceInFunction('reward_issue_red_packet', 'FROM payout_terms FOR UPDATE', 'FROM payout_terms')
    expect(await goesWrong(async () => done((await shopCeiling()).results) > 7)).toBe(true)
    await mend()
  })

  it('one order gives cash several times', async () => {
    const mends = [
      await replaceInFunction('cashback_claim', 'b points_balance := points_lock(v_account);', 'b points_balance;'),
      await replaceInFunction(
        'cashback_claim',
        'points_owner(account_id) = v_account FOR UPDATE',
        'points_owner(account_id) = v_account',
      ),
    ]
    // between looking and writing there is a moment
    const wide = await replaceInFunction('payout_ask', 'BEGIN\n', 'BEGIN PERFORM pg_sleep(0.02);\n')
    await db().query('drop index payout_once')
    expect(await goesWrong(async () => done((await oneOrder()).results) > 1)).toBe(true)
    for (const mend of [...mends, wide].toReversed()) await mend()
  })

  it('a payout under a new name at each try is paid twice', async () => {
    await termsOf({ shopperDayMinor: 100_000_000, shopDayMinor: 100_000_000 })
    const mend = await replaceInFunction('payout_key', "to_char(x.round, 'FM000')", "to_char(x.tries, 'FM000')")
    while ((await sendAtOnce()).some((count) => count > 0));
    const { payoutId } = await packet()
    await provider.trial().control('/control', { transferFault: 'lost' })
    for (const minute of [0, 5])
      await sendPayouts({ at: minutesOn(minute), on: db() }, { port: portOf(provider.trial()) })
    expect(await receivedFor(provider.trial(), payoutId)).toEqual([500, 500])
    await mend()
  })
})
