import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { closedLoop, type Load } from './closed-loop'
import { PRICE_MINOR } from './fill'
import { POINTS } from './limit'
import { setting } from './setting'
import { type Member, nextMember, one, orderInput, type Shop } from './shop'

/** What the shop's verb hands to order_place. */
function orderJson(member: Member, variantId: string, points: number): string {
  const input = orderInput(member.email, variantId, points)
  const now = Date.now()
  const total = PRICE_MINOR - points
  const line = { position: 0, variantId, quantity: 1, unitPriceMinor: PRICE_MINOR, goodsMinor: PRICE_MINOR }
  return JSON.stringify({
    ...input,
    orderId: randomUUID(),
    inputHash: createHash('sha256').update(input.requestId).digest('hex'),
    at: null,
    accountId: member.id,
    cartId: null,
    locale: 'zh-CN',
    currency: 'CNY',
    holdMinutes: 35,
    goodsMinor: PRICE_MINOR,
    couponMinor: 0,
    pointsMinor: points,
    shippingMinor: 0,
    totalMinor: total,
    spentPoints: points,
    awardPoints: 400,
    awardExplanation: { rate: 1 },
    awardReleasesAt: new Date(now + 8 * 86_400_000),
    awardExpiresAt: new Date(now + 370 * 86_400_000),
    termsVersion: 1,
    lines: [{ ...line, couponMinor: 0, pointsMinor: points, netMinor: total }],
  })
}

/** The two statements that an order is, straight from Node: what the shop's own SQL can do without the web. */
export async function measureDirect(shop: Shop, clients: number, seconds: number): Promise<Load> {
  const pool = new pg.Pool({ connectionString: setting.shopDatabase, max: clients })
  let turn = 0
  const order = async () => {
    turn += 1
    const points = turn % 2 === 0 ? POINTS : 0
    const values = [orderJson(nextMember(shop), one(shop.variants), points)]
    const { rows } = await pool.query<{ made: { orderId: string; totalMinor: number } }>({
      name: 'place',
      text: 'select order_place($1) as made',
      values,
    })
    const made = rows[0]?.made
    await pool.query({
      name: 'settle',
      text: `select order_settle($1, $2, $3, 'CNY', $4, null)`,
      values: [made?.orderId, `pi_${made?.orderId}`, made?.totalMinor, `evt_${made?.orderId}`],
    })
  }
  try {
    await closedLoop(clients, 0.2, order)
    return await closedLoop(clients, seconds, order)
  } finally {
    await pool.end()
  }
}
