import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getCart } from '@/lib/cart/queries'
import { summarise } from '@/lib/cart/rules'
import { member, onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { endRule } from '@/lib/earning/programme/end-rule'
import { publishRule } from '@/lib/earning/programme/rule.fixture'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { publishTiers } from '@/lib/tiers/publish-tiers'
import { listTierVersions, liveTiers, shoppersByTier, tierStanding } from '@/lib/tiers/queries'
import type { TierLevel } from '@/lib/tiers/rules'
import { publishTiersSchema } from '@/lib/tiers/schema'
import { tryTiers } from '@/lib/tiers/try-tiers'
import { putInCart } from './checkout.fixture'
import { orderPaid } from './earning.fixture'

useTestDatabase()
startTestPayments()
beforeAll(openShop)
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const days = (n: number) => new Date(Date.UTC(2040, 0, 2 + n, 4))
const silver = { code: 'silver', nameZh: '银卡', nameEn: 'Silver', atLeastMinor: minor(500_00) }
const gold = { code: 'gold', nameZh: '金卡', nameEn: 'Gold', atLeastMinor: minor(2_000_00) }

const stated = (levels: TierLevel[], requestId: string = randomUUID()) =>
  publishTiersSchema.parse({ terms: { windowMonths: 12, levels }, reason: 'regulars', requestId })
const state = (at: Date, levels: TierLevel[], requestId?: string) =>
  publishTiers({ actor: null, at, on: db() }, stated(levels, requestId))
const awardOf = async (orderId: string) =>
  (await row<{ points: number }>('select award_points as points from shop_order where id = $1', [orderId]))?.points

describe('tiers', () => {
  it('are none until a shop states some, once per request, and the newest statement holds', async () => {
    expect(await liveTiers(days(0))).toEqual({
      measure: 'spend',
      window: 'rolling',
      windowMonths: 12,
      graceDays: 0,
      levels: [],
    })
    const requestId = randomUUID()
    const twice = await Promise.all([0, 1].map(() => state(days(0), [silver, gold], requestId)))
    expect(new Set(twice.map((one) => one.ok && one.value.versionId)).size).toBe(1)
    expect(await state(days(0), [gold], requestId)).toMatchObject({ refusal: 'key-reused' })
    expect((await liveTiers(days(0))).levels).toEqual([silver, gold])
    expect(await listTierVersions({ on: db() })).toHaveLength(1)
  })

  it('are what was spent in twelve months to the day: reached by an order, kept for the next, lost a year later', async () => {
    const rule = await publishRule(
      { reward: { kind: 'multiplier', bps: 20_000 }, conditions: [{ kind: 'tier', tiers: ['silver', 'gold'] }] },
      days(0),
    )
    const shopper = await member()
    const on = (at: Date) => ({ ...shopper, at })
    const cup = await onShelf({ stock: 99, priceMinor: 600_00 })
    const before = await orderPaid(on(days(0)), [{ variantId: cup, quantity: 1 }], 600_00)
    // 600 for the money and 300 for the step: below silver as it was placed
    expect(await awardOf(before.orderId)).toBe(900)
    expect(await tierStanding(on(days(1)), shopper.actor.id)).toEqual({
      level: silver,
      next: { level: gold, missing: 1_400_00 },
      measure: 'spend',
      counted: 600_00,
      // paid on the 2nd of January: the day after the 2nd of the next one it counts no more
      keep: {
        ...silver,
        atLeastMinor: undefined,
        lastDay: '2041-01-02',
        measure: 'spend',
        missing: 500_00,
        noticeId: null,
      },
    })
    expect((await shoppersByTier(on(days(1)))).get('silver')).toBe(1)
    await putInCart(on(days(1)), cup, 1)
    expect(summarise(await getCart(on(days(1)))).earnsPoints).toBe(1_800)
    const after = await orderPaid(on(days(1)), [{ variantId: cup, quantity: 1 }], 600_00)
    expect(await awardOf(after.orderId)).toBe(1_800)
    expect(await tierStanding(on(days(366)), shopper.actor.id)).toMatchObject({ level: silver, counted: 1_200_00 })
    expect(await tierStanding(on(days(367)), shopper.actor.id)).toMatchObject({ level: silver, counted: 600_00 })
    expect(await tierStanding(on(days(368)), shopper.actor.id)).toMatchObject({ level: null, counted: 0 })
    // 2,700 points of a year, half of them for silver alone: who would be silver no more costs so much less
    const tried = await tryTiers({ at: days(2), on: db() }, { terms: stated([gold]).terms })
    expect(tried).toMatchObject({
      value: { yearPoints: -1_350, others: 0, uses: [{ titleZh: expect.any(String) }] },
    })
    expect(await state(days(2), [gold])).toMatchObject({ refusal: 'tier-in-use', details: { code: 'silver' } })
    await endRule({ actor: null, at: days(2), on: db() }, { ruleId: rule, reason: 'over' })
    expect(await state(days(2), [gold])).toMatchObject({ ok: true })
  })
})

it('a rule for a segment gives to whoever is of it as the order is placed, and promises the same', async () => {
  const cup = await onShelf({ stock: 99, priceMinor: 150_00 })
  const rule = await publishRule(
    {
      reward: { kind: 'fixed', points: points(50), per: 'order' },
      conditions: [{ kind: 'segment', segments: ['lapsed'] }],
    },
    days(0),
  )
  const shopper = await member()
  const on = (at: Date) => ({ ...shopper, at })
  await orderPaid(on(days(0)), [{ variantId: cup, quantity: 1 }], 150_00)
  for (const [day, gift] of [
    [239, 0],
    [480, 50],
  ] as const) {
    await putInCart(on(days(day)), cup, 1)
    expect(summarise(await getCart(on(days(day)))).earnsPoints).toBe(150 + gift)
    const bought = await orderPaid(on(days(day)), [{ variantId: cup, quantity: 1 }], 150_00)
    expect(await awardOf(bought.orderId)).toBe(150 + gift)
  }
  await endRule({ actor: null, at: days(481), on: db() }, { ruleId: rule, reason: 'over' })
})
