type Statements<S> = () => S[]

/** An order of the claim that is there, paid or waiting; what stands after it may use `o.id`. */
const withOrder = (state: 'paid' | 'awaiting_payment', more: string) => `
  with o as (insert into shop_order (id, request_id, input_hash, account_id, reward_id, email, locale, state, currency, goods_minor, coupon_minor, points_minor,
      shipping_minor, total_minor, spent_points, award_points, address, hold_expires_at, placed_at, paid_at)
    select gen_random_uuid(), gen_random_uuid(), '', account_id, reward_id, 'a@shop.test', 'en', '${state}', 'CNY', 1990, 0, 0, 0, 1990, points, 0, '{}',
      now(), now(), ${state === 'paid' ? 'now()' : 'null'} from claim returning id) ${more}`
const claimOf = (columns: string) => `update claim set order_id = o.id, ${columns} from o`

/** What would be wrong with claims that cost money, planted one by one. */
export const moneyViolations = <S>(sql: (text: string) => S[]): [id: string, what: string, plant: Statements<S>][] => [
  ['I82', 'an order of a reward that nobody claims', () => sql(withOrder('paid', 'select 1'))],
  [
    'I82',
    'a paid claim that still waits',
    () => sql(withOrder('paid', claimOf(`cash_minor = 1990, state = 'unpaid', posting_id = null`))),
  ],
  ['I82', 'a claim that cost less than was paid', () => sql(withOrder('paid', claimOf('cash_minor = 1')))],
  [
    'I82',
    'a claim handed over before it was paid',
    () => sql(withOrder('awaiting_payment', claimOf('cash_minor = 1990'))),
  ],
  [
    'I83',
    'a claim that waits while its points are free',
    () => sql(withOrder('awaiting_payment', claimOf(`cash_minor = 1990, state = 'unpaid', posting_id = null`))),
  ],
  [
    'I83',
    'a code kept for a claim that does not wait',
    () => sql(`insert into code (sealed, hash, kept_for) select '', '', id from claim`),
  ],
  [
    'I84',
    'a claim taken back whose money stayed',
    () =>
      sql(
        withOrder(
          'paid',
          claimOf(`cash_minor = 1990, state = 'void', return_posting_id = (select min(id) from posting)`),
        ),
      ),
  ],
]
