-- Figures of now: what is folded, and what there is beyond it. Every page and report reads these. Each answers in one statement, so that
-- watermark, tables and the rest are of one moment.

-- Whether the tables are of the days that the shop has now; a shop that has just moved to another zone is counted from the rows.
CREATE OR REPLACE FUNCTION fold_stands() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT coalesce((SELECT time_zone = shop_zone() FROM fold), false) $$;

CREATE OR REPLACE FUNCTION fold_end() RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT posting_id FROM fold WHERE time_zone = shop_zone()), 0)
$$;

-- The last day whose orders are folded; -infinity: none.
CREATE OR REPLACE FUNCTION fold_orders_through() RETURNS date LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT orders_through FROM fold WHERE time_zone = shop_zone()), '-infinity')
$$;

-- Sums of entries by day, kind and bucket.
CREATE OR REPLACE FUNCTION points_days(p_from date, p_to date)
RETURNS TABLE (day date, kind text, bucket text, amount_points bigint, postings bigint) LANGUAGE sql STABLE AS $$
  SELECT day, kind, bucket, sum(amount_points)::bigint, sum(postings)::bigint FROM (
    SELECT day, kind, bucket, amount_points, postings FROM points_day WHERE day BETWEEN p_from AND p_to AND (SELECT fold_stands())
    UNION ALL SELECT day, kind, bucket, amount_points, postings FROM journal_flow(fold_end(), 9223372036854775807) WHERE day BETWEEN p_from AND p_to) x
  GROUP BY 1, 2, 3
$$;

-- What the overview tells of points, by day.
CREATE OR REPLACE FUNCTION total_days(p_from date, p_to date)
RETURNS TABLE (day date, issued bigint, taken_back bigint, redeemed bigint, returned bigint, expired bigint, available bigint, pending bigint, held bigint, debt bigint)
LANGUAGE sql STABLE AS $$
  SELECT starts::date, sum(issued)::bigint, sum(taken_back)::bigint, sum(redeemed)::bigint, sum(returned)::bigint, sum(expired)::bigint, sum(available)::bigint,
    sum(pending)::bigint, sum(held)::bigint, sum(debt)::bigint
  FROM (SELECT * FROM points_total WHERE span = 'day' AND starts >= p_from AND starts <= p_to AND (SELECT fold_stands())
    UNION ALL SELECT 'hour', * FROM total_flow(fold_end(), 9223372036854775807, p_from) WHERE starts < p_to + 1) x
  GROUP BY 1
$$;

-- The same of the rest of one day, after a time of it: by the hour, and of the hour that it lies in by its rows.
CREATE OR REPLACE FUNCTION total_rest(p_since timestamp)
RETURNS TABLE (issued bigint, taken_back bigint, redeemed bigint, returned bigint, expired bigint, available bigint, pending bigint, held bigint, debt bigint) LANGUAGE sql STABLE AS $$
  SELECT sum(issued)::bigint, sum(taken_back)::bigint, sum(redeemed)::bigint, sum(returned)::bigint, sum(expired)::bigint, sum(available)::bigint,
    sum(pending)::bigint, sum(held)::bigint, sum(debt)::bigint
  FROM (SELECT * FROM points_total WHERE span = 'hour' AND starts > date_trunc('hour', p_since) AND starts < p_since::date + 1 AND (SELECT fold_stands())
    UNION ALL SELECT 'hour', f.* FROM points_total h, total_flow(h.first_posting - 1, h.last_posting, p_since) f
      WHERE h.span = 'hour' AND h.starts = date_trunc('hour', p_since) AND f.starts = h.starts AND (SELECT fold_stands())
    UNION ALL SELECT 'hour', * FROM total_flow(fold_end(), 9223372036854775807, p_since) WHERE starts < p_since::date + 1) x
$$;

-- What became of lots by day and action. lots: how often.
CREATE OR REPLACE FUNCTION lot_flow_days(p_from date, p_to date)
RETURNS TABLE (day date, action text, funding text, budget_id uuid, flow text, points bigint, cost_minor bigint, lots bigint) LANGUAGE sql STABLE AS $$
  SELECT day, action, funding, budget_id, flow, sum(points)::bigint, sum(cost_minor)::bigint, sum(lots)::bigint FROM (
    SELECT * FROM lot_day WHERE day BETWEEN p_from AND p_to AND (SELECT fold_stands())
    UNION ALL SELECT day, action, funding, budget_id, flow, points, cost_minor, lots FROM lot_flow(fold_end(), 9223372036854775807)
    WHERE day BETWEEN p_from AND p_to) x
  GROUP BY 1, 2, 3, 4, 5
$$;

-- The same of some spans of days at once, without the days: whole months by the month, and what is beyond the folding once for all.
CREATE OR REPLACE FUNCTION lot_flow_spans(p_from date[], p_to date[])
RETURNS TABLE (span int, action text, funding text, budget_id uuid, flow text, points bigint, cost_minor bigint, lots bigint) LANGUAGE sql STABLE AS $$
  WITH s AS (SELECT n::int AS span, first, last, (date_trunc('month', (first - 1)::timestamp) + interval '1 month')::date AS whole_from,
      date_trunc('month', (last + 1)::timestamp)::date AS whole_to FROM unnest(p_from, p_to) WITH ORDINALITY x(first, last, n)),
  beyond AS MATERIALIZED (SELECT * FROM lot_flow(fold_end(), 9223372036854775807)),
  parts AS (
    SELECT span, action, funding, budget_id, flow, points, cost_minor, lots FROM s, lot_month m WHERE m.month >= whole_from AND m.month < whole_to AND (SELECT fold_stands())
    -- each end by the index (offset 0): joined, all days would be gone through for every end
    UNION ALL SELECT span, action, funding, budget_id, flow, points, cost_minor, lots FROM s CROSS JOIN LATERAL (
      SELECT * FROM lot_day WHERE day >= first AND day < least(last + 1, whole_from) OFFSET 0) d WHERE (SELECT fold_stands())
    UNION ALL SELECT span, action, funding, budget_id, flow, points, cost_minor, lots FROM s CROSS JOIN LATERAL (
      SELECT * FROM lot_day WHERE day >= greatest(whole_from, whole_to) AND day <= last OFFSET 0) d WHERE (SELECT fold_stands())
    UNION ALL SELECT span, action, funding, budget_id, flow, points, cost_minor, lots FROM s, beyond b WHERE b.day BETWEEN first AND last)
  SELECT span, action, funding, budget_id, flow, sum(points)::bigint, sum(cost_minor)::bigint, sum(lots)::bigint FROM parts GROUP BY 1, 2, 3, 4, 5
$$;

-- The same by the month of issue and the month that it happened in, and by the budget that gave it.
CREATE OR REPLACE FUNCTION lot_cohorts()
RETURNS TABLE (cohort date, month date, funding text, flow text, points bigint, cost_minor bigint, budget_id uuid) LANGUAGE sql STABLE AS $$
  SELECT cohort, month, funding, flow, sum(points)::bigint, sum(cost_minor)::bigint, budget_id FROM (
    SELECT * FROM lot_cohort WHERE (SELECT fold_stands())
    UNION ALL SELECT cohort, month, funding, flow, points, cost_minor, budget_id FROM lot_flow(fold_end(), 9223372036854775807)) x
  GROUP BY 1, 2, 3, 4, 7
$$;

-- From when on orders are looked at for who ordered: five minutes before what was noted last, for what is dated now may come in late.
CREATE OR REPLACE FUNCTION ordered_late(p_noted timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$ SELECT p_noted - interval '5 minutes' $$;
CREATE OR REPLACE FUNCTION fold_ordered_from() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT greatest(ordered_late(ordered_at), day_start(orders_through + 1)) FROM fold WHERE time_zone = shop_zone() AND orders_through IS NOT NULL), '-infinity')
$$;

-- Shoppers by the day of their first order, of days that are open: those that are noted, and those beyond. Whoever is noted for a later day than that of an
-- order that was dated back is counted on the earlier.
CREATE OR REPLACE FUNCTION first_orders_open() RETURNS TABLE (day date, shoppers bigint) LANGUAGE sql STABLE AS $$
  WITH fresh AS MATERIALIZED (SELECT p.account_id, min(p.day) AS day,
      (SELECT min(s.day) FROM shopper_day s WHERE s.what = 'ordered' AND s.account_id = p.account_id AND (SELECT fold_stands())) AS noted
    FROM order_presence(fold_ordered_from(), 'infinity') p GROUP BY 1)
  SELECT day, sum(shoppers)::bigint FROM (
    SELECT day, shoppers FROM presence_day WHERE what = 'ordered' AND previous = '-infinity' AND day > (SELECT fold_orders_through()) AND (SELECT fold_stands())
    UNION ALL SELECT day, 1 FROM fresh WHERE noted IS NULL OR day < noted
    UNION ALL SELECT noted, -1 FROM fresh WHERE day < noted) x
  GROUP BY 1
$$;

-- Orders by the day of payment, refunds by the day they were made on. Whose first order it was is known without asking order by order.
CREATE OR REPLACE FUNCTION order_days(p_from date, p_to date) RETURNS SETOF order_day LANGUAGE sql STABLE AS $$
  SELECT d.* FROM order_day d WHERE d.day BETWEEN p_from AND p_to AND d.day <= (SELECT fold_orders_through())
  UNION ALL SELECT s.day, s.orders, s.member_orders, coalesce(f.shoppers, 0), s.points_orders, s.goods_minor, s.coupon_minor, s.points_minor, s.shipping_minor,
    s.total_minor, s.refunds, s.refunded_minor, s.earning_minor
  FROM orders_of_days(greatest(p_from, fold_orders_through() + 1), p_to) s LEFT JOIN first_orders_open() f ON f.day = s.day
$$;

-- How many of those that are folded did it between two days: whose day before lies earlier than the first. Of days before the first one's
-- month the months are enough, and of days within whole months the months again.
CREATE OR REPLACE FUNCTION presence_between(p_what text, p_from date, p_to date) RETURNS bigint LANGUAGE sql STABLE AS $$
  WITH b AS (SELECT date_trunc('month', p_from)::date AS month, (date_trunc('month', p_from - 1) + interval '1 month')::date AS whole_from,
    date_trunc('month', p_to + 1)::date AS whole_to)
  SELECT coalesce(sum(n), 0)::bigint FROM b, LATERAL (
    SELECT sum(shoppers) AS n FROM presence_day WHERE what = p_what AND previous >= b.month AND previous < p_from AND day BETWEEN p_from AND p_to
    UNION ALL SELECT sum(shoppers) FROM presence_month WHERE what = p_what AND span = 'month' AND previous < b.month
      AND day >= b.whole_from AND day < b.whole_to
    UNION ALL SELECT sum(shoppers) FROM presence_month WHERE what = p_what AND span = 'day' AND previous < b.month
      AND day >= p_from AND day < least(b.whole_from, p_to + 1)
    UNION ALL SELECT sum(shoppers) FROM presence_month WHERE what = p_what AND span = 'day' AND previous < b.month
      AND day >= greatest(b.whole_from, b.whole_to) AND day <= p_to) x
$$;

-- How many shoppers did it between two days, both counted: 'earned', 'used' or 'ordered', for each n of what is asked. What is beyond the folding is
-- read once for all.
CREATE OR REPLACE FUNCTION shoppers_counts(p_what text[], p_from date[], p_to date[]) RETURNS TABLE (n bigint, shoppers bigint) LANGUAGE sql STABLE AS $$
  WITH asked AS (SELECT * FROM unnest(p_what, p_from, p_to) WITH ORDINALITY x(what, first, last, n)),
  ordering AS (SELECT min(first) AS first, max(last) AS last FROM asked WHERE what = 'ordered'),
  beyond AS MATERIALIZED (
    SELECT what, account_id, day FROM presence_flow(fold_end(), 9223372036854775807)
    UNION SELECT 'ordered', p.account_id, p.day FROM ordering o, order_presence(greatest(day_start(o.first), fold_ordered_from()), day_start(o.last + 1)) p
      WHERE 'ordered' = ANY (p_what))
  SELECT a.n, CASE WHEN fold_stands() THEN presence_between(a.what, greatest(a.first, '0001-01-01'), a.last) ELSE 0 END + (
    SELECT count(DISTINCT b.account_id) FROM beyond b WHERE b.what = a.what AND b.day BETWEEN a.first AND a.last
    AND NOT EXISTS (SELECT 1 FROM shopper_day s WHERE s.what = a.what AND s.account_id = b.account_id AND s.day BETWEEN a.first AND a.last AND (SELECT fold_stands())))
  FROM asked a
$$;

-- The same of one question.
CREATE OR REPLACE FUNCTION shoppers_between(p_what text, p_from date, p_to date) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT shoppers FROM shoppers_counts(ARRAY[p_what], ARRAY[p_from], ARRAY[p_to])
$$;
