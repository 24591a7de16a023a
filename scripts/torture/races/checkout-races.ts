import { randomUUID } from 'node:crypto'
import { guest, member, onShelf } from '@/lib/cart/shelf.fixture'
import { givePoints, makeCoupon, orderInput, putInCart } from '@/lib/checkout/checkout.fixture'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { type Queryable, row, rows } from '@/lib/db/sql'
import { claimReward } from '@/lib/rewards/claim-reward'
import { couponReward } from '@/lib/rewards/reward.fixture'
import { atOnce, expected, many, type Race, reword, statement } from './race'

const PRICE = 20_000

/** Buyers of their own, each with one cup in the cart. */
async function buyers(n: number, cup: string, members: boolean) {
  const all = await many<ReturnType<typeof guest>>(n, async () => (members ? member() : guest()))
  await Promise.all(all.map((buyer) => putInCart(buyer, cup, 1)))
  return all
}

/** One shopper with a different cup for each tab. */
async function tabs(n: number) {
  const shopper = await member()
  const cups = await many(n, () => onShelf({ stock: 1, priceMinor: PRICE }))
  for (const cup of cups) await putInCart(shopper, cup, 1)
  return { shopper, cups }
}

const oneOf = (cup: string, total = PRICE, more = {}) => orderInput([{ variantId: cup, quantity: 1 }], total, more)

export const checkoutRaces: Race[] = [
  {
    id: 'R1',
    what: 'a coupon of few uses is used no more often than that',
    round: async (n, arrive) => {
      const uses = Math.max(1, n >> 2)
      const cup = await onShelf({ stock: n, priceMinor: PRICE })
      const couponId = await makeCoupon({ usage_limit: uses, amount_minor: 1_000 })
      const all = await buyers(n, cup, true)
      const { done, errors } = await atOnce(n, arrive, (i) =>
        placeOrder(all[i] ?? guest(), oneOf(cup, PRICE - 1_000, { couponId })),
      )
      return [...errors, ...expected('orders with the coupon', done, uses)]
    },
    unguard: async () => {
      const was = 'AND (usage_limit IS NULL OR used_count < usage_limit)'
      const read = '(SELECT c2.used_count FROM coupon c2 WHERE c2.id = p_coupon)'
      await reword('coupon_hold', was, `AND (usage_limit IS NULL OR ${read} < usage_limit)`)
      await statement('alter table coupon drop constraint coupon_limit')
    },
  },
  {
    id: 'R1-per-shopper',
    what: 'a coupon of one use a person is used once by one person in many tabs',
    round: async (n, arrive) => {
      const { shopper, cups } = await tabs(n)
      const couponId = await makeCoupon({ per_shopper_limit: 1, amount_minor: 1_000 })
      const { done, errors } = await atOnce(n, arrive, (i) =>
        placeOrder(shopper, oneOf(cups[i] ?? '', PRICE - 1_000, { couponId })),
      )
      return [...errors, ...expected('orders with the coupon', done, 1)]
    },
    unguard: () => reword('coupon_hold', '>= c.per_shopper_limit', '>= 1000'),
  },
  {
    id: 'R2',
    what: 'the last pieces are sold once each',
    round: async (n, arrive) => {
      const stock = Math.max(1, n >> 1)
      const cup = await onShelf({ stock, priceMinor: PRICE })
      const all = await buyers(n, cup, false)
      const { done, errors } = await atOnce(n, arrive, (i) => placeOrder(all[i] ?? guest(), oneOf(cup)))
      return [...errors, ...expected('orders', done, stock)]
    },
    unguard: async () => {
      const was = 'AND on_hand - reserved >= r.quantity'
      const read = '(SELECT w.on_hand - w.reserved FROM variant w WHERE w.id = r.variant_id)'
      await reword('stock_reserve', was, `AND ${read} >= r.quantity`)
      await statement('alter table variant drop constraint variant_stock')
    },
  },
  {
    id: 'R4',
    what: 'a coupon bought with points pays for one order',
    round: async (n, arrive) => {
      const { shopper, cups } = await tabs(n)
      await givePoints(shopper, 500)
      const { rewardId } = await couponReward(500, { amount_minor: 1_000 })
      const bought = await claimReward(shopper, { rewardId, costPoints: 500, requestId: randomUUID() })
      const grantId = bought.ok ? String(bought.value.delivery.grantId) : null
      const { done, errors } = await atOnce(n, arrive, (i) =>
        placeOrder(shopper, oneOf(cups[i] ?? '', PRICE - 1_000, { grantId })),
      )
      return [...errors, ...expected('orders with it', done, 1)]
    },
    unguard: async () => {
      await reword('coupon_hold', `AND state = 'available' AND`, 'AND')
      await statement('drop index coupon_use_grant_live')
    },
  },
  {
    id: 'R7',
    what: 'one request makes one order, and other input under its key is refused',
    round: async (n, arrive) => {
      const cup = await onShelf({ stock: n, priceMinor: PRICE })
      const shopper = await member()
      await putInCart(shopper, cup, 1)
      const order = oneOf(cup)
      const { done, refusals, errors } = await atOnce(n, arrive, (i) =>
        placeOrder(shopper, i % 4 === 3 ? { ...order, note: 'another' } : order),
      )
      const made = await row<{ orders: number }>('select count(*) as orders from shop_order where account_id = $1', [
        shopper.actor.id,
      ])
      const odd = refusals.filter((one) => one !== 'key-reused').map((one) => `refused ${one}`)
      return [...errors, ...odd, ...expected('orders', made?.orders, 1), ...(done > 0 ? [] : ['nobody got an answer'])]
    },
    unguard: async () => {
      await statement('drop index shop_order_request_id_key')
      await reword('order_place', `PERFORM pg_advisory_xact_lock(72707375, hashtext(p->>'requestId'));`, '')
    },
  },
  {
    id: 'R21',
    what: 'nobody pays a price that was changed before their order was taken',
    round: async (n, arrive) => {
      const cup = await onShelf({ stock: n, priceMinor: PRICE })
      const all = await buyers(n, cup, false)
      const changed = arrive()
        .then(() => rows('update variant set price_minor = 22000 where id = $1', [cup]))
        .then(() => rows<{ at: string }>('select clock_timestamp()::text as at'))
      const { errors } = await atOnce(n, arrive, (i) => placeOrder(all[i] ?? guest(), oneOf(cup)))
      const [since] = await changed
      const late = await row<{ orders: number }>(
        `select count(*) as orders from shop_order o join order_line l on l.order_id = o.id
         where l.variant_id = $1 and l.unit_price_minor = $2 and o.placed_at > $3`,
        [cup, PRICE, since?.at],
      )
      return [...errors, ...expected('orders at the price of before', late?.orders, 0)]
    },
    unguard: () => reword('order_place', 'AND v.price_minor = l."unitPriceMinor"', ''),
  },
  {
    id: 'R22',
    what: 'two orders of the same goods in opposite order do not wait for each other for ever',
    round: async (n, arrive) => {
      const cups = await many(6, () => onShelf({ stock: n * 2, priceMinor: PRICE }))
      const all = await many(n, async () => guest())
      const orderOf = (i: number) => (i % 2 ? [...cups].reverse() : cups)
      for (const [i, buyer] of all.entries())
        await db().query(
          `with c as (select cart_of(null, $1) as id) insert into cart_line (cart_id, variant_id, quantity, added_at)
           select c.id, u.id, 1, now() + u.no * interval '1 s' from c, unnest($2::uuid[]) with ordinality u(id, no)`,
          [buyer.visitorHash, orderOf(i)],
        )
      const lines = (i: number) => orderOf(i).map((variantId) => ({ variantId, quantity: 1 }))
      // a pool that is asked again by nobody: the callers' second try would hide a deadlock
      const on: Queryable = { query: db().query.bind(db()) }
      const { done, errors } = await atOnce(n, arrive, (i) =>
        placeOrder({ ...(all[i] ?? guest()), on }, orderInput(lines(i), PRICE * cups.length)),
      )
      return [...errors, ...expected('orders', done, n)]
    },
    unguard: () => reword('stock_reserve', 'ORDER BY variant_id', 'ORDER BY position'),
  },
]
