import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { newCoupon } from '@/lib/coupons/coupon.fixture'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { balanceOf, daysOn, give, newShopper, replaceInFunction, today } from '@/lib/points/ledger.fixture'
import { publishTiers } from '@/lib/tiers/publish-tiers'
import { threeTiers } from '@/lib/tiers/rules'
import { publishTiersSchema } from '@/lib/tiers/schema'
import { claimReward } from '../claim-reward'
import { listNearestOffers, listOffers } from '../queries'
import { newReward, wantReward } from '../reward.fixture'

useTestDatabase()

const tiers = (levels: readonly unknown[] = threeTiers) =>
  publishTiers(
    { actor: null, at: daysOn(-40), on: db() },
    publishTiersSchema.parse({ terms: { windowMonths: 12, levels }, reason: '开店', requestId: randomUUID() }),
  )
beforeAll(openShop)
beforeAll(() => tiers())
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const as = (id: string, at = today) => ({ actor: { id, email: '', name: '', staffRole: null }, at, on: db() })
const guest = () => ({ actor: null, at: today, on: db() })

/** Somebody with points, who paid so much for goods a month ago: a tier is worked out from that alone. */
async function shopper(paidMinor = 0): Promise<string> {
  const id = await newShopper()
  await give(id, 5_000)
  if (paidMinor > 0) {
    await db().query(
      `insert into shop_order (id, number, request_id, input_hash, account_id, email, locale, state, currency, goods_minor, coupon_minor,
         points_minor, shipping_minor, total_minor, spent_points, award_points, address, hold_expires_at, placed_at, paid_at)
       values (gen_random_uuid(), (select coalesce(max(number), 1000) + 1 from shop_order), gen_random_uuid(), '\\x00', $1, 'x@shop.test', 'zh-CN',
         'paid', 'CNY', $2, 0, 0, 0, $2, 0, 0, '{}', $3, $3, $3)`,
      [id, paidMinor, daysOn(-30)],
    )
  }
  return id
}
const forTier = async (fields: object) =>
  newReward({ settings: { couponId: await newCoupon() }, at: daysOn(-30).toISOString(), ...fields })
const claim = (id: string, rewardId: string, at = today) => claimReward(as(id, at), wantReward(rewardId, 500))
const doorOf = async (ctx: Parameters<typeof listOffers>[0], rewardId: string) =>
  (await listOffers(ctx)).find((one) => one.rewardId === rewardId)?.door

describe('a reward for a tier', () => {
  it('is had by that tier and those above it, and by nobody else, whose points stay', async () => {
    const id = await forTier({ min_tier: 'gold' })
    const [plain, silver, gold, black] = [
      await shopper(),
      await shopper(4_999_99),
      await shopper(5_000_00),
      await shopper(20_000_00),
    ]
    for (const who of [plain, silver]) {
      expect(await claim(who, id)).toMatchObject({ refusal: 'reward-tier-needed', details: { tierZh: '金卡' } })
      expect(await balanceOf(who)).toMatchObject({ available: 5_000 })
    }
    for (const who of [gold, black]) expect(await claim(who, id)).toMatchObject({ ok: true })
    expect(await doorOf(as(silver), id)).toMatchObject({ isOpen: false, minTier: { code: 'gold', missing: 1 } })
    expect(await doorOf(as(plain), id)).toMatchObject({ minTier: { missing: 5_000_00 } })
    expect(await doorOf(as(gold), id)).toMatchObject({ isOpen: true, minTier: { missing: 0 } })
    expect(await doorOf(guest(), id)).toMatchObject({ isOpen: false, minTier: { missing: null } })
    expect((await listNearestOffers(as(plain))).map((one) => one.rewardId)).not.toContain(id)
  })

  it('is not had any more when a refund has taken the tier', async () => {
    const id = await forTier({ min_tier: 'gold' })
    const gold = await shopper(5_000_00)
    await db().query('update shop_order set refunded_minor = 1 where account_id = $1', [gold])
    expect(await claim(gold, id)).toMatchObject({ refusal: 'reward-tier-needed' })
    await db().query('update shop_order set refunded_minor = 0 where account_id = $1', [gold])
  })

  it('names a tier that there is, which can’t be left out meanwhile', async () => {
    await expect(forTier({ min_tier: 'diamond' })).rejects.toThrow('reward-tier-unknown')
    expect(await tiers(threeTiers.slice(0, 2))).toMatchObject({ ok: true })
    await tiers()
    const id = await forTier({ early_tier: 'black', early_days: 1, starts_at: daysOn(5).toISOString() })
    expect(await tiers(threeTiers.slice(0, 2))).toMatchObject({ refusal: 'tier-in-use', details: { code: 'black' } })
    await db().query(`update reward set state = 'archived' where id = $1`, [id])
  })
})

describe('a reward that opens earlier for a tier', () => {
  it('opens two of the shop’s days before for that tier and above, and on its day for everybody', async () => {
    const starts = daysOn(3)
    const id = await forTier({ early_tier: 'gold', early_days: 2, starts_at: starts.toISOString() })
    const [plain, black] = [await shopper(), await shopper(20_000_00)]
    expect(await claim(black, id, daysOn(0.99))).toMatchObject({ refusal: 'reward-not-open' })
    expect(await claim(plain, id, daysOn(2.99))).toMatchObject({
      refusal: 'reward-not-open',
      details: { at: '2040-03-04 12:00' },
    })
    expect(await claim(black, id, daysOn(1))).toMatchObject({ ok: true })
    expect(await claim(plain, id, starts)).toMatchObject({ ok: true })
    expect(await doorOf(as(plain), id)).toMatchObject({ isOpen: false, opensAt: starts })
    expect(await doorOf(as(black), id)).toMatchObject({ isOpen: false, opensAt: daysOn(1) })
    expect(await doorOf(as(black, daysOn(1)), id)).toMatchObject({ isOpen: true })
  })

  it('is shown before it opens, but not for months', async () => {
    const [near, far] = [
      await forTier({ starts_at: daysOn(29).toISOString() }),
      await forTier({ starts_at: daysOn(31).toISOString() }),
    ]
    const shown = (await listOffers(as(await shopper()))).map((one) => one.rewardId)
    expect(shown).toContain(near)
    expect(shown).not.toContain(far)
  })
})

// the mall's door and the exchange's are one function: what is shown is what is done
it('whoever the mall shows an open door may exchange, and nobody else', async () => {
  const doors = [
    await forTier({}),
    await forTier({ min_tier: 'silver' }),
    await forTier({ min_tier: 'black' }),
    await forTier({ starts_at: daysOn(1).toISOString() }),
    await forTier({ starts_at: daysOn(1).toISOString(), early_tier: 'silver', early_days: 1 }),
    await forTier({ starts_at: daysOn(1).toISOString(), early_tier: 'black', early_days: 1, min_tier: 'silver' }),
  ]
  for (const paid of [0, 1_000_00, 5_000_00, 20_000_00]) {
    for (const at of [daysOn(-1), today, daysOn(1)]) {
      const who = await shopper(paid)
      for (const id of doors) {
        const door = await doorOf(as(who, at), id)
        expect((await claim(who, id, at)).ok, `${paid} at ${at.toISOString()} ${JSON.stringify(door)}`).toBe(
          door?.isOpen,
        )
      }
    }
  }
})

it('without its guard at the exchange anybody has it', async () => {
  const id = await forTier({ min_tier: 'gold' })
  const mend = await replaceInFunction('reward_judge', 'PERFORM reward_admit(r, p_account, p_at);', '')
  expect(await claim(await shopper(), id)).toMatchObject({ ok: true })
  await mend()
})
