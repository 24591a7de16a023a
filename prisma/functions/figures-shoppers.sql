-- What the page of shoppers tells. A shop with few shoppers is counted as it is asked; one with many when the job was last here.

-- Who speaks for the shop: reviews that stand, friends who paid, and what those friends spent so far.
CREATE OR REPLACE FUNCTION shoppers_who_speak(p_most int) RETURNS TABLE (account_id uuid, reviews bigint, friends bigint, paying_friends bigint, friends_minor bigint)
LANGUAGE sql STABLE AS $$
  WITH wrote AS (SELECT r.account_id, count(*) AS n FROM review r WHERE hidden_at IS NULL GROUP BY 1),
  brought AS (SELECT i.inviter_id, count(*) AS n, count(*) FILTER (WHERE s.orders > 0) AS paying, sum(s.spent_minor) FILTER (WHERE s.orders > 0) AS minor
    FROM invite i LEFT JOIN shoppers_now() s ON s.account_id = i.friend_id WHERE i.state <> 'out' GROUP BY 1)
  SELECT a.id, coalesce(w.n, 0), coalesce(b.n, 0), coalesce(b.paying, 0), coalesce(b.minor, 0)::bigint
  FROM wrote w FULL JOIN brought b ON b.inviter_id = w.account_id JOIN account a ON a.id = coalesce(w.account_id, b.inviter_id) AND a.staff_role IS NULL
  ORDER BY coalesce(b.minor, 0) DESC, coalesce(b.paying, 0) DESC, coalesce(w.n, 0) DESC, a.id LIMIT p_most
$$;

-- Everything that is told of all shoppers together, worked out now.
CREATE OR REPLACE FUNCTION shoppers_report(p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH x AS MATERIALIZED (SELECT * FROM shoppers_scored(p_at)),
  cells AS (SELECT r, f, m, bits, count(*) AS n, sum(spent_minor) AS spent, sum(available_points) AS available, sum(pending_points) AS pending FROM x GROUP BY 1, 2, 3, 4),
  -- the dearest first; who spent the same stands in the order of their accounts
  ranked AS (SELECT spent_minor, row_number() OVER w AS place, sum(spent_minor) OVER w AS running, count(*) OVER () AS everybody
    FROM x WHERE orders > 0 WINDOW w AS (ORDER BY spent_minor DESC, account_id ROWS UNBOUNDED PRECEDING)),
  curve AS (SELECT p, r.spent_minor, r.running, r.place FROM generate_series(1, 100) p
    JOIN ranked r ON r.place = greatest(1, (r.everybody * p + 99) / 100))
  SELECT jsonb_build_object('shoppers', (SELECT count(*) FROM x), 'buyers', (SELECT count(*) FROM x WHERE orders > 0),
    'spentMinor', (SELECT coalesce(sum(spent_minor), 0) FROM x), 'availablePoints', (SELECT coalesce(sum(available_points), 0) FROM x),
    'pendingPoints', (SELECT coalesce(sum(pending_points), 0) FROM x),
    'cells', (SELECT coalesce(jsonb_agg(jsonb_build_object('r', r, 'f', f, 'm', m, 'shoppers', n, 'spentMinor', spent) ORDER BY r, f, m), '[]')
      FROM (SELECT r, f, m, sum(n) AS n, sum(spent) AS spent FROM cells WHERE r IS NOT NULL GROUP BY 1, 2, 3) c),
    'segments', (SELECT jsonb_agg(jsonb_build_object('code', code, 'shoppers', coalesce(n, 0), 'spentMinor', coalesce(spent, 0),
        'availablePoints', coalesce(available, 0), 'pendingPoints', coalesce(pending, 0)) ORDER BY o)
      FROM unnest(segment_codes()) WITH ORDINALITY s(code, o), LATERAL (SELECT sum(n) AS n, sum(spent) AS spent, sum(available) AS available, sum(pending) AS pending
        FROM cells WHERE bits & (1 << (o - 1)::int) <> 0) c),
    'curve', (SELECT coalesce(jsonb_agg(jsonb_build_object('percent', p, 'shoppers', place, 'spentMinor', running, 'fromMinor', spent_minor) ORDER BY p), '[]') FROM curve),
    -- where four fifths, three, two and one of those who bought lie below
    'fifths', (SELECT jsonb_build_object('recencyDays', to_jsonb(percentile_disc(ARRAY[0.2, 0.4, 0.6, 0.8]) WITHIN GROUP (ORDER BY days)),
        'orders', to_jsonb(percentile_disc(ARRAY[0.2, 0.4, 0.6, 0.8]) WITHIN GROUP (ORDER BY orders)),
        'spentMinor', to_jsonb(percentile_disc(ARRAY[0.2, 0.4, 0.6, 0.8]) WITHIN GROUP (ORDER BY spent_minor)))
      FROM (SELECT orders, spent_minor, (p_at AT TIME ZONE z)::date - (last_order_at AT TIME ZONE z)::date AS days FROM x, shop_zone() z WHERE orders > 0) b),
    'top', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', account_id, 'availablePoints', available_points, 'pendingPoints', pending_points,
        'lastOrderAt', last_order_at, 'segments', segments_named(bits)) ORDER BY available_points + pending_points DESC, account_id), '[]')
      FROM (SELECT * FROM x WHERE available_points + pending_points > 0 ORDER BY available_points + pending_points DESC, account_id LIMIT 10) t),
    'speakers', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', account_id, 'reviews', reviews, 'friends', friends, 'payingFriends', paying_friends,
        'friendsMinor', friends_minor) ORDER BY o), '[]') FROM shoppers_who_speak(20) WITH ORDINALITY k(account_id, reviews, friends, paying_friends, friends_minor, o)))
$$;

-- When the report that is kept was made, where it is the one to read; null: count now.
CREATE OR REPLACE FUNCTION shoppers_kept(p_at timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT at FROM shopper_report WHERE at <= p_at AND at > p_at - interval '1 hour' AND (report->>'shoppers')::int > 5000
$$;

CREATE OR REPLACE FUNCTION shoppers_told(p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT report || jsonb_build_object('at', at) FROM shopper_report WHERE at = shoppers_kept(p_at)), shoppers_report(p_at) || jsonb_build_object('at', p_at))
$$;

-- Counts all shoppers and keeps it; answers how many. What did not change is not written.
CREATE OR REPLACE FUNCTION shoppers_count(p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_report jsonb;
BEGIN
  PERFORM pg_advisory_xact_lock(72707379);
  INSERT INTO shopper_standing AS s SELECT account_id, orders, spent_minor, last_order_at, available_points, pending_points, r, f, m, bits FROM shoppers_scored(v_at)
  ON CONFLICT (account_id) DO UPDATE SET (orders, spent_minor, last_order_at, available_points, pending_points, r, f, m, bits) =
    ROW (excluded.orders, excluded.spent_minor, excluded.last_order_at, excluded.available_points, excluded.pending_points, excluded.r, excluded.f, excluded.m, excluded.bits)
  WHERE s IS DISTINCT FROM excluded;
  DELETE FROM shopper_standing s WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.id = s.account_id AND a.staff_role IS NULL AND a.merged_into IS NULL);
  v_report := shoppers_report(v_at);
  PERFORM holdout_keep(v_at);
  INSERT INTO shopper_report (at, report) VALUES (v_at, v_report) ON CONFLICT (id) DO UPDATE SET at = excluded.at, report = excluded.report;
  RETURN (v_report->>'shoppers')::bigint;
END $$;

-- Who is of a segment, or of a cell of recency and frequency; in a shop with many as they were counted last.
CREATE OR REPLACE FUNCTION shoppers_in(p_segment text, p_r int, p_f int, p_at timestamptz) RETURNS SETOF uuid LANGUAGE plpgsql STABLE AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_bit int := 1 << (array_position(segment_codes(), p_segment) - 1);
BEGIN
  IF shoppers_kept(v_at) IS NOT NULL THEN
    RETURN QUERY SELECT s.account_id FROM shopper_standing s WHERE (v_bit IS NULL OR bits & v_bit <> 0) AND (p_r IS NULL OR r = p_r) AND (p_f IS NULL OR f = p_f);
  ELSE
    RETURN QUERY SELECT s.account_id FROM shoppers_scored(v_at) s WHERE (v_bit IS NULL OR bits & v_bit <> 0) AND (p_r IS NULL OR r = p_r) AND (p_f IS NULL OR f = p_f);
  END IF;
END $$;
