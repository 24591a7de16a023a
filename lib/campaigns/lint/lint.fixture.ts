import type { LintFacts, RewardFacts } from '../findings/rules'
import { type Preset, presetOf } from '../presets/rules'
import type { Definition, Prize } from '../schema'

const BUDGET = '00000000-0000-4000-8000-0000000000b0'

export const reward = (more: Partial<RewardFacts> & Pick<RewardFacts, 'id'>): RewardFacts => ({
  kind: 'parcel',
  state: 'live',
  titleZh: '帆布袋',
  titleEn: 'Tote',
  image: null,
  left: 10_000,
  costPoints: 600,
  cashMinor: 0,
  faceValueMinor: 6_00,
  trueCostMinor: 4_00,
  coupon: null,
  taxClass: null,
  ...more,
})

export const rewardId = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`

/** A mall of six gifts, a coupon that lasts, and a red packet. */
export const facts: LintFacts = {
  now: '2026-11-22T08:00:00.000Z',
  pointsPerUnit: 100,
  rewards: [
    // as many as are wanted: what stands in for the others
    reward({ id: rewardId(1), left: null }),
    ...[2, 3, 4, 5, 6].map((n) => reward({ id: rewardId(n) })),
    reward({
      id: rewardId(7),
      kind: 'coupon',
      left: null,
      costPoints: 100,
      faceValueMinor: 1_00,
      trueCostMinor: 60,
      coupon: { endsAt: null, validDays: 30 },
    }),
    reward({
      id: rewardId(8),
      kind: 'red-packet',
      left: null,
      faceValueMinor: 2_00,
      trueCostMinor: 2_00,
      taxClass: 'incidental',
    }),
  ],
  budgets: [{ id: BUDGET, remainingPoints: 10_000_000 }],
  payouts: { shopDayMinor: 50_000, shopperDayMinor: 2_000 },
  guards: { asksAge: true, confirmsEach: true },
}

/** A preset as a shop with that mall begins with it. */
export const begun = (preset: Preset, { budgets, rewards }: LintFacts = facts): Definition =>
  presetOf(preset, {
    startsAt: new Date('2026-11-25T00:00:00.000Z'),
    pointsPerUnit: facts.pointsPerUnit,
    organiserZh: '回头客',
    organiserEn: 'Regulars',
    contact: 'help@demo.test',
    budget: budgets[0] ?? null,
    rewards,
  })

/** The same with one of its prizes otherwise. */
export const withPrize = (definition: Definition, at: number, more: Partial<Prize>): Definition => ({
  ...definition,
  prizes: definition.prizes.map((prize, place) => (place === at ? { ...prize, ...more } : prize)),
})
