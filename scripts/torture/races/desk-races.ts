import { randomUUID } from 'node:crypto'
import { guest, onShelf } from '@/lib/cart/shelf.fixture'
import { orderInput, putInCart } from '@/lib/checkout/checkout.fixture'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { refusable, row, rows } from '@/lib/db/sql'
import { defaultTerms } from '@/lib/earning/rules'
import { staff } from '@/lib/gate/staff.fixture'
import { wordsOf } from '@/lib/orders/refunds/bought.fixture'
import { refund } from '@/lib/orders/refunds/store'
import { settle } from '@/lib/orders/store'
import { proposeAdjustment } from '@/lib/points/adjustments/propose-adjustment'
import { newShopper } from '@/lib/points/ledger.fixture'
import { byHand, newBudget } from './by-hand'
import { atOnce, expected, many, type Race, reword, statement } from './race'

const PRICE = 10_000

/** A guest's paid order: no member row stands in line before the order's own lock. */
async function paidByGuest() {
  const buyer = guest()
  const cup = await onShelf({ stock: 5, priceMinor: PRICE })
  await putInCart(buyer, cup, 1)
  const placed = await placeOrder(buyer, orderInput([{ variantId: cup, quantity: 1 }], PRICE))
  if (!placed.ok) throw new Error(placed.refusal)
  const { orderId } = placed.value
  const paid = {
    orderId,
    paymentId: `pi_${randomUUID()}`,
    amountMinor: PRICE,
    currency: 'CNY',
    eventId: null,
    at: null,
  }
  await settle(paid, db())
  return orderId
}

export const deskRaces: Race[] = [
  {
    id: 'R5',
    what: 'refunds never add up to more than was paid',
    round: async (n, arrive) => {
      const orderId = await paidByGuest()
      const clerk = await staff('owner')
      const { done, errors } = await atOnce(n, arrive, () =>
        refund(wordsOf(orderId, { kind: 'amount', amountMinor: 3_000, shippingMinor: 0 }), clerk.actor.id, null, db()),
      )
      return [...errors, ...expected('refunds of ¥30 of ¥100', done, Math.min(n, 3))]
    },
    unguard: async () => {
      await reword('order_refund', 'FOR UPDATE', '')
      await statement('drop index refund_no')
      await statement('alter table shop_order drop constraint shop_order_refunded')
      await statement('alter table order_line drop constraint order_line_refunded')
    },
  },
  {
    id: 'R11',
    what: 'a budget gives what is in it, and each attempt beyond is kept',
    round: async (n, arrive) => {
      const worth = Math.max(1, n >> 1)
      const budgetId = await newBudget(worth * 100)
      const shoppers = await many(n, () => newShopper())
      const key = randomUUID()
      const { errors } = await atOnce(n, arrive, async (i) => {
        await rows(`select points_award_from($1, $2, $3, 'manual', 'race', 100, '{}', null, null, null, null, null)`, [
          budgetId,
          shoppers[i],
          `${key}:${i}`,
        ])
        return { ok: true }
      })
      const found = await row<{ given: number; attempts: number }>(
        `select (select count(*) from posting where key like $1) as given, (select count(*) from award_attempt where key like $1) as attempts`,
        [`${key}:%`],
      )
      return [
        ...errors,
        ...expected('awards', found?.given, worth),
        ...expected('attempts', found?.attempts, n - worth),
      ]
    },
    unguard: async () => {
      const read = '(SELECT c.remaining_points FROM points_budget c WHERE c.id = p_budget)'
      await reword('budget_move', 'AND remaining_points >= p_points', `AND ${read} >= p_points`)
      await statement('alter table points_budget drop constraint points_budget_not_overspent')
    },
  },
  {
    id: 'R11-limit',
    what: "a day's limit of one member of staff is not passed by asking many times at once",
    round: async (n, arrive) => {
      await rows(`insert into adjustment_limit (staff_role, points_per_day) values ('support', 1000)
        on conflict (staff_role) do update set points_per_day = 1000`)
      const clerk = await staff('support')
      const shoppers = await many(n, () => newShopper())
      await newBudget(0)
      const { errors } = await atOnce(n, arrive, (i) => proposeAdjustment(clerk, byHand(shoppers[i] ?? '', 300)))
      const found = await row<{ posted: number }>(
        `select count(*) as posted from adjustment where proposed_by = $1 and state = 'posted'`,
        [clerk.actor.id],
      )
      return [...errors, ...expected('posted without a second person', found?.posted, Math.min(n, 3))]
    },
    unguard: () => reword('adjustment_propose', 'PERFORM 1 FROM account WHERE id = v_actor FOR NO KEY UPDATE;', ''),
  },
  {
    id: 'R16',
    what: 'stock counted down while it is being sold never goes below what was promised',
    round: async (n, arrive) => {
      const cup = await onShelf({ stock: n, priceMinor: PRICE })
      const all = await many(n, async () => guest())
      await Promise.all(all.map((buyer) => putInCart(buyer, cup, 1)))
      // each piece is counted down once an order was answered: whatever the machine, others are on their way then
      const { errors } = await atOnce(n, arrive, async (i) => {
        const placed = await placeOrder(all[i] ?? guest(), orderInput([{ variantId: cup, quantity: 1 }], PRICE))
        await refusable<unknown, string>(rows(`select move_stock($1, -1, 'count', null, null, null)`, [cup]))
        return placed
      })
      const left = await row<{ on_hand: number; reserved: number }>(
        'select on_hand, reserved from variant where id = $1',
        [cup],
      )
      const isShort = (left?.on_hand ?? 0) < (left?.reserved ?? 0)
      return [...errors, ...expected('promised more than there is', isShort, false)]
    },
    unguard: async () => {
      await reword('move_stock', 'AND on_hand + p_quantity >= reserved', '')
      await statement('alter table variant drop constraint variant_stock')
    },
  },
  {
    id: 'R25',
    what: 'terms are published once a request, and each time written in the audit log',
    round: async (n, arrive) => {
      const request = randomUUID()
      const words = 'select terms_publish($1, null, $2, null, $3, null) as version'
      const { errors } = await atOnce(n, arrive, async (i) => {
        const mine = i % 2 ? request : randomUUID()
        await rows(words, [JSON.stringify({ ...defaultTerms, version: undefined }), `race ${request}`, mine])
        return { ok: true }
      })
      const found = await row<{ versions: number; audits: number }>(
        `select (select count(*) from points_terms where reason = $1) as versions, (select count(*) from audit_log where reason = $1) as audits`,
        [`race ${request}`],
      )
      const should = ((n + 1) >> 1) + (n > 1 ? 1 : 0)
      return [
        ...errors,
        ...expected('versions', found?.versions, should),
        ...expected('audit rows', found?.audits, should),
      ]
    },
    unguard: async () => {
      await reword('terms_publish', 'PERFORM pg_advisory_xact_lock(72707372);', '')
      // between looking and writing there is hardly any time: without more of it the fault is there and hardly ever met
      await reword('terms_publish', 'INSERT INTO points_terms', 'PERFORM pg_sleep(0.1); INSERT INTO points_terms')
    },
  },
]
