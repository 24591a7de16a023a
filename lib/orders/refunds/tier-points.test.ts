import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { did, newBehaviour, ruleFor } from '@/lib/behaviours/behaviours.fixture'
import { voidEvent } from '@/lib/behaviours/void-event'
import { openShop } from '@/lib/cart/shelf.fixture'
import { stateTiers, twoLevelsByPoints } from '@/lib/checkout/tiers.fixture'
import { newCoupon } from '@/lib/coupons/coupon.fixture'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { daysOn, replaceInFunction } from '@/lib/points/ledger.fixture'
import { claimReward } from '@/lib/rewards/claim-reward'
import { newReward, wantReward } from '@/lib/rewards/reward.fixture'
import { tierStanding } from '@/lib/tiers/queries'
import { type Bought, bought, showAndRefund } from './bought.fixture'

useTestDatabase({ size: 20 })
beforeAll(openShop)
beforeAll(() => stateTiers({ measure: 'points', levels: twoLevelsByPoints }))
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

// ¥300: 300 points and 300 more for the step; silver asks for 500
const order = (has = 0) => bought({ lines: [{ priceMinor: 10_000, quantity: 3 }], points: 0, has })
const standing = async ({ ctx }: Bought, at = new Date(Date.now() + 1_000)) => {
  const found = await tierStanding({ ...ctx, at }, ctx.actor.id)
  return { level: found?.level?.code ?? null, counted: found?.counted }
}
const issuedFor = async ({ ctx }: Bought, source: string) =>
  (
    await row<{ n: number }>(
      `select coalesce(-sum(e.amount_points), 0)::int as n from posting p join entry e on e.posting_id = p.id and e.bucket = 'issued'
       where p.account_id = $1 and p.source like $2`,
      [ctx.actor.id, source],
    )
  )?.n

describe('a tier by points earned', () => {
  it('counts what an order gave, pending or not, and loses in step with its refunds what the ledger takes back', async () => {
    const paid = await order()
    expect(await standing(paid)).toEqual({ level: 'silver', counted: 600 })
    for (const amountMinor of [3_333, 3_333, 10_000]) {
      await showAndRefund(paid, { kind: 'amount', amountMinor, shippingMinor: 0 })
      expect((await standing(paid)).counted).toBe(await issuedFor(paid, 'order:%'))
    }
    expect(await standing(paid)).toEqual({ level: null, counted: 267 })
    await showAndRefund(paid, { kind: 'rest' })
    expect(await standing(paid)).toEqual({ level: null, counted: 0 })
  })

  it('falls with a refund though the points had ended unused and nothing is left to take back', async () => {
    const paid = await order()
    await rows(`select points_release_due(now() + interval '30 days', 1000)`)
    await rows(`select points_expire_due(now() + interval '3 years', 1000)`)
    expect((await standing(paid)).counted).toBe(600)
    await showAndRefund(paid, { kind: 'rest' })
    expect((await standing(paid)).counted).toBe(0)
  })

  it('counts no points that were given by hand or came back, and loses none that are spent', async () => {
    const paid = await bought({ lines: [{ priceMinor: 10_000, quantity: 3 }], points: 5_000 })
    const { counted } = await standing(paid)
    expect(counted).toBe(await issuedFor(paid, 'order:%'))
    await showAndRefund(paid, { kind: 'rest' })
    expect((await standing(paid)).counted).toBe(0)
  })

  it('counts what deeds gave, until one is voided', async () => {
    const paid = await order()
    const clerk = await staff()
    const code = await newBehaviour(clerk)
    await ruleFor(code)
    const event = await did(clerk, code, paid.ctx.actor.id)
    expect((await standing(paid, daysOn(1))).counted).toBe(50)
    if (!event.ok) throw new Error(event.refusal)
    await voidEvent({ ...clerk, at: daysOn(1) }, { eventId: event.value.eventId, reason: 'it never was' })
    expect((await standing(paid, daysOn(2))).counted).toBe(0)
  })

  it('is one of all accounts that were merged, one into the other and that into a third', async () => {
    const clerk = await staff()
    const [first, second, third] = [await order(), await order(), await order()]
    for (const [from, into] of [
      [first, second],
      [second, third],
    ] as const)
      await rows('select accounts_merge($1, $2, $3, $4, $5, null)', [
        from.ctx.actor.id,
        into.ctx.actor.id,
        randomUUID(),
        'one person',
        clerk.actor.id,
      ])
    expect((await standing(third)).counted).toBe(1_800)
  })
})

// whoever is at the balance first: a tier that a refund takes is not had after it
const raced = async () => {
  const rewardId = await newReward({
    settings: { couponId: await newCoupon() },
    min_tier: 'silver',
    at: '2024-01-01T00:00:00Z',
  })
  let late = 0
  for (let round = 0; round < 4; round++) {
    const paid = await order(5_000)
    const claim = () => claimReward(paid.ctx, wantReward(rewardId, 500))
    const back = () => showAndRefund(paid, { kind: 'rest' })
    await Promise.all(round % 2 === 0 ? [back(), claim(), claim()] : [claim(), claim(), back()])
    await claim()
    const found = await row<{ n: number }>(
      `select count(*)::int as n from posting c join posting r on r.account_id = c.account_id and r.kind = 'award-reversal' and r.id < c.id
       where c.account_id = $1 and c.kind = 'exchange'`,
      [paid.ctx.actor.id],
    )
    late += found?.n ?? 0
  }
  return late
}

describe('a refund and an exchange for a tier, at once', () => {
  it('never give the reward to whom the refund has taken the tier', async () => {
    expect(await raced()).toBe(0)
  })

  it('without the look at the tier under the lock they do', async () => {
    const mend = await replaceInFunction('reward_judge', 'PERFORM reward_admit(r, p_account, p_at);', '')
    expect(await raced()).toBeGreaterThan(0)
    await mend()
  })
})
