type Statements<S> = () => S[]

const [li, amy, zoe] = [1, 2, 3].map((n) => `'00000000-0000-4000-8000-00000000000${n}'`)
const campaign = `'00000000-0000-4000-8000-00000000000c'`

const invited = (
  inviter: string | undefined,
  friend: string | undefined,
  more = `'joined', null, null`,
  columns = 'state, waits_until, counted_at',
) =>
  `insert into invite (campaign_id, inviter_id, friend_id, visit_id, visited_at, joined_at, ${columns})
   values (${campaign}, ${inviter}, ${friend}, gen_random_uuid(), '2039-01-01', '2039-01-01', ${more});`
const counted = `'counted', '2039-02-08', '2039-02-08', gen_random_uuid(), '2039-02-01'`
const countedColumns = 'state, waits_until, counted_at, order_id, ordered_at'
const award = (values: string, columns = 'state') =>
  `insert into invite_award (campaign_id, inviter_id, cause, friends, version, prize_no, points, cost_minor, shard, held_at, ${columns})
   values (${campaign}, ${li}, 'rung:1', 1, 1, 1, 50, 0, 0, now(), ${values});`

/** What would be wrong with invites, planted one by one. */
export const inviteViolations = <S>(sql: (text: string) => S[]): [id: string, what: string, plant: Statements<S>][] => [
  [
    'I95',
    'somebody who invited themselves',
    () => sql(`alter table invite drop constraint invite_other; ${invited(li, li)}`),
  ],
  [
    'I95',
    'a friend of two inviters',
    () => sql(`alter table invite drop constraint invite_one_inviter; ${invited(li, zoe)} ${invited(amy, zoe)}`),
  ],
  [
    'I95',
    'two who invited each other',
    () => sql(`drop index invite_no_circle; ${invited(li, amy)} ${invited(amy, li)}`),
  ],
  ['I96', 'a friend who counts without an order', () => sql(invited(li, amy, counted, countedColumns))],
  [
    'I96',
    'a friend who counts before the parcel’s day is over',
    () =>
      sql(`alter table invite drop constraint invite_counted;
        with o as (insert into shop_order (id, request_id, input_hash, account_id, email, locale, state, currency, goods_minor, coupon_minor, points_minor, shipping_minor,
          total_minor, spent_points, award_points, address, hold_expires_at, placed_at, paid_at, shipped_at, delivered_at)
          select gen_random_uuid(), gen_random_uuid(), '', id, 'a@shop.test', 'en', 'shipped', 'CNY', 100, 0, 0, 0, 100, 0, 0, '{}', now(), now(), now(), now(), now()
          from account limit 1 returning id, account_id)
        insert into invite (campaign_id, inviter_id, friend_id, visit_id, visited_at, joined_at, ${countedColumns})
        select ${campaign}, ${li}, account_id, gen_random_uuid(), '2000-01-01', '2000-01-01', 'counted', now() + interval '7 days', now(), id, now() from o`),
  ],
  ['I97', 'a rung that was given for nobody', () => sql(award(`'given', now(), 1`, 'state, given_at, posting_id'))],
  [
    'I97',
    'a rung that came back and left its points',
    () => sql(award(`'taken-back', now(), now(), 1`, 'state, given_at, ended_at, posting_id')),
  ],
  [
    'I97',
    'points for friends that nobody brought',
    () =>
      sql(
        `insert into posting (key, input_hash, kind, account_id, source, at) select 'invite:nobody', '', 'campaign-award', account_id, 'x', now() from posting where account_id is not null limit 1`,
      ),
  ],
  [
    'I97',
    'a promise that nothing is held for',
    () =>
      sql(`insert into campaign (id, slug, kind, starts_at, ends_at) values (${campaign}, 'planted', 'invite', now(), now() + interval '1 day');
        insert into campaign_shard (campaign_id, shard, budget_id, remaining_minor) values (${campaign}, 0, gen_random_uuid(), 0); ${award(`'held'`)}`),
  ],
]
