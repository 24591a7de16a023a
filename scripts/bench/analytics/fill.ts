import type pg from 'pg'

// Two years of a growing shop, written past the triggers and yet as the ledger writes: every posting has its two entries, every lot what
// its uses left of it, every balance what its lots hold. The parts are planned first (a lot, and what becomes of it), then told in the
// order of time, for an id is as old as its posting.

const account = (n: string) => `('00000000-0000-4000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const order = (n: string) => `('00000000-0000-4000-8001-' || lpad(to_hex(${n}), 12, '0'))::uuid`
const campaign = (n: string) => `('00000000-0000-4000-8002-' || lpad(to_hex(${n}), 12, '0'))::uuid`

const DAYS = 730
const ENTRIES_PER_ORDER = 8.6

/** A step is a transaction: what it is called, and what it does. */
type Step = [string, string]

function planned(orders: number, shoppers: number): Step[] {
  return [
    [
      'the shop and its shoppers',
      `insert into shop (name_zh, name_en, support_email, shipping_free_over_minor) values ('回头客', 'Regulars', 'shop@bench.test', 9900);
       insert into account (id, email, name, created_at) select ${account('n')}, 'm' || n || '@bench.test', 'Member ' || n, now() - interval '${DAYS} days' * random()
       from generate_series(1, ${shoppers}) n;
       insert into points_balance (account_id) select ${account('n')} from generate_series(1, ${shoppers}) n;`,
    ],
    [
      'lots and what becomes of them',
      `create unlogged table bench_lot as
       select n, n <= ${orders} as is_order, 1 + floor(power(random(), 2) * ${shoppers})::int as who, (20 + floor(random() * 400))::int as points,
         date_trunc('milliseconds', now() - interval '${DAYS} days' * (1 - power((n % ${orders} + random()) / ${orders + 1}, 0.8))) as at,
         random() as fate, random() as how, random() as days
       from generate_series(1, ${2 * orders}) n;
       alter table bench_lot add kind text, add source text, add used_at timestamptz, add ends_at timestamptz;
       update bench_lot set kind = case when is_order then 'order-award' when how < 0.6 then 'campaign-award' when how < 0.9 then 'behaviour-award' else 'manual' end,
         source = case when is_order then 'order:' || ${order('n')} when how < 0.6 then 'campaign:' || ${campaign('n % 20')} when how < 0.9 then 'behaviour:' || ${order('n')} else 'adjustment:' || ${order('n')} end,
         used_at = case when fate < 0.36 and at + interval '8 days' + interval '200 days' * days * days < now() then date_trunc('milliseconds', at + interval '8 days' + interval '200 days' * days * days) end,
         ends_at = case when fate > 0.7 and at + interval '365 days' < now() then at + interval '365 days' end;
       analyze bench_lot`,
    ],
    [
      'what happened, in the order of time',
      `create unlogged table bench_event as
       select row_number() over (order by at, n, part) as id, x.* from (
         select at, n, 1 as part, kind, who, points from bench_lot
         union all select at + interval '7 days', n, 2, 'release', who, points from bench_lot where is_order and at + interval '7 days' < now()
         union all select used_at, n, 3, case when how < 0.5 then 'hold' when how < 0.8 then 'exchange' else 'draw' end, who, points from bench_lot where used_at is not null
         union all select used_at + interval '1 minute', n, 4, 'spend', who, points from bench_lot where used_at is not null and how < 0.5
         union all select used_at + interval '3 days', n, 5, 'spend-return', who, points from bench_lot where used_at + interval '3 days' < now() and how < 0.02
         union all select ends_at, n, 6, 'expiry', who, points from bench_lot where ends_at is not null) x;
       create unique index bench_event_lot on bench_event (n, part);
       analyze bench_event`,
    ],
  ]
}

function told(): Step[] {
  return [
    [
      'postings',
      `insert into posting (id, key, input_hash, kind, account_id, source, explanation, reverses, at)
       select e.id, case e.part when 4 then 'lot:' || e.n || ':3:capture' else 'lot:' || e.n || ':' || e.part end, '\\x00', e.kind, ${account('e.who')}, l.source,
         case when e.kind in ('spend', 'spend-return') then jsonb_build_object('orderNumber', e.n, 'pointsMinor', e.points) else jsonb_build_object('points', e.points) end,
         case when e.part = 5 then (select c.id from bench_event c where c.n = e.n and c.part = 4) end, e.at
       from bench_event e join bench_lot l on l.n = e.n order by e.id`,
    ],
    [
      'entries',
      `insert into entry (posting_id, account_id, bucket, amount_points, balance_after)
       select e.id, case when x.bucket in ('issued', 'redeemed', 'expired') then null else ${account('e.who')} end, x.bucket, x.amount,
         case when x.bucket in ('issued', 'redeemed', 'expired') then null else 0 end
       from bench_event e cross join lateral (values
         (case e.kind when 'order-award' then 'pending' when 'release' then 'pending' when 'spend' then 'held' else 'available' end,
          case when e.part = 1 or e.part = 5 then e.points else -e.points end),
         (case e.kind when 'release' then 'available' when 'hold' then 'held' when 'spend' then 'redeemed' when 'exchange' then 'redeemed' when 'draw' then 'redeemed'
            when 'spend-return' then 'redeemed' when 'expiry' then 'expired' else 'issued' end,
          case when e.part = 1 or e.part = 5 then -e.points else e.points end)) x(bucket, amount) order by e.id`,
    ],
    [
      'lots',
      `insert into lot (id, account_id, posting_id, source, original_points, remaining_points, state, releases_at, expires_at, funding)
       select l.n, ${account('l.who')}, e.id, l.source, l.points, case when (l.used_at is null or l.how < 0.02 and l.used_at + interval '3 days' < now()) and l.ends_at is null then l.points else 0 end,
         case when l.is_order and l.at + interval '7 days' >= now() then 'pending' else 'active' end, case when l.is_order then l.at + interval '7 days' end,
         greatest(l.at + interval '365 days', now() + interval '30 days'), case when l.is_order then 'spend' else 'marketing' end
       from bench_lot l join bench_event e on e.n = l.n and e.part = 1;
       insert into lot_use (posting_id, lot_id, amount_points) select id, n, case part when 5 then -points else points end from bench_event where part in (3, 5, 6);
       insert into points_hold (key, account_id, posting_id, held_points, state, expires_at)
       select 'lot:' || n || ':3', ${account('who')}, id, points, 'captured', at + interval '2 hours' from bench_event where kind = 'hold'`,
    ],
    [
      'orders and refunds',
      `insert into shop_order (id, number, request_id, input_hash, account_id, email, locale, state, currency, goods_minor, coupon_minor, points_minor, shipping_minor,
         total_minor, spent_points, award_points, address, hold_expires_at, placed_at, paid_at)
       select ${order('l.n')}, 1000 + l.n, ${order('l.n')}, '\\x00', ${account('l.who')}, 'm' || l.who || '@bench.test', 'zh-CN', 'completed', 'CNY', l.points * 100, 0, p.points, 1200,
         l.points * 100 - p.points + 1200, p.points, l.points, '{}', l.at + interval '2 hours', l.at - interval '1 hour', l.at
       from bench_lot l cross join lateral (select case when l.how > 0.8 then l.points else 0 end as points) p where l.is_order order by l.n;
       insert into payment (id, order_id, provider_payment_id, amount_minor, currency, state, at)
       select o.id, o.id, 'pi_' || o.id, o.total_minor, 'CNY', 'captured', o.paid_at from shop_order o where o.number % 50 = 0 and o.paid_at + interval '2 days' < now();
       insert into refund (order_id, payment_id, no, amount_minor, state, reason, request_key, created_at)
       select order_id, id, 1, amount_minor / 10, 'succeeded', 'bench', 'bench:' || id, at + interval '2 days' from payment`,
    ],
    [
      'balances',
      `update points_balance b set available_points = s.available, pending_points = s.pending from (select account_id, sum(remaining_points) filter (where state = 'active') as available,
         coalesce(sum(remaining_points) filter (where state = 'pending'), 0) as pending from lot group by 1) s where s.account_id = b.account_id and s.available is not null;
       select setval('posting_id_seq', (select max(id) from posting)), setval('lot_id_seq', (select max(id) from lot)), setval('shop_order_number_seq', (select max(number) from shop_order));
       drop table bench_event, bench_lot`,
    ],
  ]
}

/** Fills an empty, migrated database; the last thing it writes says that it is whole. */
export async function fill(pool: pg.Pool, entries: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(`set session_replication_role = replica; set work_mem = '256MB'; set synchronous_commit = off`)
    await client.query('select setseed(0.42)')
    for (const [what, sql] of [
      ...planned(Math.round(entries / ENTRIES_PER_ORDER), Math.round(entries / 50)),
      ...told(),
    ]) {
      const begun = performance.now()
      await client.query(sql)
      console.log(`  ${what.padEnd(38)} ${((performance.now() - begun) / 1000).toFixed(0).padStart(5)} s`)
    }
    await client.query('vacuum analyze')
    await client.query('create table bench_filled as select now() as at')
  } finally {
    await client.query('set session_replication_role = default').catch(() => null)
    client.release(true)
  }
}

/** A dozen rules out of a budget, a third of all orders and deeds by one of them each; ledgers that were filled before there was a sum of theirs are folded anew. */
export async function fillRules(pool: pg.Pool): Promise<void> {
  const rule = (n: string) => `('00000000-0000-4000-8003-' || lpad(to_hex(${n}), 12, '0'))::uuid`
  if ((await pool.query('select 1 from earning_given limit 1')).rowCount) return
  const client = await pool.connect()
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off;
      insert into earning_rule (id, created_at) select ${rule('n')}, now() from generate_series(0, 11) n;
      insert into earning_rule_version (rule_id, version, state, definition, effective_from, request_key, waiver, written_at)
      select ${rule('n')}, 1, 'published', jsonb_build_object('nameZh', '规则 ' || n, 'nameEn', 'Rule ' || n, 'trigger', jsonb_build_object('kind', 'behaviour')),
        now() - interval '${DAYS} days', 'bench:' || n, 'bench', now() from generate_series(0, 11) n;
      insert into earning_given (source, rule_id, version, account_id, points, at)
      select p.source, ${rule('p.id % 12')}, 1, p.account_id, l.original_points, p.at from posting p join lot l on l.posting_id = p.id
      where p.kind = 'behaviour-award' or p.kind = 'order-award' and p.id % 3 = 0;
      delete from rule_day; update fold set rules_through = null; analyze earning_given`)
  } finally {
    await client.query('set session_replication_role = default').catch(() => null)
    client.release(true)
  }
}

/** Folds all of it, a step after the other; answers how many postings a second. */
export async function foldAll(pool: pg.Pool): Promise<{ postings: number; seconds: number }> {
  const begun = performance.now()
  let postings = 0
  for (;;) {
    const { rows } = await pool.query<{ step: { postings: number; isDone: boolean } }>(
      'select figures_fold((select max(id) from posting), 20000, null) as step',
    )
    const step = rows[0]?.step
    postings += step?.postings ?? 0
    process.stdout.write(`  ${postings.toLocaleString('en')} postings folded …\r`)
    if (!step || step.isDone) return { postings, seconds: (performance.now() - begun) / 1000 }
  }
}

/** Days of orders that were closed before there was a sum of theirs are added up again. */
export async function foldOrdersAnew(pool: pg.Pool): Promise<void> {
  await pool.query(
    'select figures_unfold_orders((select min(day) from order_day)) where not exists (select 1 from action_value) and exists (select 1 from order_day)',
  )
}
