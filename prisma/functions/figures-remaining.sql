-- What is left of points: what ends on which day, what waits and what is held by the month that it was given in, and who has how much. These are
-- states and no flows: a lot's last day may move. So they are worked out anew for whoever did something, and the sums go by the difference.

-- What shoppers have, from their own rows: one place says how it is counted. A lot's last day is the one that ends when it does.
CREATE OR REPLACE FUNCTION remaining_of(p_accounts uuid[])
RETURNS TABLE (account_id uuid, what text, day date, funding text, budget_id uuid, points bigint) LANGUAGE sql STABLE ROWS 1000 AS $$
  -- one shopper's lots after the other (offset 0): by their state they would be those of all shoppers
  WITH mine AS MATERIALIZED (SELECT l.* FROM unnest(p_accounts) t(id) CROSS JOIN LATERAL (
    SELECT account_id, state, expires_at, remaining_points FROM lot WHERE lot.account_id = t.id AND is_live OFFSET 0) l)
  SELECT b.account_id, 'has', '-infinity'::date, '', NULL::uuid, b.available_points FROM points_balance b WHERE b.account_id = ANY (p_accounts) AND b.available_points > 0
  UNION ALL
  SELECT l.account_id, 'ends', ((l.expires_at - interval '1 millisecond') AT TIME ZONE (SELECT shop_zone()))::date, '', NULL::uuid, sum(l.remaining_points)::bigint
  FROM mine l WHERE l.state = 'active' AND l.expires_at IS NOT NULL GROUP BY 1, 3
  UNION ALL
  -- few have points that wait, and their balance says so
  SELECT l.account_id, 'pending', date_trunc('month', p.at AT TIME ZONE (SELECT shop_zone()))::date, l.funding, l.budget_id, sum(l.remaining_points)::bigint
  FROM points_balance b CROSS JOIN LATERAL (SELECT account_id, posting_id, funding, budget_id, remaining_points FROM lot
      WHERE lot.account_id = b.account_id AND is_live AND state = 'pending' OFFSET 0) l
    CROSS JOIN LATERAL (SELECT at FROM posting WHERE posting.id = l.posting_id OFFSET 0) p
  WHERE b.account_id = ANY (p_accounts) AND b.pending_points > 0 GROUP BY 1, 3, 4, 5
  UNION ALL
  -- a hold is found by the posting that took it; few shoppers have one
  SELECT b.account_id, 'held', date_trunc('month', p.at AT TIME ZONE (SELECT shop_zone()))::date, l.funding, l.budget_id, sum(u.amount_points)::bigint
  FROM points_balance b JOIN posting t ON t.account_id = b.account_id AND t.kind = 'hold'
    JOIN points_hold h ON h.key = CASE WHEN t.key LIKE '%:again' THEN left(t.key, -length(':again')) ELSE t.key END AND h.posting_id = t.id AND h.state = 'active'
    JOIN lot_use u ON u.posting_id = t.id JOIN lot l ON l.id = u.lot_id JOIN posting p ON p.id = l.posting_id
  WHERE b.account_id = ANY (p_accounts) AND b.held_points > 0 GROUP BY 1, 3, 4, 5
$$;

-- Writes down what these shoppers have now; what did not change is not written.
CREATE OR REPLACE FUNCTION remaining_fold(p_accounts uuid[]) RETURNS void LANGUAGE sql AS $$
  WITH moved AS MATERIALIZED (
    SELECT account_id, what, day, funding, budget_id, coalesce(sum(points) FILTER (WHERE is_now), 0)::bigint AS points, coalesce(sum(points) FILTER (WHERE NOT is_now), 0)::bigint AS was
    FROM (SELECT true AS is_now, r.* FROM remaining_of(p_accounts) r UNION ALL SELECT false, s.* FROM shopper_remaining s WHERE s.account_id = ANY (p_accounts)) x
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(CASE WHEN is_now THEN points ELSE -points END) <> 0),
  gone AS (DELETE FROM shopper_remaining s USING moved m WHERE m.points = 0 AND (s.account_id, s.what, s.day, s.funding) = (m.account_id, m.what, m.day, m.funding)
    AND s.budget_id IS NOT DISTINCT FROM m.budget_id),
  kept AS (INSERT INTO shopper_remaining SELECT account_id, what, day, funding, budget_id, points FROM moved WHERE points > 0
    ON CONFLICT ON CONSTRAINT shopper_remaining_once DO UPDATE SET points = excluded.points),
  sums AS (INSERT INTO remaining_sum AS s SELECT what, day, funding, budget_id, sum(points - was) FROM moved WHERE what <> 'has' GROUP BY 1, 2, 3, 4 HAVING sum(points - was) <> 0
    ON CONFLICT ON CONSTRAINT remaining_sum_once DO UPDATE SET points = s.points + excluded.points)
  INSERT INTO purse_sum AS p SELECT v.points, sum(v.n) FROM moved, LATERAL (VALUES (points, 1), (was, -1)) v(points, n) WHERE what = 'has' AND v.points > 0 GROUP BY 1 HAVING sum(v.n) <> 0
  ON CONFLICT (available_points) DO UPDATE SET shoppers = p.shoppers + excluded.shoppers
$$;

-- Whose rows are read: whoever did something since; everybody in a shop that has just moved to another zone.
CREATE OR REPLACE FUNCTION remaining_late() RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN fold_stands() THEN ARRAY(SELECT shoppers_late()) ELSE ARRAY(SELECT id FROM account) END
$$;

-- What is left of everybody's points now. p_late: whose rows are read, where somebody has asked for them already; so in the two below.
CREATE OR REPLACE FUNCTION remaining_now(p_late uuid[] DEFAULT NULL) RETURNS TABLE (what text, day date, funding text, budget_id uuid, points bigint) LANGUAGE sql STABLE AS $$
  WITH late AS MATERIALIZED (SELECT coalesce(p_late, remaining_late()) AS ids)
  SELECT what, day, funding, budget_id, sum(points)::bigint FROM (
    SELECT what, day, funding, budget_id, points FROM remaining_sum WHERE (SELECT fold_stands())
    UNION ALL SELECT s.what, s.day, s.funding, s.budget_id, -s.points FROM late, shopper_remaining s WHERE s.account_id = ANY (late.ids) AND (SELECT fold_stands())
    UNION ALL SELECT r.what, r.day, r.funding, r.budget_id, r.points FROM late, remaining_of(late.ids) r) x
  WHERE what <> 'has' GROUP BY 1, 2, 3, 4 HAVING sum(points) <> 0
$$;

-- The same of the points that end, by their last day, after a moment: what should have ended by then and waits for its job has none.
CREATE OR REPLACE FUNCTION remaining_ends(p_at timestamptz, p_late uuid[] DEFAULT NULL) RETURNS TABLE (day date, points bigint) LANGUAGE sql STABLE AS $$
  WITH t AS (SELECT (p_at AT TIME ZONE shop_zone())::date AS today),
  over AS (SELECT coalesce(sum(l.remaining_points), 0) AS points FROM lot l WHERE l.is_live AND l.state = 'active'
    AND l.expires_at > (SELECT day_start(today) FROM t) AND l.expires_at <= p_at)
  SELECT r.day, (r.points - CASE WHEN r.day = t.today THEN over.points ELSE 0 END)::bigint FROM t, over, remaining_now(p_late) r WHERE r.what = 'ends' AND r.day >= t.today
$$;

-- How many have how many points that can be used, of those who have any.
CREATE OR REPLACE FUNCTION purses_now(p_late uuid[] DEFAULT NULL) RETURNS TABLE (available_points bigint, shoppers bigint) LANGUAGE sql STABLE AS $$
  WITH late AS MATERIALIZED (SELECT coalesce(p_late, remaining_late()) AS ids)
  SELECT available_points, sum(shoppers)::bigint FROM (
    SELECT available_points, shoppers FROM purse_sum WHERE (SELECT fold_stands())
    UNION ALL SELECT s.points, -1 FROM late, shopper_remaining s WHERE s.account_id = ANY (late.ids) AND s.what = 'has' AND (SELECT fold_stands())
    UNION ALL SELECT b.available_points, 1 FROM late, points_balance b WHERE b.account_id = ANY (late.ids) AND b.available_points > 0) x
  GROUP BY 1 HAVING sum(shoppers) <> 0
$$;

-- How often what is kept of shoppers is not what their rows say, or the sums are not theirs.
CREATE OR REPLACE FUNCTION remaining_wrong() RETURNS bigint LANGUAGE sql STABLE AS $$
  WITH late AS MATERIALIZED (SELECT shoppers_late() AS id),
  kept AS MATERIALIZED (SELECT * FROM shopper_remaining s WHERE account_id NOT IN (SELECT id FROM late)),
  rows AS MATERIALIZED (SELECT * FROM remaining_of(ARRAY(SELECT id FROM account WHERE id NOT IN (SELECT id FROM late)))),
  sums AS (SELECT what, day, funding, budget_id, sum(points)::bigint AS points FROM shopper_remaining WHERE what <> 'has' GROUP BY 1, 2, 3, 4),
  purses AS (SELECT points, count(*) AS shoppers FROM shopper_remaining WHERE what = 'has' GROUP BY 1)
  SELECT (SELECT count(*) FROM ((TABLE kept EXCEPT TABLE rows) UNION ALL (TABLE rows EXCEPT TABLE kept)) x)
    + (SELECT count(*) FROM ((SELECT * FROM remaining_sum WHERE points <> 0 EXCEPT TABLE sums) UNION ALL (TABLE sums EXCEPT TABLE remaining_sum)) x)
    + (SELECT count(*) FROM ((SELECT * FROM purse_sum WHERE shoppers <> 0 EXCEPT TABLE purses) UNION ALL (TABLE purses EXCEPT TABLE purse_sum)) x)
$$;
