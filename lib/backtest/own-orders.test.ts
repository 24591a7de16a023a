import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { liveTerms } from '@/lib/earning/queries'
import { programmeOf } from '@/lib/earning/rules'
import { publish } from '@/lib/earning/store'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { bought, showAndRefund } from '@/lib/orders/refunds/bought.fixture'
import { eachOwnEvent, shopSetting } from './queries'
import { assuming } from './replay.fixture'
import { programmeOfRules } from './rules'
import { runBacktest } from './run-backtest'
import { startReplay } from './start-replay'

useTestDatabase()
beforeAll(openShop)

const terms = {
  earning: {
    ratePointsPerUnit: 3,
    steps: [
      { thresholdMinor: minor(100_00), bonusPoints: points(77) },
      { thresholdMinor: minor(300_00), bonusPoints: points(211) },
    ],
    pending: { kind: 'days' as const, days: 0 },
    expiry: { kind: 'rolling-months' as const, months: 12 },
    taxIncludedBps: 1_300,
  },
  spending: { pointsPerUnit: 100, stepPoints: 100, minPoints: 100, maxShareBps: 5_000 },
}

const sumOf = async (bucket: string, kinds: string[]) => {
  const { rows } = await db().query<{ sum: number }>(
    `select coalesce(sum(e.amount_points), 0)::bigint as sum from posting p join entry e on e.posting_id = p.id and e.bucket = $1 where p.kind = any($2)`,
    [bucket, kinds],
  )
  return rows[0]?.sum ?? 0
}

test('the rules in force, tried on our own orders, give exactly what was given, and take back what was taken', async () => {
  const made = await publish(db(), null, { terms, effectiveFrom: null, reason: 'tried', requestId: randomUUID() }, null)
  expect(made.ok).toBe(true)
  const cup = (priceMinor: number, quantity = 1) => ({ priceMinor, quantity })
  const all = [
    await bought({ lines: [cup(19_90), cup(128_88, 2)] }),
    await bought({ lines: [cup(333_33)], points: 4_400, couponMinor: 17_77 }),
    await bought({ lines: [cup(50_01, 3), cup(7)], couponMinor: 5_00 }),
    await bought({ lines: [cup(99_99)], points: 100, has: 500 }),
    await bought({ lines: [cup(210_00, 2), cup(15_50)], points: 700 }),
  ]
  const [, second, third, fourth, fifth] = all
  if (!second || !third || !fourth || !fifth) throw new Error('five were bought')
  await showAndRefund(second, { kind: 'amount', amountMinor: 123_45, shippingMinor: 0 })
  await showAndRefund(second, { kind: 'amount', amountMinor: 33_33, shippingMinor: 0 })
  await showAndRefund(third, { kind: 'pieces', lines: [{ position: 0, quantity: 1 }], shippingMinor: 0 })
  await showAndRefund(third, { kind: 'rest' })
  await showAndRefund(fourth, { kind: 'rest' })
  await showAndRefund(fifth, { kind: 'pieces', lines: [{ position: 0, quantity: 1 }], shippingMinor: 0 })

  const { earning, spending } = await liveTerms(null)
  const programme = programmeOfRules('in force', programmeOf(earning), { ...earning, spending })
  const { timeZone, returnWindowDays, graceDays } = await shopSetting()
  const assumptions = assuming({
    timeZone,
    returnWindowDays,
    graceDays,
    rememberDays: null,
    redemption: { kind: 'as-happened' },
  })

  const replay = startReplay(programme, assumptions)
  await eachOwnEvent({ from: null, until: null }, (event) => replay.take(event))
  const tally = replay.finish(Date.now())
  const { rows } = await db().query<{ id: string; award: number; revoked: number }>(
    'select id, award_points as award, revoked_points as revoked from shop_order where paid_at is not null and account_id is not null order by id',
  )
  const kept = [...tally.shoppers.values()].flatMap(({ orders }) => orders)
  const told = kept
    .map((one) => ({ id: one.order, award: one.awardPoints, revoked: one.clawedPoints }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  expect(told).toEqual(rows)
  expect(rows).toHaveLength(5)

  const { reports } = await runBacktest({
    sourceId: null,
    withLines: true,
    from: null,
    until: null,
    programme,
    against: null,
    assumptions,
  })
  const [report] = reports
  expect(report?.total.issued).toBe(-(await sumOf('issued', ['order-award'])))
  expect(report?.total.clawedBack).toBe(await sumOf('issued', ['award-reversal']))
  expect(report?.total.clawedBack).toBeGreaterThan(0)
  const paid = await db().query<{ net: number }>(
    'select sum(goods_minor - coupon_minor - points_minor - (refunded_minor - refunded_shipping_minor))::bigint as net from shop_order where paid_at is not null',
  )
  expect(report?.total.netMinor).toBe(paid.rows[0]?.net)
  // what was spent had been given by hand
  expect(report?.redemption.spentFromElsewhere).toBe(4_400 + 100 + 700)
  expect(await brokenInvariants()).toEqual([])
})
