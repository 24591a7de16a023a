import { createHash, randomUUID } from 'node:crypto'
import { member, onShelf } from '@/lib/cart/shelf.fixture'
import { rows } from '@/lib/db/sql'
import { award, type EarningTerms } from '@/lib/earning/rules'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { home } from '@/lib/shoppers/address.fixture'

const terms: EarningTerms = {
  versionId: 1,
  ratePointsPerUnit: 1,
  steps: [{ thresholdMinor: minor(19900), bonusPoints: points(300) }],
  pending: { kind: 'days', days: 7 },
  expiry: { kind: 'rolling-months', months: 12 },
  taxIncludedBps: 0,
}

const plus = (at: Date, hours: number) => new Date(at.getTime() + hours * 3_600_000)

export type Bought = { orderId: string; accountId: string; paymentId: string }

/** One order of `quantity` pieces, placed at an instant; paid an hour later unless it is left waiting. */
export async function buy(
  accountId: string,
  variantId: string,
  {
    at,
    quantity = 1,
    spentPoints = 0,
    paid = true,
  }: { at: Date; quantity?: number; spentPoints?: number; paid?: boolean },
): Promise<Bought> {
  const [orderId, paymentId] = [randomUUID(), `pi_${randomUUID()}`]
  const [goodsMinor, pointsMinor] = [minor(1990 * quantity), minor(spentPoints)]
  const earned = award({ goodsMinor, couponMinor: minor(0), pointsMinor, shippingMinor: minor(1200) }, terms)
  const order = {
    orderId,
    requestId: randomUUID(),
    inputHash: createHash('sha256').update(orderId).digest('hex'),
    at,
    accountId,
    cartId: null,
    email: `${accountId}@shop.test`,
    locale: 'zh-CN',
    currency: 'CNY',
    holdMinutes: 120,
    goodsMinor,
    couponMinor: 0,
    pointsMinor,
    shippingMinor: 1200,
    totalMinor: goodsMinor - pointsMinor + 1200,
    spentPoints,
    awardPoints: earned.points,
    awardExplanation: earned.explanation,
    awardReleasesAt: plus(at, 24 * 7),
    awardExpiresAt: plus(at, 24 * 372),
    termsVersion: 1,
    couponId: null,
    grantId: null,
    address: home,
    note: '',
    lines: [
      {
        position: 0,
        variantId,
        quantity,
        unitPriceMinor: 1990,
        goodsMinor,
        couponMinor: 0,
        pointsMinor,
        netMinor: goodsMinor - pointsMinor,
      },
    ],
  }
  await rows('select order_place($1)', [JSON.stringify(order)])
  if (paid)
    await rows(`select order_settle($1, $2, $3, 'CNY', null, $4)`, [orderId, paymentId, order.totalMinor, plus(at, 1)])
  return { orderId, accountId, paymentId }
}

/** Gives back what is left of an order, or only some pieces of its one line. */
export const giveBack = (orderId: string, at: Date, pieces: number | null = null) =>
  rows('select order_refund($1)', [
    JSON.stringify({
      orderId,
      requestId: randomUUID(),
      actorId: null,
      reason: '不喜欢',
      ...(pieces === null
        ? { kind: 'rest' }
        : { kind: 'pieces', lines: [{ position: 0, quantity: pieces }], shippingMinor: 0 }),
      restock: true,
      shortfall: 'debt',
      at,
    }),
  ])

/** Some weeks of trade up to an instant: orders every few hours, some refunded, some paid with points, one waiting. */
export async function someWeeks(until: Date, days = 30): Promise<{ accounts: string[]; variantId: string }> {
  const variantId = await onShelf({ stock: 5_000 })
  const people = await Promise.all([member(), member(), member()])
  const accounts = people.map((person) => person.actor.id)
  const turn = (i: number) => accounts[i % accounts.length] ?? ''
  const start = plus(until, -24 * days)
  for (let i = 0; i < days * 2; i += 1) {
    const at = plus(start, i * 12 + (i % 5))
    await rows('select points_release_due($1, 1000)', [at])
    const spendable = await rows<{ n: number }>(
      'select available_points as n from points_balance where account_id = $1',
      [turn(i)],
    )
    const spentPoints = i % 7 === 6 && (spendable[0]?.n ?? 0) >= 100 ? 100 : 0
    const { orderId } = await buy(turn(i), variantId, { at, quantity: 1 + (i % 11), spentPoints })
    if (i % 9 === 4) await giveBack(orderId, plus(at, 30))
    // one piece goes back, and of some of these another some days later
    if (i % 9 === 7 && i % 11 > 2) await giveBack(orderId, plus(at, 20), 1)
    if (i % 9 === 7 && i % 11 > 6) await giveBack(orderId, plus(at, 70), 1)
  }
  await buy(turn(0), variantId, { at: plus(until, -1), spentPoints: 100, paid: false })
  return { accounts, variantId }
}
