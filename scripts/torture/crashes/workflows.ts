import { randomUUID } from 'node:crypto'
import { member, onShelf } from '@/lib/cart/shelf.fixture'
import { balanceOf, givePoints, makeCoupon, openSession, orderInput, putInCart } from '@/lib/checkout/checkout.fixture'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { staff } from '@/lib/gate/staff.fixture'
import { wordsOf } from '@/lib/orders/refunds/bought.fixture'
import { type RefundInput, refund } from '@/lib/orders/refunds/store'
import { settleSession } from '@/lib/orders/settle-session'
import { couponReward } from '@/lib/rewards/reward.fixture'
import type { Trial } from '../../stripe-standin/trial'
import { signedEvent } from '../webhooks/signed-event'
import type { Call } from './calls'
import type { Case, Workflow } from './case'
import { deskWorkflows } from './desk-workflows'
import { drawWorkflows } from './draw-workflows'
import { givenBack } from './given-back'
import { payoutWorkflows } from './payout-workflows'
import { rewardWorkflows } from './reward-workflows'

// The money workflows, each begun afresh: what is asked, and what must be true once it has been done, however many
// times it was cut and asked again.

type Shopper = Awaited<ReturnType<typeof member>>

const PRICE = 20_000
const SPENT = 1_000

/** A member with points in the purse and one cup in the cart, and the order they would place. */
async function atCheckout() {
  const shopper = await member()
  await givePoints(shopper, 2_500)
  const cup = await onShelf({ stock: 3, priceMinor: PRICE })
  const couponId = await makeCoupon({ usage_limit: 5, amount_minor: 1_000 })
  await putInCart(shopper, cup, 1)
  const order = orderInput([{ variantId: cup, quantity: 1 }], PRICE - 1_000 - SPENT, { points: SPENT, couponId })
  return { shopper, cup, couponId, order }
}

async function placed(at: Date | null = null) {
  const set = await atCheckout()
  const answer = await placeOrder({ ...set.shopper, at }, set.order)
  if (!answer.ok) throw new Error(answer.refusal)
  const { number, token, orderId } = answer.value
  return { ...set, orderId, link: { actor: set.shopper.actor, number, token }, made: answer.value }
}

async function waiting(at: Date | null = null) {
  const order = await placed(at)
  return { ...order, sessionId: await openSession(order.shopper, order.made) }
}

async function paid(trial: Trial) {
  const order = await waiting()
  await trial.control(`/control/pay/${order.sessionId}`, { as: 'paid' })
  await settleSession({ at: null, on: db() }, { sessionId: order.sessionId })
  return order
}

/** Everything that an order may have left behind, as numbers and names that are the same for every order. */
const orderEffect = (shopper: Shopper, cup: string, couponId: string) => async () => {
  const [found] = await rows(
    `select (select json_agg(json_build_array(o.state, o.total_minor, o.session_id is not null) order by o.id) from shop_order o where o.account_id = $1) as orders,
       (select json_agg(json_build_array(p.state, p.amount_minor) order by p.at) from payment p join shop_order o on o.id = p.order_id where o.account_id = $1) as payments,
       (select json_agg(json_build_array(r.state, r.amount_minor)) from refund r join shop_order o on o.id = r.order_id where o.account_id = $1) as refunds,
       (select json_agg(h.state) from points_hold h where h.account_id = $1) as holds,
       (select json_agg(json_build_array(p.kind, p.at is not null) order by p.id) from posting p where p.account_id = $1) as postings,
       (select json_agg(template order by m.id) from mail_outbox m join shop_order o on m.params->>'orderId' = o.id::text where o.account_id = $1) as mails,
       (select json_agg(json_build_array(on_hand, reserved)) from variant where id = $2) as stock,
       (select json_agg(json_build_array(reason, quantity) order by id) from stock_move where variant_id = $2) as moves,
       (select used_count from coupon where id = $3) as used, (select json_agg(state) from coupon_use where coupon_id = $3) as uses`,
    [shopper.actor.id, cup, couponId],
  )
  return { ...found, balance: await balanceOf(shopper) }
}

const onOrder = (
  order: { shopper: Shopper; cup: string; couponId: string },
  call: Call,
  input: unknown,
  more: () => Promise<unknown> = async () => null,
): Case => {
  const effect = orderEffect(order.shopper, order.cup, order.couponId)
  return { call, input, effect: async () => [await effect(), await more()] }
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

const refundCase =
  (scope: RefundInput['scope']): Workflow =>
  async (trial) => {
    const order = await paid(trial)
    const clerk = await staff('owner')
    const words = wordsOf(order.orderId, scope, { restock: true })
    return onOrder(order, 'refund', { actor: clerk.actor, refund: words }, givenBack(trial, order.sessionId))
  }

const dueLot =
  (pending: boolean): Workflow =>
  async () => {
    const shopper = await member()
    const [from, to] = pending ? [minutesAgo(60), new Date(Date.now() + 8.64e7)] : [null, minutesAgo(5)]
    await rows(`select points_award($1, $2, 'manual', 'test', 700, '{}', $3, $4, 'marketing', null, null, $5)`, [
      shopper.actor.id,
      `due:${randomUUID()}`,
      from,
      to,
      minutesAgo(120),
    ])
    const effect = async () => [
      await balanceOf(shopper),
      await rows('select kind from posting where account_id = $1 order by id', [shopper.actor.id]),
    ]
    return { call: pending ? 'release' : 'expiry', input: null, effect }
  }

export const workflows: Record<string, Workflow> = {
  checkout: async () => {
    const set = await atCheckout()
    return onOrder(set, 'checkout', { actor: set.shopper.actor, order: set.order })
  },
  'pay-page': async (trial) => {
    const order = await placed()
    const sessions = async () =>
      (await trial.control('/control/state')).body.sessions.filter((one: { metadata: Record<string, string> }) =>
        Object.values(one.metadata).includes(order.orderId),
      ).length
    return onOrder(order, 'payPage', order.link, sessions)
  },
  webhook: async (trial) => {
    const order = await waiting()
    await trial.control(`/control/pay/${order.sessionId}`, { as: 'paid' })
    return onOrder(order, 'webhook', signedEvent('checkout.session.completed', order.sessionId))
  },
  'return-page': async (trial) => {
    const order = await waiting()
    await trial.control(`/control/pay/${order.sessionId}`, { as: 'paid' })
    return onOrder(order, 'returnPage', order.link)
  },
  reconcile: async (trial) => {
    const order = await waiting(minutesAgo(4))
    await trial.control(`/control/pay/${order.sessionId}`, { as: 'paid' })
    return onOrder(order, 'reconcile', null)
  },
  'late-payment': async (trial) => {
    const order = await waiting()
    await rows(`select order_release($1, 'payment-expired', null)`, [order.orderId])
    await rows(`select move_stock($1, -3, 'adjust', null, null, null)`, [order.cup])
    await trial.control(`/control/pay/${order.sessionId}`, { as: 'paid' })
    const input = signedEvent('checkout.session.completed', order.sessionId)
    return { ...onOrder(order, 'webhook', input, givenBack(trial, order.sessionId)), afterwards: 'sendRefunds' }
  },
  cancel: async () => {
    const order = await waiting()
    return onOrder(order, 'cancel', order.link)
  },
  'refund-whole': refundCase({ kind: 'rest' }),
  'refund-part': refundCase({ kind: 'amount', amountMinor: 5_000, shippingMinor: 0 }),
  'send-refunds': async (trial) => {
    const order = await paid(trial)
    const clerk = await staff('owner')
    await refund(wordsOf(order.orderId, { kind: 'rest' }), clerk.actor.id, null, db())
    return onOrder(order, 'sendRefunds', null, givenBack(trial, order.sessionId))
  },
  redeem: async () => {
    const shopper = await member()
    await givePoints(shopper, 1_200)
    const { rewardId } = await couponReward(500)
    const effect = async () => [
      await balanceOf(shopper),
      await rows('select state from coupon_grant where account_id = $1', [shopper.actor.id]),
      await rows('select kind from posting where account_id = $1 order by id', [shopper.actor.id]),
    ]
    return {
      call: 'redeem',
      input: { actor: shopper.actor, rewardId, costPoints: 500, requestId: randomUUID() },
      effect,
    }
  },
  expiry: dueLot(false),
  release: dueLot(true),
  ...deskWorkflows,
  ...payoutWorkflows,
  ...rewardWorkflows,
  ...drawWorkflows,
}
