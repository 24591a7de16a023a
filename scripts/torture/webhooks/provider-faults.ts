import { randomUUID } from 'node:crypto'
import { member, onShelf } from '@/lib/cart/shelf.fixture'
import { orderInput, putInCart } from '@/lib/checkout/checkout.fixture'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { staff } from '@/lib/gate/staff.fixture'
import { cancelOrder } from '@/lib/orders/cancel-order'
import { openPayPage } from '@/lib/orders/open-pay-page'
import { wordsOf } from '@/lib/orders/refunds/bought.fixture'
import { refundOrder } from '@/lib/orders/refunds/refund-order'
import { sendPendingRefunds } from '@/lib/orders/send-pending-refunds'
import type { Trial } from '../../stripe-standin/trial'
import { deliver, PRICE } from './door'
import { signedEvent } from './signed-event'

type Known = { id: string; intent?: string; metadata: Record<string, string>; amount?: number }

/** Time-outs after the work was done, a key in use, too many requests: asked again, the provider knows its own key. */
export const passingFaults = ['cut-after-doing', 'key-in-use', 'rate-limit'] as const

/**
 * F27: an order's whole way with the provider failing at every step, a few times each: a pay page, a payment, a refund.
 * Asked again under the same key until it answers; answers what there is too much or too little of.
 */
export async function wayWithFault(
  trial: Trial,
  fault: (typeof passingFaults)[number],
  times: number,
): Promise<string[]> {
  const shopper = await member()
  const cup = await onShelf({ stock: 1, priceMinor: PRICE })
  await putInCart(shopper, cup, 1)
  const placed = await placeOrder(shopper, orderInput([{ variantId: cup, quantity: 1 }], PRICE))
  if (!placed.ok) return [`not placed: ${placed.refusal}`]
  const { orderId } = placed.value
  const failing = () => trial.control('/control', { fault, count: times })
  const again = async (what: string, ask: () => Promise<boolean>) => {
    await failing()
    for (let tries = 0; tries < times + 3; tries += 1) if (await ask()) return []
    return [`${what} never went through`]
  }
  const wrong = await again('the pay page', async () => (await openPayPage(shopper, placed.value)).ok)
  const order = await row<{ session: string }>('select session_id as session from shop_order where id = $1', [orderId])
  const sessionId = order?.session ?? ''
  await trial.control('/control', { reset: true })
  await trial.control(`/control/pay/${sessionId}`, { as: 'paid' })
  const message = signedEvent('checkout.session.completed', sessionId)
  wrong.push(...(await again('the payment', async () => (await deliver(message)) === 200)))
  const clerk = await staff('owner')
  const words = { ...wordsOf(orderId, { kind: 'rest' as const }), requestId: randomUUID() }
  wrong.push(
    ...(await again('the refund', async () => {
      const made = await refundOrder(clerk, words)
      return made.ok && made.value.money === 'succeeded'
    })),
  )
  await trial.control('/control', { reset: true })
  await sendPendingRefunds({ at: new Date(Date.now() + 3_600_000), on: db() })
  const { body } = await trial.control('/control/state')
  const sessions = (body.sessions as Known[]).filter((one) => Object.values(one.metadata).includes(orderId))
  const refunds = (body.refunds as Known[]).filter((one) => one.intent === sessions[0]?.intent)
  if (sessions.length !== 1) wrong.push(`${sessions.length} sessions of one order`)
  if (refunds.length !== 1 || refunds[0]?.amount !== PRICE) wrong.push(`refunds ${JSON.stringify(refunds)}`)
  return wrong.map((what) => `${fault}: ${what}`)
}

/**
 * F27, the worst kind: the provider failed once and remembers it under the key, so that asking again never helps. Nothing
 * may be charged or given back twice for it, and the shopper gets away with everything they brought.
 */
export async function rememberedError(trial: Trial): Promise<string[]> {
  const shopper = await member()
  const cup = await onShelf({ stock: 1, priceMinor: PRICE })
  await putInCart(shopper, cup, 1)
  const placed = await placeOrder(shopper, orderInput([{ variantId: cup, quantity: 1 }], PRICE))
  if (!placed.ok) return [`not placed: ${placed.refusal}`]
  await trial.control('/control', { fault: 'error-500', count: 1 })
  const opened = await openPayPage(shopper, placed.value)
  await trial.control('/control', { reset: true })
  const again = await openPayPage(shopper, placed.value)
  const gone = await cancelOrder(shopper, placed.value)
  const stock = await row<{ reserved: number }>('select reserved from variant where id = $1', [cup])
  const wrong: string[] = []
  if (opened.ok || again.ok) wrong.push('a page opened under a key that failed')
  if (!gone.ok || gone.value.state !== 'cancelled') wrong.push('the order could not be taken back')
  if (stock?.reserved !== 0) wrong.push('the goods are still reserved')
  return wrong.map((what) => `error-500: ${what}`)
}
