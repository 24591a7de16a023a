-- What the journal's postings after one id and up to another did, by the shop's day. The folding adds these sums to the tables,
-- the reading adds those of what is not folded yet, and the check compares both with the whole: one place says how it is counted.

-- When a day of the shop begins.
CREATE OR REPLACE FUNCTION day_start(p_day date) RETURNS timestamptz LANGUAGE sql STABLE AS $$ SELECT p_day::timestamp AT TIME ZONE shop_zone() $$;

-- Sums of entries, by day, kind and bucket. (The zone is asked for once: a function's own query is no constant.)
CREATE OR REPLACE FUNCTION journal_flow(p_after bigint, p_upto bigint)
RETURNS TABLE (day date, kind text, bucket text, amount_points bigint, postings bigint, first_posting bigint, last_posting bigint) LANGUAGE sql STABLE AS $$
  SELECT (p.at AT TIME ZONE (SELECT shop_zone()))::date, p.kind, e.bucket, sum(e.amount_points)::bigint, count(DISTINCT p.id), min(p.id), max(p.id)
  FROM posting p JOIN entry e ON e.posting_id = p.id WHERE p.id > p_after AND p.id <= p_upto GROUP BY 1, 2, 3
$$;

-- Everything that the overview tells of points, by the hour of the shop's clock, after a time of it. What was issued are lots: what is given
-- by hand is not netted against what is taken by hand, and what goes back with a taking that is undone is none.
CREATE OR REPLACE FUNCTION total_flow(p_after bigint, p_upto bigint, p_since timestamp)
RETURNS TABLE (starts timestamp, issued bigint, taken_back bigint, redeemed bigint, returned bigint, expired bigint, available bigint, pending bigint,
  held bigint, debt bigint, first_posting bigint, last_posting bigint) LANGUAGE sql STABLE AS $$
  SELECT date_trunc('hour', p.at AT TIME ZONE (SELECT shop_zone())),
    coalesce(-sum(e.amount_points) FILTER (WHERE e.bucket = 'issued' AND e.amount_points < 0 AND p.kind <> 'manual-revert'), 0)::bigint,
    coalesce(sum(e.amount_points) FILTER (WHERE e.bucket = 'issued' AND NOT (e.amount_points < 0 AND p.kind <> 'manual-revert')), 0)::bigint,
    coalesce(sum(e.amount_points) FILTER (WHERE e.bucket = 'redeemed' AND p.kind NOT IN ('spend-return', 'exchange-return')), 0)::bigint,
    coalesce(-sum(e.amount_points) FILTER (WHERE e.bucket = 'redeemed' AND p.kind IN ('spend-return', 'exchange-return')), 0)::bigint,
    coalesce(sum(e.amount_points) FILTER (WHERE e.bucket = 'expired'), 0)::bigint, coalesce(sum(e.amount_points) FILTER (WHERE e.bucket = 'available'), 0)::bigint,
    coalesce(sum(e.amount_points) FILTER (WHERE e.bucket = 'pending'), 0)::bigint, coalesce(sum(e.amount_points) FILTER (WHERE e.bucket = 'held'), 0)::bigint,
    coalesce(sum(e.amount_points) FILTER (WHERE e.bucket = 'debt'), 0)::bigint,
    min(p.id), max(p.id)
  FROM posting p JOIN entry e ON e.posting_id = p.id
  WHERE p.id > p_after AND p.id <= p_upto AND p.at AT TIME ZONE (SELECT shop_zone()) >= p_since GROUP BY 1
$$;

-- What the points of a lot were given for: 'order', 'behaviour:<code>', 'campaign:<id>', 'adjustment'. (No query where none is needed: it
-- is asked of each lot.)
CREATE OR REPLACE FUNCTION lot_action(p_issued posting) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF p_issued.kind = 'behaviour-award' THEN
    RETURN 'behaviour:' || coalesce((SELECT e.code FROM behaviour_event e WHERE e.id = split_part(p_issued.source, ':', 2)::uuid), '');
  END IF;
  RETURN CASE p_issued.kind WHEN 'order-award' THEN 'order' WHEN 'manual' THEN 'adjustment' WHEN 'campaign-award' THEN p_issued.source ELSE p_issued.kind END;
END $$;

-- What a posting of this kind does to the lots that it uses; null: nothing that is for good (a hold, a lot handed over).
CREATE OR REPLACE FUNCTION lot_flow_of(p_kind text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN p_kind IN ('spend', 'exchange', 'draw') THEN 'redeemed' WHEN p_kind IN ('spend-return', 'exchange-return') THEN 'returned'
    WHEN p_kind = 'expiry' THEN 'expired' WHEN p_kind IN ('award-reversal', 'manual', 'manual-revert') THEN 'taken-back'
    WHEN p_kind IN ('order-award', 'behaviour-award', 'campaign-award', 'release', 'debt-netting') THEN 'netted' END
$$;

-- The lots that a redemption used, each with its part of what it cost: what the first lots come to, less what those before them
-- came to, so that the parts make the whole. What was held is used when it is captured, out of the lots that the hold took.
CREATE OR REPLACE FUNCTION lot_charges(s posting) RETURNS TABLE (lot_id bigint, points bigint, cost_minor bigint) LANGUAGE sql STABLE AS $$
  SELECT x.lot_id, x.points, (div(x.cost * x.upto, x.whole) - div(x.cost * (x.upto - x.points), x.whole))::bigint
  FROM (SELECT u.lot_id, u.amount_points AS points, sum(u.amount_points) OVER by_lot AS upto, sum(u.amount_points) OVER () AS whole,
      redemption_cost(s, (sum(u.amount_points) OVER ())::bigint) AS cost
    FROM lot_use u WHERE u.posting_id = coalesce(
      (SELECT h.posting_id FROM points_hold h WHERE s.key LIKE '%:capture' AND h.key = left(s.key, -length(':capture'))), s.id)
    WINDOW by_lot AS (ORDER BY u.lot_id)) x
$$;

-- What comes back to a lot of what it was charged: in step with its points, and all of it with the last of them.
CREATE OR REPLACE FUNCTION lot_charge_back(p_return posting, p_lot bigint, p_points bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT (div(c.cost_minor * (b.points + p_points), c.points) - div(c.cost_minor * b.points, c.points))::bigint
  FROM posting s CROSS JOIN LATERAL lot_charges(s) c CROSS JOIN LATERAL (
    SELECT coalesce(-sum(u.amount_points), 0) AS points FROM posting p JOIN lot_use u ON u.posting_id = p.id AND u.lot_id = p_lot
    WHERE p.reverses = s.id AND p.kind = 'spend-return' AND p.id < p_return.id) b
  WHERE s.id = p_return.reverses AND c.lot_id = p_lot
$$;

-- Each lot that a posting issued or used for good. A manual taking that is undone takes back less than nothing; an award by hand
-- that pays what was owed is netted like any other.
CREATE OR REPLACE FUNCTION lot_moves(p_after bigint, p_upto bigint)
RETURNS TABLE (posting_id bigint, at timestamptz, account_id uuid, lot_id bigint, flow text, points bigint, cost_minor bigint) LANGUAGE sql STABLE AS $$
  SELECT p.id, p.at, p.account_id, l.id, 'issued', l.original_points, 0::bigint
  FROM posting p JOIN lot l ON l.posting_id = p.id WHERE p.id > p_after AND p.id <= p_upto
  UNION ALL
  SELECT p.id, p.at, p.account_id, u.lot_id,
    CASE WHEN p.kind = 'manual' AND EXISTS (SELECT 1 FROM lot l WHERE l.id = u.lot_id AND l.posting_id = p.id) THEN 'netted' ELSE lot_flow_of(p.kind) END,
    u.amount_points, 0
  FROM posting p JOIN lot_use u ON u.posting_id = p.id
  WHERE p.id > p_after AND p.id <= p_upto AND lot_flow_of(p.kind) IN ('expired', 'taken-back', 'netted')
  UNION ALL
  SELECT p.id, p.at, p.account_id, c.lot_id, 'redeemed', c.points, c.cost_minor
  FROM posting p CROSS JOIN LATERAL lot_charges(p) c WHERE p.id > p_after AND p.id <= p_upto AND lot_flow_of(p.kind) = 'redeemed'
  UNION ALL
  SELECT p.id, p.at, p.account_id, u.lot_id, 'returned', -u.amount_points, -coalesce(lot_charge_back(p, u.lot_id, -u.amount_points), 0)
  FROM posting p JOIN lot_use u ON u.posting_id = p.id WHERE p.id > p_after AND p.id <= p_upto AND lot_flow_of(p.kind) = 'returned'
$$;

-- Lots' flows by day and action.
CREATE OR REPLACE FUNCTION lot_flow(p_after bigint, p_upto bigint)
RETURNS TABLE (day date, cohort date, month date, action text, funding text, budget_id uuid, flow text, points bigint, cost_minor bigint, lots bigint)
LANGUAGE sql STABLE AS $$
  SELECT (m.at AT TIME ZONE (SELECT shop_zone()))::date, date_trunc('month', i.at AT TIME ZONE (SELECT shop_zone()))::date,
    date_trunc('month', m.at AT TIME ZONE (SELECT shop_zone()))::date,
    lot_action(i), l.funding, l.budget_id, m.flow, sum(m.points)::bigint, sum(m.cost_minor)::bigint, count(*)
  FROM lot_moves(p_after, p_upto) m JOIN lot l ON l.id = m.lot_id JOIN posting i ON i.id = l.posting_id GROUP BY 1, 2, 3, 4, 5, 6, 7
$$;

-- Who earned (a lot was issued to them) and who used (points of theirs were redeemed), on which days.
CREATE OR REPLACE FUNCTION presence_flow(p_after bigint, p_upto bigint) RETURNS TABLE (what text, account_id uuid, day date) LANGUAGE sql STABLE AS $$
  SELECT 'earned', p.account_id, (p.at AT TIME ZONE (SELECT shop_zone()))::date FROM posting p
  WHERE p.id > p_after AND p.id <= p_upto AND EXISTS (SELECT 1 FROM lot l WHERE l.posting_id = p.id)
  UNION SELECT 'used', p.account_id, (p.at AT TIME ZONE (SELECT shop_zone()))::date FROM posting p
  WHERE p.id > p_after AND p.id <= p_upto AND lot_flow_of(p.kind) = 'redeemed'
$$;

-- Members who paid an order from one moment until another, and on which days.
CREATE OR REPLACE FUNCTION order_presence(p_from timestamptz, p_until timestamptz) RETURNS TABLE (account_id uuid, day date) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT o.account_id, (o.paid_at AT TIME ZONE (SELECT shop_zone()))::date FROM shop_order o
  WHERE o.account_id IS NOT NULL AND o.paid_at >= p_from AND o.paid_at < p_until
$$;

-- Orders and refunds of these days; whose first order it was is not looked at.
CREATE OR REPLACE FUNCTION orders_of_days(p_from date, p_to date) RETURNS SETOF order_day LANGUAGE sql STABLE AS $$
  WITH paid AS (
    SELECT (o.paid_at AT TIME ZONE (SELECT shop_zone()))::date AS day, count(*) AS orders, count(o.account_id) AS member_orders,
      count(*) FILTER (WHERE o.spent_points > 0) AS points_orders, sum(o.goods_minor) AS goods_minor, sum(o.coupon_minor) AS coupon_minor,
      sum(o.points_minor) AS points_minor, sum(o.shipping_minor) AS shipping_minor, sum(o.total_minor) AS total_minor,
      sum(o.goods_minor - o.coupon_minor - o.points_minor) FILTER (WHERE o.award_points > 0) AS earning_minor
    FROM shop_order o WHERE o.paid_at >= (SELECT day_start(p_from)) AND o.paid_at < (SELECT day_start(p_to + 1)) GROUP BY 1),
  back AS (
    SELECT (r.created_at AT TIME ZONE (SELECT shop_zone()))::date AS day, count(*) AS refunds, sum(r.amount_minor) AS refunded_minor
    FROM refund r WHERE r.no IS NOT NULL AND r.created_at >= (SELECT day_start(p_from)) AND r.created_at < (SELECT day_start(p_to + 1)) GROUP BY 1)
  SELECT coalesce(paid.day, back.day), coalesce(orders, 0), coalesce(member_orders, 0), 0::bigint, coalesce(points_orders, 0),
    coalesce(goods_minor, 0)::bigint, coalesce(coupon_minor, 0)::bigint, coalesce(points_minor, 0)::bigint, coalesce(shipping_minor, 0)::bigint,
    coalesce(total_minor, 0)::bigint, coalesce(refunds, 0), coalesce(refunded_minor, 0)::bigint,
    coalesce(earning_minor, 0)::bigint
  FROM paid FULL JOIN back ON back.day = paid.day
$$;

-- The same with how many of the orders were their shopper's first.
CREATE OR REPLACE FUNCTION order_flow(p_from date, p_to date) RETURNS SETOF order_day LANGUAGE sql STABLE AS $$
  SELECT s.day, s.orders, s.member_orders, coalesce(f.orders, 0), s.points_orders, s.goods_minor, s.coupon_minor, s.points_minor, s.shipping_minor,
    s.total_minor, s.refunds, s.refunded_minor, s.earning_minor
  FROM orders_of_days(p_from, p_to) s LEFT JOIN (
    SELECT (o.paid_at AT TIME ZONE (SELECT shop_zone()))::date AS day, count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM shop_order x
      WHERE x.account_id = o.account_id AND (x.paid_at, x.id) < (o.paid_at, o.id))) AS orders
    FROM shop_order o WHERE o.paid_at >= (SELECT day_start(p_from)) AND o.paid_at < (SELECT day_start(p_to + 1)) AND o.account_id IS NOT NULL GROUP BY 1) f ON f.day = s.day
$$;
