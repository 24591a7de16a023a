import { POST } from '@/app/api/stripe/webhook/route'
import { member, onShelf } from '@/lib/cart/shelf.fixture'
import { balanceOf, givePoints, openSession, orderInput, putInCart } from '@/lib/checkout/checkout.fixture'
import { placeOrder } from '@/lib/checkout/place-order'
import { row } from '@/lib/db/sql'

// The provider's messages at the shop's own door, and what an order may have become of them.

export type Told = { body: string; signature: string }

/** Hands a message to the real route; answers the status the provider sees. */
export async function deliver({ body, signature }: Told): Promise<number> {
  const headers = { 'stripe-signature': signature }
  return (await POST(new Request('http://shop.test/api/stripe/webhook', { method: 'POST', headers, body }))).status
}

export const PRICE = 20_000

export type Waiting = Awaited<ReturnType<typeof waitingOrder>>

/** A member's order that waits for its money, with points on it. */
export async function waitingOrder({ stock = 2, points = 1_000 } = {}) {
  const shopper = await member()
  await givePoints(shopper, points + 500)
  const cup = await onShelf({ stock, priceMinor: PRICE })
  await putInCart(shopper, cup, 1)
  const input = orderInput([{ variantId: cup, quantity: 1 }], PRICE - points, { points })
  const placed = await placeOrder(shopper, input)
  if (!placed.ok) throw new Error(placed.refusal)
  const { orderId, number, token } = placed.value
  return { shopper, cup, orderId, number, token, sessionId: await openSession(shopper, placed.value) }
}

/** What became of it, in words that are the same for every order with the same fate. */
export async function fateOf({ shopper, cup, orderId }: Waiting): Promise<string> {
  const found = await row<Record<string, unknown>>(
    `select o.state, (select json_agg(p.state) from payment p where p.order_id = o.id) as payments,
       (select json_agg(json_build_array(r.state, r.amount_minor, r.reason)) from refund r where r.order_id = o.id) as refunds,
       (select json_agg(p.kind order by p.id) from posting p where p.account_id = o.account_id) as postings,
       (select json_agg(m.template order by m.template) from mail_outbox m where m.params->>'orderId' = o.id::text) as mails,
       (select json_build_array(v.on_hand, v.reserved) from variant v where v.id = $2) as stock
     from shop_order o where o.id = $1`,
    [orderId, cup],
  )
  return JSON.stringify({ ...found, balance: await balanceOf(shopper) })
}
