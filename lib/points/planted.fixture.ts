import { randomUUID } from 'node:crypto'
import { today } from './ledger.fixture'

// Rows that no verb would write, for the report of invariants to find.

export const shopper = { id: '' }

export const order = (columns: Record<string, unknown> = {}) => {
  const row: Record<string, unknown> = {
    id: randomUUID(),
    request_id: randomUUID(),
    input_hash: Buffer.alloc(1),
    account_id: shopper.id,
    email: 'a@shop.test',
    locale: 'en',
    state: 'paid',
    currency: 'CNY',
    goods_minor: 100,
    coupon_minor: 0,
    points_minor: 0,
    shipping_minor: 0,
    total_minor: 100,
    spent_points: 0,
    award_points: 0,
    address: '{}',
    hold_expires_at: today,
    placed_at: today,
    paid_at: today,
    ...columns,
  }
  const names = Object.keys(row)
  const marks = names.map((_, i) => `$${i + 1}`)
  return {
    id: String(row.id),
    text: `insert into shop_order (${names.join(', ')}) values (${marks.join(', ')})`,
    values: Object.values(row),
  }
}

export const sql = (text: string) => [{ text, values: [] as unknown[] }]
export const withOrder = (columns: Record<string, unknown>, more: (id: string) => string) => {
  const made = order(columns)
  return [made, { text: more(made.id), values: [] }]
}
export const withRules = (row: object) => [order({ award_explanation: JSON.stringify({ rules: [row] }) })]
export const withEvent = (given: number, rules: string) =>
  sql(`insert into behaviour_event (key, code, account_id, happened_at, decided_at, given_points, reason, rules)
    values ('x', 'review', '${shopper.id}', now(), now(), ${given}, 'no-rule', '${rules}')`)
export const posting = (key: string, kind = 'manual', source = 'x') =>
  `with p as (insert into posting (key, input_hash, kind, account_id, source, at) values ('${key}', '', '${kind}', '${shopper.id}', '${source}', now()) returning id)`
export const payment = (id: string, amount: number, state = 'captured') =>
  `insert into payment (order_id, provider_payment_id, amount_minor, currency, state, at) values ('${id}', '${randomUUID()}', ${amount}, 'CNY', '${state}', now())`

/** The pending lot becomes an order's award. */
export const ofOrder = (
  id: string,
) => `update posting set key = 'order:${id}:award', kind = 'order-award', source = 'order:${id}'
  where id = (select posting_id from lot where state = 'pending')`
export const fromGoodwill = (id: string) =>
  `update lot set source = 'order:${id}', budget_id = (select b.id from points_budget b limit 1) where state = 'pending'`
