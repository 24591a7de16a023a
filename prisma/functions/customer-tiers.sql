-- Tiers: the more one has spent or earned lately, the higher. No tier is kept: it is worked out from orders and deeds.

-- The tiers of a moment; null before a shop has stated any.
CREATE OR REPLACE FUNCTION tiers_live(p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT terms FROM tier_terms WHERE created_at <= p_at ORDER BY created_at DESC, version_id DESC LIMIT 1
$$;

-- The first day whose orders count on a day: so many months back, or the first of that year.
CREATE OR REPLACE FUNCTION tier_counts_from(p_terms jsonb, p_day date) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_terms->>'window' = 'year' THEN date_trunc('year', p_day::timestamp)::date
    ELSE (p_day - make_interval(months => (p_terms->>'windowMonths')::int))::date END
$$;

-- The first day on which an order that was paid on a day counts no more. A month back from the end of a month is clamped, so that some orders
-- of short months count some days longer.
CREATE OR REPLACE FUNCTION tier_leaves_on(p_terms jsonb, p_paid date) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_terms->>'window' = 'year' THEN make_date(extract(year FROM p_paid)::int + 1, 1, 1)
    ELSE (SELECT min(d)::date FROM (SELECT p_paid + make_interval(months => (p_terms->>'windowMonths')::int) AS back) b,
      generate_series(back + interval '1 day', back + interval '5 days', interval '1 day') d WHERE tier_counts_from(p_terms, d::date) > p_paid) END
$$;

CREATE OR REPLACE FUNCTION tier_grace(p_terms jsonb) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT coalesce((p_terms->>'graceDays')::int, 0) $$;

-- What one shopper paid and earned on each day of the shop, the accounts that were merged into theirs included: for goods, less what was refunded; the
-- points of these orders, less the share that a refund takes back, whether they are there to be taken or ended unused; and what was given for deeds,
-- less what was taken back. Not what rewards or draws cost, nor points that were won, adjusted by hand or came back. Looked up by the shopper and
-- the time; no page to pay on lives for a year, so that what was placed long before is not read.
CREATE OR REPLACE FUNCTION tier_days(p_account uuid, p_from timestamptz, p_until timestamptz, p_deeds boolean) RETURNS SETOF tier_day LANGUAGE plpgsql STABLE ROWS 20 AS $$
DECLARE v_zone text := shop_zone();
BEGIN
  RETURN QUERY WITH RECURSIVE mine AS (SELECT p_account AS id UNION SELECT m.from_id FROM mine JOIN account_merge m ON m.into_id = mine.id AND m.reverted_at IS NULL),
  did AS (
    SELECT o.paid_at AS at, 1 AS orders, o.goods_minor - o.coupon_minor - o.points_minor - (o.refunded_minor - o.refunded_shipping_minor) AS net,
      order_kept(o, o.award_points) AS points, 0 AS deeds
    FROM mine JOIN shop_order o ON o.account_id = mine.id
    WHERE o.placed_at >= p_from - interval '1 year' AND o.paid_at >= p_from AND o.paid_at < p_until AND order_is_shopping(o)
    UNION ALL
    SELECT e.happened_at, 0, 0, 0, e.given_points - e.taken_back_points FROM mine JOIN behaviour_event e ON e.account_id = mine.id
    WHERE p_deeds AND e.happened_at >= p_from AND e.happened_at < p_until AND e.given_points > e.taken_back_points)
  SELECT p_account, (at AT TIME ZONE v_zone)::date AS on_day, sum(orders)::int, sum(net)::bigint, sum(points)::bigint, sum(deeds)::bigint FROM did GROUP BY on_day;
END $$;

-- Of a day, what these tiers go by: money paid, or points earned.
CREATE OR REPLACE FUNCTION tier_amount(p_terms jsonb, d tier_day) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_terms->>'measure' = 'points' THEN d.order_points + d.deed_points ELSE d.net_minor END
$$;

-- Everybody's days from one on: those that are folded, and anew those of whoever did something since. Asked of a moment that is over, whoever did
-- something on its day is looked up too; in a shop that moved to another zone, everybody.
CREATE OR REPLACE FUNCTION tier_days_all(p_from date, p_at timestamptz) RETURNS SETOF tier_day LANGUAGE plpgsql STABLE ROWS 200000 AS $$
DECLARE v_zone text := shop_zone(); v_today date := (p_at AT TIME ZONE v_zone)::date; v_late uuid[];
BEGIN
  v_late := ARRAY(SELECT a.id FROM account a WHERE a.merged_into IS NULL AND NOT fold_stands()
    UNION SELECT t FROM shoppers_late() t JOIN account a ON a.id = t AND a.merged_into IS NULL
    UNION SELECT d.account_id FROM tier_day d WHERE p_at < now() AND d.day = v_today);
  RETURN QUERY SELECT d.* FROM tier_day d WHERE d.day >= p_from AND d.day <= v_today AND NOT EXISTS (SELECT 1 FROM unnest(v_late) t WHERE t = d.account_id);
  RETURN QUERY SELECT d.* FROM unnest(v_late) t, tier_days(t, p_from::timestamp AT TIME ZONE v_zone, p_at, true) d;
END $$;

-- What these tiers go by, by the shop's days, as far back as anything counts or is kept. Of one shopper, or of everybody (null).
CREATE OR REPLACE FUNCTION tier_parts(p_account uuid, p_terms jsonb, p_at timestamptz) RETURNS TABLE (account_id uuid, day date, amount bigint) LANGUAGE plpgsql STABLE AS $$
DECLARE v_zone text := shop_zone(); v_from date := tier_counts_from(p_terms, (p_at AT TIME ZONE v_zone)::date - tier_grace(p_terms));
BEGIN
  IF p_account IS NULL THEN RETURN QUERY SELECT d.account_id, d.day, tier_amount(p_terms, d) FROM tier_days_all(v_from, p_at) d;
  ELSE RETURN QUERY SELECT d.account_id, d.day, tier_amount(p_terms, d)
    FROM tier_days(p_account, v_from::timestamp AT TIME ZONE v_zone, p_at, p_terms->>'measure' = 'points') d;
  END IF;
END $$;

-- How much counts from which day until which, if nothing more is done: the past as far as grace keeps it, and what is to come.
CREATE OR REPLACE FUNCTION tier_course(p_account uuid, p_terms jsonb, p_at timestamptz) RETURNS TABLE (account_id uuid, since date, until date, counted bigint)
LANGUAGE sql STABLE AS $$
  WITH part AS MATERIALIZED (SELECT * FROM tier_parts(p_account, p_terms, p_at)),
  leaving AS (SELECT day, tier_leaves_on(p_terms, day) AS leaves FROM (SELECT DISTINCT day FROM part) d),
  moves AS (SELECT p.account_id, p.day, p.amount FROM part p UNION ALL SELECT p.account_id, l.leaves, -p.amount FROM part p JOIN leaving l USING (day)),
  course AS (SELECT m.account_id, m.day, lead(m.day) OVER w - 1 AS until, (sum(sum(m.amount)) OVER w)::bigint AS counted
    FROM moves m GROUP BY m.account_id, m.day WINDOW w AS (PARTITION BY m.account_id ORDER BY m.day))
  SELECT c.account_id, c.day, c.until, c.counted FROM course c, (SELECT (p_at AT TIME ZONE shop_zone())::date - tier_grace(p_terms) AS day) kept
  WHERE c.until IS NULL OR c.until >= kept.day
$$;

-- What counts now, and the most that counted on a day since which a level is still kept. All that came before the first of these days is one sum:
-- of everybody together, as little as can be is put in order.
CREATE OR REPLACE FUNCTION tier_held(p_account uuid, p_terms jsonb, p_at timestamptz) RETURNS TABLE (account_id uuid, counted bigint, held bigint)
LANGUAGE sql STABLE AS $$
  WITH part AS MATERIALIZED (SELECT * FROM tier_parts(p_account, p_terms, p_at)),
  kept AS (SELECT today, today - tier_grace(p_terms) AS first FROM (SELECT (p_at AT TIME ZONE shop_zone())::date AS today) t),
  leaving AS MATERIALIZED (SELECT day, leaves FROM kept, (SELECT d.day, tier_leaves_on(p_terms, d.day) AS leaves FROM (SELECT DISTINCT p.day FROM part p) d) l WHERE leaves <= today),
  moves AS (SELECT p.account_id, greatest(p.day, first) AS day, p.amount FROM part p, kept
    UNION ALL SELECT p.account_id, l.leaves, -p.amount FROM part p JOIN leaving l ON l.day = p.day),
  course AS (SELECT m.account_id, (sum(sum(m.amount)) OVER (PARTITION BY m.account_id ORDER BY m.day))::bigint AS counted, sum(m.amount) AS net
    FROM moves m GROUP BY m.account_id, m.day)
  SELECT c.account_id, sum(c.net)::bigint, max(c.counted) FROM course c GROUP BY c.account_id
$$;

-- From how much on one is of a level, in what its tiers go by.
CREATE OR REPLACE FUNCTION tier_least(p_level jsonb) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT coalesce(p_level->>'atLeastPoints', p_level->>'atLeastMinor')::bigint $$;

-- The levels as bands: from how much, and below how much.
CREATE OR REPLACE FUNCTION tier_bands(p_terms jsonb) RETURNS TABLE (code text, from_amount bigint, below_amount bigint) LANGUAGE sql IMMUTABLE AS $$
  SELECT l->>'code', tier_least(l), coalesce(lead(tier_least(l)) OVER (ORDER BY tier_least(l)), 9223372036854775807)
  FROM jsonb_array_elements(p_terms->'levels') l
$$;

-- What everybody has of what two terms go by, and what they paid and were given in the year that is over: each day is read once. Only of terms that keep no
-- level beyond its time: what counts now is then the sum of the days that do.
CREATE OR REPLACE FUNCTION tiers_held_twice(p_live jsonb, p_tried jsonb, p_at timestamptz)
RETURNS TABLE (account_id uuid, live_held bigint, tried_held bigint, orders bigint, order_points bigint) LANGUAGE plpgsql STABLE ROWS 200000 AS $$
DECLARE v_today date := (p_at AT TIME ZONE shop_zone())::date; v_none boolean := p_tried->'levels' = '[]';
  v_year date := CASE WHEN v_none THEN 'infinity'::date ELSE v_today - 364 END;
  v_live date := tier_counts_from(p_live, v_today); v_tried date := CASE WHEN v_none THEN 'infinity'::date ELSE tier_counts_from(p_tried, v_today) END;
  v_live_points boolean := coalesce(p_live->>'measure' = 'points', false); v_tried_points boolean := coalesce(p_tried->>'measure' = 'points', false);
BEGIN
  RETURN QUERY SELECT d.account_id,
    sum(CASE WHEN v_live_points THEN d.order_points + d.deed_points ELSE d.net_minor END) FILTER (WHERE d.day >= v_live)::bigint,
    sum(CASE WHEN v_tried_points THEN d.order_points + d.deed_points ELSE d.net_minor END) FILTER (WHERE d.day >= v_tried)::bigint,
    sum(d.orders) FILTER (WHERE d.day >= v_year)::bigint, sum(d.order_points) FILTER (WHERE d.day >= v_year)::bigint
  FROM tier_days_all(least(v_live, v_tried, v_year), p_at) d GROUP BY d.account_id;
END $$;

-- How many shoppers are of which level now and would be by other terms, for each pair of the two, and what they paid and were given for it in the year
-- that is over; null below the first. Where a level is kept for some days, what counts is added up for each of the two terms, once where the same counts.
CREATE OR REPLACE FUNCTION tiers_tried(p_terms jsonb, p_at timestamptz)
RETURNS TABLE (now_code text, then_code text, shoppers bigint, orders bigint, order_points bigint) LANGUAGE plpgsql STABLE SET work_mem = '64MB' AS $$
DECLARE v_live jsonb := coalesce(tiers_live(p_at), '{"windowMonths": 12, "levels": []}'); v_counts jsonb := '{"window": "rolling", "graceDays": 0, "measure": "spend"}';
  v_once boolean := tier_grace(v_live) = 0 AND tier_grace(p_terms) = 0;
  v_same boolean := p_terms->'levels' = '[]' OR v_counts || v_live - 'levels' = v_counts || p_terms - 'levels';
BEGIN
  RETURN QUERY WITH twice AS MATERIALIZED (SELECT * FROM tiers_held_twice(v_live, p_terms, p_at) WHERE v_once),
  lately AS MATERIALIZED (SELECT h.account_id, h.held FROM tier_held(NULL, v_live, p_at) h WHERE NOT v_once),
  tried AS MATERIALIZED (SELECT * FROM lately WHERE v_same UNION ALL SELECT h.account_id, h.held FROM tier_held(NULL, p_terms, p_at) h WHERE NOT v_once AND NOT v_same),
  year AS (SELECT d.account_id, sum(d.orders) AS orders, sum(d.order_points) AS points
    FROM tier_days_all((p_at AT TIME ZONE shop_zone())::date - 364, p_at) d WHERE NOT v_once AND p_terms->'levels' <> '[]' GROUP BY d.account_id),
  each AS (SELECT t.account_id, t.live_held, t.tried_held, t.orders, t.order_points FROM twice t UNION ALL
    SELECT coalesce(n.account_id, d.account_id, y.account_id), n.held, d.held, y.orders::bigint, y.points::bigint
    FROM lately n FULL JOIN tried d ON d.account_id = n.account_id FULL JOIN year y ON y.account_id = coalesce(n.account_id, d.account_id))
  SELECT b.code, c.code, count(*), coalesce(sum(e.orders), 0)::bigint, coalesce(sum(e.order_points), 0)::bigint FROM account a
  LEFT JOIN each e ON e.account_id = a.id LEFT JOIN tier_bands(v_live) b ON e.live_held >= b.from_amount AND e.live_held < b.below_amount
  LEFT JOIN tier_bands(p_terms) c ON e.tried_held >= c.from_amount AND e.tried_held < c.below_amount
  WHERE a.staff_role IS NULL AND NOT EXISTS (SELECT 1 FROM account_merge x WHERE x.from_id = a.id AND x.reverted_at IS NULL) GROUP BY b.code, c.code;
END $$;

-- The highest level that so much reaches, by its code; null below the first.
CREATE OR REPLACE FUNCTION tier_reached(p_levels jsonb, p_held bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT l->>'code' FROM jsonb_array_elements(p_levels) l WHERE tier_least(l) <= p_held
  ORDER BY tier_least(l) DESC LIMIT 1
$$;

-- Where a shopper stands: {measure, counted, held, tier}, the tier by its code, which is what anybody goes by who asks for one; null without tiers.
CREATE OR REPLACE FUNCTION tier_standing(p_account uuid, p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('measure', coalesce(t->>'measure', 'spend'), 'counted', coalesce(h.counted, 0), 'held', coalesce(h.held, 0),
    'tier', tier_reached(t->'levels', coalesce(h.held, 0)))
  FROM tiers_live(p_at) t LEFT JOIN tier_held(p_account, t, p_at) h ON true WHERE t IS NOT NULL
$$;

-- What keeps a shopper's tier: {code, nameZh, nameEn, lastDay, measure, missing}, the last day of it if nothing more is done, and what must be
-- spent or earned until then, from fromDay on where that is yet to come: earlier orders count no more when it is lost. Nothing keeps a tier that ends with
-- its year and the window: missing is null.
CREATE OR REPLACE FUNCTION tier_keep(p_account uuid, p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH live AS MATERIALIZED (SELECT t, tier_grace(t) AS grace, (p_at AT TIME ZONE shop_zone())::date AS today FROM tiers_live(p_at) t WHERE t IS NOT NULL),
  c AS MATERIALIZED (SELECT c.* FROM live, tier_course(p_account, t, p_at) c),
  held AS (SELECT l, tier_least(l) AS least FROM live, jsonb_array_elements(t->'levels') l
    WHERE tier_least(l) <= (SELECT max(counted) FROM c WHERE since <= today) ORDER BY 2 DESC LIMIT 1),
  falls AS (SELECT max(until) + 1 AS day FROM c, held WHERE counted >= least),
  ends AS (SELECT falls.day - 1 + grace AS day, tier_counts_from(t, falls.day) AS from_day FROM falls, live),
  -- a level that is kept for some days is won back on the last of them; one that is not must be enough on the day after
  still AS (SELECT counted FROM c, ends, live WHERE since <= ends.day + (grace = 0)::int ORDER BY since DESC LIMIT 1)
  SELECT jsonb_build_object('code', l->>'code', 'nameZh', l->>'nameZh', 'nameEn', l->>'nameEn', 'lastDay', ends.day,
    'measure', coalesce(t->>'measure', 'spend'),
    'missing', CASE WHEN from_day <= ends.day THEN least - still.counted END)
    || CASE WHEN from_day > today AND from_day <= ends.day THEN jsonb_build_object('fromDay', from_day) ELSE '{}' END
  FROM live, held, ends, still
$$;

-- The tiers that a condition of a rule names, by what they are called and what they ask now.
CREATE OR REPLACE FUNCTION tier_names(c jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('terms', tiers_live(now()), 'named', coalesce(jsonb_agg(jsonb_build_object('titleZh', l->>'nameZh', 'titleEn', l->>'nameEn') ORDER BY n), '[]'))
  FROM jsonb_array_elements(tiers_live(now())->'levels') WITH ORDINALITY AS t(l, n) WHERE c->'tiers' ? (l->>'code')
$$;

-- States the tiers anew. p: terms, reason, requestId, actorId, at. A tier that a rule in force or a reward asks for can't be left out.
CREATE OR REPLACE FUNCTION tiers_publish(p jsonb) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_known tier_terms; v_before jsonb; v_version int; v_missing text;
BEGIN
  PERFORM pg_advisory_xact_lock(72707378);
  SELECT * INTO v_known FROM tier_terms WHERE request_key = p->>'requestId';
  IF FOUND THEN
    IF v_known.terms <> p->'terms' THEN PERFORM refuse('key-reused'); END IF;
    RETURN v_known.version_id;
  END IF;
  SELECT code INTO v_missing FROM jsonb_array_elements(coalesce(earning_live(v_at)->'rules', '[]')) r, jsonb_array_elements(r->'conditions') c,
    jsonb_array_elements_text(c->'tiers') code
  WHERE c->>'kind' = 'tier' AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(p->'terms'->'levels') l WHERE l->>'code' = code) LIMIT 1;
  SELECT coalesce(v_missing, min(code)) INTO v_missing FROM reward r, unnest(ARRAY[r.min_tier, r.early_tier]) code
  WHERE r.state <> 'archived' AND code IS NOT NULL AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(p->'terms'->'levels') l WHERE l->>'code' = code);
  IF v_missing IS NOT NULL THEN PERFORM refuse('tier-in-use', jsonb_build_object('code', v_missing)); END IF;
  v_before := tiers_live(v_at);
  INSERT INTO tier_terms (request_key, terms, reason, created_by, created_at)
  VALUES (p->>'requestId', p->'terms', p->>'reason', (p->>'actorId')::uuid, v_at) RETURNING version_id INTO v_version;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after)
  VALUES (v_at, (p->>'actorId')::uuid, 'points.tiers.publish', 'tier-terms', p->>'reason', v_before, p->'terms');
  RETURN v_version;
END $$;

CREATE OR REPLACE FUNCTION tier_invariants() RETURNS TABLE (id text, what text, violations bigint) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY WITH late AS MATERIALIZED (SELECT t FROM shoppers_late() t),
  said AS (SELECT d.* FROM account a, tier_days(a.id, '-infinity', 'infinity', true) d WHERE a.merged_into IS NULL),
  kept AS (SELECT * FROM tier_day)
  SELECT 'I126', 'what is folded of a shopper''s days for tiers is what orders and deeds say', count(*)
  FROM ((TABLE said EXCEPT TABLE kept) UNION ALL (TABLE kept EXCEPT TABLE said)) x WHERE fold_stands() AND NOT EXISTS (SELECT 1 FROM late WHERE t = x.account_id);
END $$;
