import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { LiveCampaign } from '@/lib/campaigns/campaign.fixture'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { replaceInFunction } from '@/lib/points/ledger.fixture'
import {
  buy,
  heldOf,
  keptOf,
  openCampaign,
  openOne,
  type Player,
  PRICE,
  player,
  standingOf,
} from './draw-order.fixture'
import { giveBack, release, settle } from './store'

// Random purchases, payments, ends, draws and boxes given back beside a model of what they leave.

useTestDatabase()
beforeAll(openShop)

const SLOTS = 6
const SHOPPERS = 3

type Step = { do: 'buy' | 'pay' | 'let-go' | 'open' | 'give-back'; who: number; which: number }
type State = 'unpaid' | 'unopened' | 'opened' | 'void'
type One = { who: number; orderId: string; number: number; boxes: State[]; isPaid: boolean; kept: number }

const steps = fc.array(
  fc.record<Step>({
    do: fc.constantFrom('buy', 'buy', 'pay', 'pay', 'let-go', 'open', 'give-back'),
    who: fc.nat(SHOPPERS - 1),
    which: fc.nat(40),
  }),
  { minLength: 8, maxLength: 30 },
)

const count = (one: One, ...states: State[]) => one.boxes.filter((box) => states.includes(box)).length
const gone = (all: readonly One[]) => all.reduce((sum, one) => sum + count(one, 'unpaid', 'unopened', 'opened'), 0)

type Shop = { live: LiveCampaign; shoppers: Player[]; all: One[] }

async function take({ live, shoppers, all }: Shop, step: Step): Promise<void> {
  if (step.do === 'buy') {
    const draws = (step.which % 3) + 1
    const ctx = shoppers[step.who] as Player
    const made = await buy(ctx, live, draws)
    expect(made.ok, made.ok ? 'made' : made.refusal).toBe(gone(all) + draws <= SLOTS)
    if (!made.ok) return
    const { orderId, number } = await standingOf(ctx)
    all.push({ who: step.who, orderId, number, boxes: Array(draws).fill('unpaid'), isPaid: false, kept: 0 })
    return
  }
  const one = all[step.which % Math.max(1, all.length)]
  if (!one) return
  if (step.do === 'pay') return pay(all, one)
  if (step.do === 'let-go') {
    const waits = count(one, 'unpaid') > 0
    expect(await release(one.orderId, 'payment-expired', null, db())).toBe(waits)
    if (waits) one.boxes.fill('void')
  } else if (step.do === 'open') {
    const at = one.boxes.indexOf('unopened')
    expect((await openOne(shoppers[one.who] as Player, live, one.orderId)).ok).toBe(at >= 0)
    if (at >= 0) one.boxes[at] = 'opened'
  } else {
    const at = one.boxes.lastIndexOf('unopened')
    const made = await giveBack({ orderId: one.orderId, draws: 1, requestId: randomUUID(), at: null }, db())
    expect(made.ok).toBe(at >= 0)
    if (at < 0) return
    one.boxes[at] = 'void'
    one.kept -= PRICE
  }
}

/** A payment: taken, or after its order was let go taken if there are boxes, or given back. */
async function pay(all: readonly One[], one: One): Promise<void> {
  const draws = one.boxes.length
  const payment = {
    orderId: one.orderId,
    paymentId: `pi_${randomUUID()}`,
    amountMinor: PRICE * draws,
    currency: 'CNY',
    eventId: null,
    at: null,
  }
  const isTaken = !one.isPaid && (count(one, 'unpaid') > 0 || gone(all) + draws <= SLOTS)
  const outcome = isTaken ? 'settled' : 'surplus'
  expect(await settle(payment, db())).toMatchObject({ value: { outcome } })
  expect(await settle(payment, db())).toMatchObject({ value: { outcome: 'already' } })
  if (!isTaken) return
  one.boxes.fill('unopened')
  one.isPaid = true
  one.kept = PRICE * draws
}

const property = fc.asyncProperty(steps, async (taken) => {
  const live = await openCampaign({ slots: SLOTS })
  const shop: Shop = { live, shoppers: await Promise.all(Array.from({ length: SHOPPERS }, player)), all: [] }
  for (const step of taken) await take(shop, step)
  const held = shop.all.reduce((sum, one) => sum + count(one, 'unpaid', 'unopened'), 0)
  expect(await heldOf(live)).toEqual({ points: held * 50, kept: held, free: SLOTS - gone(shop.all) })
  for (const one of shop.all) expect(await keptOf(one.orderId)).toBe(one.kept)
  expect(await brokenInvariants()).toEqual([])
})

it('whatever happens to draws that are bought, boxes, budget and money are where they belong', async () => {
  await fc.assert(property, { numRuns: 15, seed: 20_261_122, endOnFailure: true })
}, 120_000)

it.each([
  ['tickets_close', 'UPDATE campaign_slot SET kept_for = NULL', 'UPDATE campaign_slot SET kept_for = kept_for'],
  ['tickets_close', 'PERFORM campaign_unhold(r.campaign_id, r.shard, r.points, r.minor);', 'NULL;'],
  [
    'draws_wait_again',
    'PERFORM tickets_keep_slots(c.id, ARRAY(SELECT id FROM campaign_ticket WHERE order_id = o.id ORDER BY no));',
    '',
  ],
  ['order_refund', 'IF o.campaign_id IS NOT NULL THEN', 'IF false THEN'],
])(
  'is seen to fail: %s without “%s”',
  async (name, was, becomes) => {
    const mend = await replaceInFunction(name, was, becomes)
    const { failed } = await fc.check(property, { numRuns: 20, seed: 20_261_122, endOnFailure: true })
    await mend()
    expect(failed).toBe(true)
  },
  120_000,
)
