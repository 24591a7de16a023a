import { describe, expect, it } from 'vitest'
import { type ActionFlow, costLedger, marginBpsOf, totalOf, worthOfEach } from './rules'

const flow = (
  action: string,
  kind: ActionFlow['flow'],
  points: number,
  more: Partial<ActionFlow> = {},
): ActionFlow => ({
  action,
  flow: kind,
  points,
  costMinor: 0,
  times: 0,
  everPoints: points,
  ...more,
})

// An invite gave 600 points for three friends; 200 paid an order, 100 became a coupon that costs 50 fen. Reviews gave 100, of which
// 30 were used last month, 20 of them now came back, and 10 expired.
const flows = [
  flow('campaign:c1', 'issued', 600, { times: 3 }),
  flow('campaign:c1', 'redeemed', 300, { costMinor: 250 }),
  flow('behaviour:review', 'issued', 100, { times: 4 }),
  flow('behaviour:review', 'redeemed', 0, { everPoints: 30 }),
  flow('behaviour:review', 'returned', 20, { costMinor: -20 }),
  flow('behaviour:review', 'expired', 10),
]
const terms = { pointsPerUnit: 100, redemptionBps: 3_000, marginBps: 4_000, days: 90 }

describe('the cost ledger', () => {
  it('says what each action gave, what became of it, and its cost at face value, as expected and as it turned out', () => {
    const [invite, review] = costLedger(
      flows,
      [
        { action: 'campaign:c1', withinDays: 30, orders: 2, goodsMinor: 10_000 },
        { action: 'campaign:c1', withinDays: 90, orders: 1, goodsMinor: 5_000 },
      ],
      9,
      terms,
    )
    // ¥6 at face, ¥1.80 when 30 % are used: 60 fen for each of the three
    expect(invite).toMatchObject({
      kind: 'campaign',
      of: 'c1',
      times: 3,
      issued: 600,
      redeemed: 300,
      stillOut: 300,
      faceMinor: 600,
      expectedMinor: 180,
      usedFaceMinor: 300,
      realisedMinor: 250,
      perTimeMinor: 60,
    })
    // bought for ¥100 within 30 days, ¥150 within 90; 40 % of it is kept: 22 and 33 times what it cost
    expect(invite?.value).toEqual([
      { withinDays: 30, orders: 2, goodsMinor: 10_000, marginMinor: 4_000, roiBps: 222_222 },
      { withinDays: 60, orders: 2, goodsMinor: 10_000, marginMinor: 4_000, roiBps: 222_222 },
      { withinDays: 90, orders: 3, goodsMinor: 15_000, marginMinor: 6_000, roiBps: 333_333 },
    ])
    expect(review).toMatchObject({ times: 4, redeemed: -20, stillOut: 80, realisedMinor: -20, usedFaceMinor: -20 })
  })

  it('tells no return of what was bought in fewer days than it might be bought in', () => {
    const values = [{ action: 'campaign:c1', withinDays: 30 as const, orders: 2, goodsMinor: 10_000 }]
    const roi = (days: number) => costLedger(flows, values, 9, { ...terms, days })[0]?.value.map(({ roiBps }) => roiBps)
    expect([roi(29), roi(30), roi(89)]).toEqual([
      [null, null, null],
      [222_222, null, null],
      [222_222, 222_222, null],
    ])
  })

  it('adds up to the ledger whatever a point is worth: no fen is lost between its lines', () => {
    const odd = { ...terms, pointsPerUnit: 700 }
    const ledger = costLedger(flows, [], 0, odd)
    expect(totalOf(ledger)).toMatchObject({
      redeemed: 280,
      usedFaceMinor: Math.floor((280 * 100) / 700),
      faceMinor: 100,
      realisedMinor: 230,
    })
    expect(worthOfEach([1, 1, 1, -1], 300)).toEqual([0, 0, 1, -1])
  })

  it('says nothing of a return where the cost of goods is not known', () => {
    const sample = { orders: 3, paidMinor: 300, knownMinor: 0, costMinor: 0, taxIncludedBps: 0 }
    expect(marginBpsOf(sample)).toBeNull()
    expect(marginBpsOf({ ...sample, knownMinor: 11_300, costMinor: 6_000, taxIncludedBps: 1_300 })).toBe(3_539)
    const [first] = costLedger(flows, [{ action: 'campaign:c1', withinDays: 30, orders: 1, goodsMinor: 1 }], 0, {
      ...terms,
      marginBps: null,
    })
    expect(first?.value[0]).toMatchObject({ marginMinor: null, roiBps: null })
  })
})
