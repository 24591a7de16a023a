import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import { openPayPage } from '@/lib/orders/open-pay-page'
import { home } from '@/lib/shoppers/address.fixture'
import { placeOrder } from './place-order'
import type { PlaceOrderInput } from './schema'

/** Puts pieces in the cart and asks for an order of them at the total a shopper was shown. */
export async function askFor(
  ctx: Context,
  lines: PlaceOrderInput['lines'],
  expectedTotalMinor: number,
  more: Partial<PlaceOrderInput> = {},
) {
  for (const line of lines) await putInCart(ctx, line.variantId, line.quantity)
  return placeOrder(ctx, orderInput(lines, expectedTotalMinor, more))
}

export const orderInput = (
  lines: PlaceOrderInput['lines'],
  expectedTotalMinor: number,
  more: Partial<PlaceOrderInput> = {},
): PlaceOrderInput => ({
  requestId: randomUUID(),
  email: 'shopper@shop.test',
  address: home,
  couponId: null,
  grantId: null,
  points: 0,
  expectedTotalMinor,
  lines,
  note: '',
  paymentMethod: null,
  ...more,
})

export const putInCart = (ctx: Context, variantId: string, quantity: number) =>
  rows(`select cart_put($1, $2, $3, $4, 'set')`, [ctx.actor?.id ?? null, ctx.visitorHash, variantId, quantity])

export async function balanceOf(ctx: Context) {
  const [found] = await rows<{ available: number; pending: number; held: number; debt: number }>(
    `select available_points as available, pending_points as pending, held_points as held, debt_points as debt
     from points_balance where account_id = $1`,
    [ctx.actor?.id],
  )
  return found ?? { available: 0, pending: 0, held: 0, debt: 0 }
}

export async function stockOf(variantId: string) {
  const { rows: found } = await db().query<{ on_hand: number; reserved: number }>(
    'select on_hand, reserved from variant where id = $1',
    [variantId],
  )
  return found[0]
}

/** Points that are spendable now. */
export const givePoints = (ctx: Context, points: number) =>
  rows(
    `select points_award($1, $2, 'manual', 'test', $3, jsonb_build_object('points', $3::bigint), null, null, 'marketing', null, null, null)`,
    [ctx.actor?.id, `gift:${randomUUID()}`, points],
  )

export async function makeCoupon(fields: Record<string, unknown> = {}): Promise<string> {
  const all = { code: randomUUID().toUpperCase(), kind: 'amount', amount_minor: 2000, min_goods_minor: 0, ...fields }
  const names = Object.keys(all)
  const { rows: made } = await db().query<{ id: string }>(
    `insert into coupon (title_zh, title_en, listed, ${names.join(', ')})
     values ('券', 'Coupon', true, ${names.map((_, i) => `$${i + 1}`).join(', ')}) returning id`,
    Object.values(all),
  )
  return made[0]?.id ?? ''
}

/** Opens the pay page of an order and answers the session behind it. */
export async function openSession(
  ctx: Context,
  order: { orderId: string; number: number; token: string },
): Promise<string> {
  const opened = await openPayPage(ctx, order)
  if (!opened.ok) throw new Error(opened.refusal)
  const found = await rows<{ id: string }>('select session_id as id from shop_order where id = $1', [order.orderId])
  return found[0]?.id ?? ''
}
