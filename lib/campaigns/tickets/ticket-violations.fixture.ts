type Statements<S> = () => S[]

/** A campaign with one part of a budget, an order of one draw in it, and its ticket; what stands after it changes one thing. */
const planted = (order: string, ticket: string, more = 'select 1') => [
  `insert into campaign (id, slug, kind, starts_at, ends_at, state, launched_at, most_points) values
     ('00000000-0000-4000-8000-0000000000c1', 'planted', 'blind-box', now(), now() + interval '1 day', 'live', now(), 50)`,
  `insert into campaign_shard (campaign_id, shard, budget_id, remaining_minor, held_points)
     select '00000000-0000-4000-8000-0000000000c1', 0, id, 0, 50 from points_budget order by id limit 1`,
  `insert into shop_order (id, request_id, input_hash, account_id, campaign_id, draws_bought, email, locale, state, currency, goods_minor, coupon_minor, points_minor,
     shipping_minor, total_minor, spent_points, award_points, address, hold_expires_at, placed_at, paid_at)
     select '00000000-0000-4000-8000-0000000000c2', gen_random_uuid(), '', account_id, '00000000-0000-4000-8000-0000000000c1', 1, 'a@shop.test', 'en', '${order}', 'CNY',
       2000, 0, 0, 0, 2000, 0, 0, '{}', now(), now(), now() from points_balance limit 1`,
  `insert into order_line (order_id, position, product_slug, title_zh, title_en, options_zh, options_en, unit_price_minor, quantity, goods_minor, coupon_minor, points_minor, net_minor)
     values ('00000000-0000-4000-8000-0000000000c2', 0, '', '盒', 'Box', '{}', '{}', 2000, 1, 2000, 0, 0, 2000)`,
  `insert into campaign_ticket (campaign_id, account_id, source, order_id, state, shard, held_points, held_minor, given_at, opened_at)
     select campaign_id, account_id, 'planted', id, '${ticket}', 0, 50, 0, now(), case when '${ticket}' = 'opened' then now() end from shop_order
     where id = '00000000-0000-4000-8000-0000000000c2'`,
  more,
]

/** What would be wrong with tickets, planted one by one. */
export const ticketViolations = <S>(sql: (text: string) => S[]): [id: string, what: string, plant: Statements<S>][] => {
  const plant =
    (...of: Parameters<typeof planted>) =>
    () =>
      planted(...of).flatMap((text) => sql(text))
  return [
    ['I98', 'draws that were bought and have no ticket', plant('completed', 'unopened', 'delete from campaign_ticket')],
    ['I98', 'a ticket that waits for money that has come', plant('completed', 'unpaid')],
    ['I98', 'a ticket that can be opened before it is paid', plant('awaiting_payment', 'unopened')],
    ['I98', 'a ticket that is left of an order whose money went back', plant('refunded', 'unopened')],
    [
      'I98',
      'draws that earned points',
      plant('completed', 'unopened', 'update shop_order set award_points = 9 where campaign_id is not null'),
    ],
    [
      'I99',
      'a ticket that nothing is held for',
      plant('completed', 'unopened', 'update campaign_shard set held_points = 0'),
    ],
    [
      'I99',
      'a ticket of a deck without a slot',
      plant(
        'completed',
        'unopened',
        `insert into campaign_deck (campaign_id, size, root, commitment, sealed_seed, sealed_at) select id, 1, '', '', '', now() from campaign where slug = 'planted'`,
      ),
    ],
    ['I99', 'a ticket that was opened and drew nothing', plant('completed', 'opened')],
  ]
}
