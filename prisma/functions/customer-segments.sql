-- Shoppers by what they bought and by what they do with their points: figures, scores, and the segments that they are of.

-- One shopper's figures from the raw rows; of an account that was merged into another there are none. An order that was given back whole was none; what rewards and draws cost is no shopping.
CREATE OR REPLACE FUNCTION shopper_accounts(p_account uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  WITH RECURSIVE mine AS (SELECT p_account AS id UNION SELECT m.from_id FROM mine JOIN account_merge m ON m.into_id = mine.id AND m.reverted_at IS NULL) SELECT array_agg(id) FROM mine
$$;

CREATE OR REPLACE FUNCTION shopper_bought(p_account uuid) RETURNS TABLE (orders int, spent_minor bigint, first_at timestamptz, last_at timestamptz) LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT count(*)::int, coalesce(sum(goods_minor - coupon_minor - points_minor - (refunded_minor - refunded_shipping_minor)), 0)::bigint, min(paid_at), max(paid_at)
  FROM shop_order WHERE account_id = ANY (shopper_accounts(p_account)) AND paid_at IS NOT NULL AND state <> 'refunded' AND order_is_shopping(shop_order)
$$;

-- Up to a posting; null: all of them.
CREATE OR REPLACE FUNCTION shopper_raw(p_account uuid, p_upto bigint DEFAULT NULL) RETURNS SETOF shopper_figures LANGUAGE sql STABLE ROWS 1 AS $$
  WITH moved AS (
    SELECT coalesce(-sum(e.amount_points) FILTER (WHERE e.bucket = 'issued'), 0)::bigint AS earned,
      coalesce(sum(e.amount_points) FILTER (WHERE e.bucket = 'redeemed'), 0)::bigint AS redeemed,
      max(p.at) FILTER (WHERE p.kind IN ('spend', 'exchange', 'draw')) AS used_at
    FROM posting p JOIN entry e ON e.posting_id = p.id WHERE p.account_id = ANY (shopper_accounts(p_account)) AND (p_upto IS NULL OR p.id <= p_upto))
  SELECT p_account, orders, spent_minor, first_at, last_at, earned, redeemed, used_at FROM shopper_bought(p_account), moved
  WHERE (orders > 0 OR earned <> 0 OR redeemed <> 0 OR used_at IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM account WHERE id = p_account AND merged_into IS NOT NULL)
$$;

-- The same of everybody who moved points between two postings, added to what is folded of them. Answers who they are and how much of the rest is to be
-- worked out anew: 0 what they have, 1 their orders and days too (what an order or a deed moved), 2 everything (accounts that are or become one).
CREATE OR REPLACE FUNCTION shoppers_moved(p_after bigint, p_upto bigint) RETURNS TABLE (account_id uuid, depth int) LANGUAGE sql AS $$
  WITH moved AS MATERIALIZED (
    SELECT p.account_id AS id, coalesce(-sum(e.amount_points) FILTER (WHERE e.bucket = 'issued'), 0) AS earned,
      coalesce(sum(e.amount_points) FILTER (WHERE e.bucket = 'redeemed'), 0) AS redeemed, max(p.at) FILTER (WHERE p.kind IN ('spend', 'exchange', 'draw')) AS used_at,
      max(CASE WHEN p.kind IN ('merge', 'merge-revert') THEN 2
        WHEN p.kind IN ('hold', 'hold-release', 'spend', 'exchange', 'exchange-return', 'draw', 'manual', 'release', 'expiry') AND p.source NOT LIKE 'order:%' THEN 0 ELSE 1 END) AS depth
    FROM posting p JOIN entry e ON e.posting_id = p.id WHERE p.id > p_after AND p.id <= p_upto AND p.account_id IS NOT NULL GROUP BY 1),
  added AS (
    INSERT INTO shopper_figures AS s SELECT id, 0, 0, NULL, NULL, earned, redeemed, used_at FROM moved m WHERE m.depth < 2
    ON CONFLICT (account_id) DO UPDATE SET earned_points = s.earned_points + excluded.earned_points, redeemed_points = s.redeemed_points + excluded.redeemed_points,
      last_used_at = greatest(s.last_used_at, excluded.last_used_at))
  SELECT m.id, m.depth FROM moved m
$$;

-- Who did something after a posting and after a moment. What is written down by the clock may come late: a quarter of an hour is looked at again.
-- Planned with its values: without them a third of every table is expected, and large ones would be read through. Few accounts were merged.
CREATE OR REPLACE FUNCTION shoppers_touched(p_posting bigint, p_since timestamptz) RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 100
SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  RETURN QUERY WITH did AS MATERIALIZED (
    SELECT account_id AS id FROM posting WHERE posting.id > p_posting
    UNION SELECT account_id FROM shop_order WHERE paid_at > p_since - interval '15 minutes'
    UNION SELECT o.account_id FROM refund r JOIN shop_order o ON o.id = r.order_id WHERE r.no IS NOT NULL AND r.created_at > p_since - interval '15 minutes'
    UNION SELECT unnest(ARRAY[from_id, into_id]) FROM account_merge WHERE greatest(merged_at, reverted_at) > p_since - interval '15 minutes')
  SELECT did.id FROM did WHERE did.id IS NOT NULL
  UNION SELECT points_owner(did.id) FROM did JOIN account a ON a.id = did.id WHERE a.merged_into IS NOT NULL;
END $$;

-- Who is not in the figures as they are now: whoever is still to be folded, and whoever did something since that was written down.
CREATE OR REPLACE FUNCTION shoppers_late() RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 100 AS $$
  SELECT account_id FROM shopper_due UNION SELECT t FROM shopper_fold f, shoppers_touched(f.posting_id, f.orders_at) t
$$;

-- Whose figures are to be folded up to a settled posting, and how much of them. What so many did at once is not added up: they are worked out anew.
CREATE OR REPLACE FUNCTION shoppers_write_down(p_upto bigint, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE f shopper_fold;
BEGIN
  SELECT * INTO f FROM shopper_fold;
  -- the first time everybody: the journal need not be read through to know who is in it
  IF f.posting_id = 0 THEN INSERT INTO shopper_due SELECT id, 2 FROM account ON CONFLICT (account_id) DO UPDATE SET depth = 2;
  ELSIF p_upto - f.posting_id > 50000 THEN INSERT INTO shopper_due SELECT t, 2 FROM shoppers_touched(f.posting_id, f.orders_at) t;
  ELSE
    INSERT INTO shopper_due SELECT account_id, max(depth) FROM (
      SELECT * FROM shoppers_moved(f.posting_id, p_upto)
      -- by orders and refunds alone: beyond the last number there is no posting
      UNION ALL SELECT t, 1 FROM shoppers_touched(9223372036854775807, f.orders_at) t
      UNION ALL SELECT unnest(ARRAY[from_id, into_id, points_owner(into_id)]), 2 FROM account_merge
        WHERE greatest(merged_at, reverted_at) > f.orders_at - interval '15 minutes') x
    GROUP BY 1;
  END IF;
  UPDATE shopper_fold SET posting_id = greatest(posting_id, p_upto), orders_at = greatest(orders_at, coalesce(p_at, now()));
END $$;

-- One step of folding shoppers. Who is to be folded is written down first, then so many are: however many there are, a step is short, and one that is
-- broken off has done nothing. What postings did is added up to the one that the folding has come to, and no further. Answers how many are left.
CREATE OR REPLACE FUNCTION shoppers_fold(p_upto bigint, p_at timestamptz, p_most int DEFAULT 2000) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_upto bigint; v_next uuid[]; v_bought uuid[]; v_anew uuid[];
BEGIN
  PERFORM 1 FROM shopper_fold FOR UPDATE;
  -- before the first time somebody may be due already, and how far the journal is must be known all the same
  IF NOT EXISTS (SELECT 1 FROM shopper_due) OR (SELECT orders_at = '-infinity' FROM shopper_fold) THEN PERFORM shoppers_write_down(p_upto, p_at); END IF;
  v_upto := (SELECT posting_id FROM shopper_fold);
  SELECT array_agg(account_id), array_agg(account_id) FILTER (WHERE depth > 0), array_agg(account_id) FILTER (WHERE depth = 2) INTO v_next, v_bought, v_anew
  FROM (SELECT * FROM shopper_due ORDER BY account_id LIMIT p_most) x;
  DELETE FROM shopper_figures WHERE account_id = ANY (v_anew);
  INSERT INTO shopper_figures SELECT r.* FROM unnest(v_anew) t, shopper_raw(t, v_upto) r;
  INSERT INTO shopper_figures SELECT t, b.orders, b.spent_minor, b.first_at, b.last_at, 0, 0, NULL FROM unnest(v_bought) t, shopper_bought(t) b WHERE t <> ALL (coalesce(v_anew, '{}'))
  ON CONFLICT (account_id) DO UPDATE SET (orders, spent_minor, first_order_at, last_order_at) = ROW (excluded.orders, excluded.spent_minor, excluded.first_order_at, excluded.last_order_at);
  DELETE FROM shopper_figures WHERE account_id = ANY (v_next) AND orders = 0 AND earned_points = 0 AND redeemed_points = 0 AND last_used_at IS NULL;
  PERFORM remaining_fold(v_next);
  DELETE FROM tier_day WHERE account_id = ANY (v_bought);
  INSERT INTO tier_day SELECT d.* FROM account a, tier_days(a.id, '-infinity', 'infinity', true) d WHERE a.id = ANY (v_bought) AND a.merged_into IS NULL;
  DELETE FROM shopper_due WHERE account_id = ANY (v_next);
  RETURN (SELECT count(*) FROM shopper_due);
END $$;

-- Figures of now: what is folded, and anew those of whoever is not.
CREATE OR REPLACE FUNCTION shoppers_now() RETURNS SETOF shopper_figures LANGUAGE sql STABLE ROWS 200000 AS $$
  WITH late AS MATERIALIZED (SELECT t FROM shoppers_late() t)
  SELECT * FROM shopper_figures s WHERE NOT EXISTS (SELECT 1 FROM late WHERE t = s.account_id)
  UNION ALL SELECT r.* FROM late, shopper_raw(late.t) r
$$;

-- Where the figures of shoppers are cut at a moment; what holds before a shop states its own.
CREATE OR REPLACE FUNCTION segments_live(p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT terms FROM segment_terms WHERE created_at <= p_at ORDER BY created_at DESC, version_id DESC LIMIT 1),
    '{"recencyDays": [30, 60, 120, 240], "orders": [2, 3, 5, 10], "spentMinor": [20000, 50000, 100000, 300000],
      "bigPoints": 2000, "idleDays": 90, "expiringDays": 30, "newDays": 30}')
$$;

-- The same as instants and numbers, so that it is worked out once for all shoppers. Days are the shop's.
CREATE OR REPLACE FUNCTION segment_scale(p_at timestamptz) RETURNS TABLE (recency timestamptz[], orders bigint[], spent bigint[], big bigint,
  idle_since timestamptz, new_since timestamptz, ends_until timestamptz) LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT ARRAY(SELECT (z.today - d::int)::timestamp AT TIME ZONE z.tz FROM jsonb_array_elements_text(t->'recencyDays') WITH ORDINALITY x(d, n) ORDER BY n),
    ARRAY(SELECT v::bigint FROM jsonb_array_elements_text(t->'orders') WITH ORDINALITY x(v, n) ORDER BY n),
    ARRAY(SELECT v::bigint FROM jsonb_array_elements_text(t->'spentMinor') WITH ORDINALITY x(v, n) ORDER BY n), (t->>'bigPoints')::bigint,
    (z.today - (t->>'idleDays')::int)::timestamp AT TIME ZONE z.tz, (z.today - (t->>'newDays')::int)::timestamp AT TIME ZONE z.tz,
    days_end(p_at, (t->>'expiringDays')::int)
  FROM segments_live(p_at) t, (SELECT tz, (p_at AT TIME ZONE tz)::date AS today FROM shop_zone() tz) z
$$;

-- 1 to 5: one more for each cut that is reached. The cuts of recency are instants, the latest first.
CREATE OR REPLACE FUNCTION rfm_score(p_value bigint, p_cuts bigint[]) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT 1 + (p_value >= p_cuts[1])::int + (p_value >= p_cuts[2])::int + (p_value >= p_cuts[3])::int + (p_value >= p_cuts[4])::int
$$;
CREATE OR REPLACE FUNCTION rfm_recency(p_last timestamptz, p_cuts timestamptz[]) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT 1 + (p_last >= p_cuts[1])::int + (p_last >= p_cuts[2])::int + (p_last >= p_cuts[3])::int + (p_last >= p_cuts[4])::int
$$;

-- The segments, each at the place of its bit.
CREATE OR REPLACE FUNCTION segment_codes() RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY['champion', 'loyal', 'big-spender', 'newcomer', 'not-bought', 'one-time', 'at-risk', 'lapsed', 'never-used', 'expiring', 'idle-balance', 'win-back']
$$;

-- Of which segments somebody with these scores and figures is: one bit for each. One place says what a segment means.
CREATE OR REPLACE FUNCTION segment_bits(r int, f int, m int, p_orders int, p_first timestamptz, p_used timestamptz, p_since timestamptz,
  p_available bigint, p_pending bigint, p_ends boolean, p_big bigint, p_idle timestamptz, p_new timestamptz) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (p_orders > 0 AND r >= 4 AND f >= 4 AND m >= 4)::int + 2 * (p_orders > 0 AND r >= 3 AND f >= 4)::int + 4 * (p_orders > 0 AND m >= 4)::int
    + 8 * (p_orders > 0 AND p_first >= p_new)::int + 16 * (p_orders = 0)::int + 32 * (p_orders = 1 AND p_first < p_new)::int
    + 64 * (p_orders > 0 AND r = 2 AND f >= 3)::int + 128 * (p_orders > 0 AND r = 1)::int
    + 256 * (p_available > 0 AND p_used IS NULL)::int + 512 * p_ends::int
    + 1024 * (p_available >= p_big AND coalesce(p_used, p_since) < p_idle)::int + 2048 * (p_orders > 0 AND r <= 2 AND p_available + p_pending >= p_big)::int
$$;

CREATE OR REPLACE FUNCTION segments_named(p_bits int) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(code ORDER BY n), '{}') FROM unnest(segment_codes()) WITH ORDINALITY x(code, n) WHERE p_bits & (1 << (n - 1)::int) <> 0
$$;

-- The segments that one shopper is of, from that shopper's own rows alone.
CREATE OR REPLACE FUNCTION segments_of(p_account uuid, p_at timestamptz) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT segments_named(segment_bits(rfm_recency(w.last_order_at, s.recency), rfm_score(coalesce(w.orders, 0), s.orders), rfm_score(coalesce(w.spent_minor, 0), s.spent),
    coalesce(w.orders, 0), w.first_order_at, w.last_used_at, a.created_at, coalesce(b.available_points, 0), coalesce(b.pending_points, 0),
    EXISTS (SELECT 1 FROM lot WHERE lot.account_id = a.id AND is_live AND state = 'active' AND expires_at > p_at AND expires_at <= s.ends_until),
    s.big, s.idle_since, s.new_since))
  FROM segment_scale(p_at) s, account a LEFT JOIN shopper_raw(a.id) w ON true LEFT JOIN points_balance b ON b.account_id = a.id WHERE a.id = p_account
$$;

-- Everybody who shops here, with their scores (null: bought nothing) and the bits of their segments.
CREATE OR REPLACE FUNCTION shoppers_scored(p_at timestamptz) RETURNS TABLE (account_id uuid, orders int, spent_minor bigint, first_order_at timestamptz, last_order_at timestamptz,
  earned_points bigint, redeemed_points bigint, last_used_at timestamptz, available_points bigint, pending_points bigint, r int, f int, m int, bits int)
LANGUAGE sql STABLE ROWS 200000 AS $$
  WITH s AS MATERIALIZED (SELECT * FROM segment_scale(p_at)),
  ends AS (SELECT DISTINCT l.account_id FROM s, lot l WHERE is_live AND state = 'active' AND expires_at > p_at AND expires_at <= s.ends_until),
  known AS (
    SELECT a.id, a.created_at, coalesce(w.orders, 0) AS orders, coalesce(w.spent_minor, 0) AS spent, w.first_order_at AS first_at, w.last_order_at AS last_at,
      coalesce(w.earned_points, 0) AS earned, coalesce(w.redeemed_points, 0) AS redeemed, w.last_used_at AS used_at,
      coalesce(b.available_points, 0) AS available, coalesce(b.pending_points, 0) AS pending, e.account_id IS NOT NULL AS ends, s.big, s.idle_since, s.new_since,
      rfm_recency(w.last_order_at, s.recency) AS r, rfm_score(coalesce(w.orders, 0), s.orders) AS f, rfm_score(coalesce(w.spent_minor, 0), s.spent) AS m
    FROM s, account a LEFT JOIN shoppers_now() w ON w.account_id = a.id LEFT JOIN points_balance b ON b.account_id = a.id
    LEFT JOIN ends e ON e.account_id = a.id WHERE a.staff_role IS NULL AND a.merged_into IS NULL OFFSET 0)
  SELECT id, orders, spent, first_at, last_at, earned, redeemed, used_at, available, pending, r, CASE WHEN orders > 0 THEN f END, CASE WHEN orders > 0 THEN m END,
    segment_bits(r, f, m, orders, first_at, used_at, created_at, available, pending, ends, big, idle_since, new_since) FROM known
$$;

-- The segments that a condition of a rule names, with what makes them now.
CREATE OR REPLACE FUNCTION segment_condition(c jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$ SELECT jsonb_build_object('terms', segments_live(now())) $$;

CREATE OR REPLACE FUNCTION shopper_invariants() RETURNS TABLE (id text, what text, violations bigint) LANGUAGE sql STABLE AS $$
  SELECT 'I117', 'what is folded of a shopper is what the raw rows say', (SELECT count(*) FROM (
      SELECT s.account_id FROM shopper_figures s UNION SELECT p.account_id FROM posting p, shopper_fold f WHERE p.id <= f.posting_id AND p.account_id IS NOT NULL) x
    JOIN account a ON a.id = x.account_id AND a.merged_into IS NULL LEFT JOIN shopper_figures s ON s.account_id = x.account_id LEFT JOIN shopper_raw(x.account_id) w ON true
    WHERE s IS DISTINCT FROM w AND x.account_id NOT IN (SELECT shoppers_late()))
$$;
