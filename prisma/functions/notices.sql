-- What the shop tells a shopper of points that end: in the app, and by letter to those who want letters.

-- Told 30, 7 and 1 day before, each once for each day on which points end, all that end then in one. Who was not told in
-- time is told of the nearest of these only. In one statement for everybody.
CREATE OR REPLACE FUNCTION notices_expiring(p_at timestamptz, p_limit int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_zone text := shop_zone(); v_today date := (v_at AT TIME ZONE v_zone)::date; v_done int;
BEGIN
  WITH fresh AS (SELECT * FROM notices_due(v_at) ORDER BY account_id, last_day LIMIT p_limit),
  told AS (
    INSERT INTO notice (key, account_id, kind, ends_at, threshold_days, points, at)
    SELECT key, account_id, 'points-expiring', ends_at, threshold, points, v_at FROM fresh ON CONFLICT (key) DO NOTHING RETURNING key),
  written AS (
    INSERT INTO mail_outbox (key, recipient, locale, template, params, created_at)
    SELECT f.key, a.email, a.locale, 'points-expiring', jsonb_build_object('points', f.points, 'idlePoints', f.idle_points, 'endsAt', f.ends_at,
      'timeZone', v_zone, 'days', f.last_day - v_today), v_at
    FROM told t JOIN fresh f ON f.key = t.key JOIN account a ON a.id = f.account_id AND a.wants_expiry_mail AND a.suspended_at IS NULL
    ON CONFLICT (key) DO NOTHING)
  SELECT count(*) INTO v_done FROM told;
  RETURN v_done;
END $$;

-- A notice of points that ended a month ago says nothing to anybody: it goes. Its day will not come again.
CREATE OR REPLACE FUNCTION notices_forget(p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  DELETE FROM notice WHERE ends_at < coalesce(p_at, now()) - interval '30 days'
$$;

-- What is still to be said to a shopper: the nearest notice of each day, while points of theirs end on it.
CREATE OR REPLACE FUNCTION notices_of(p_account uuid, p_at timestamptz)
RETURNS TABLE (id bigint, ends_at timestamptz, points bigint, idle_points bigint) LANGUAGE sql STABLE AS $$
  SELECT n.id, n.ends_at, l.points, l.idle_points
  FROM (SELECT DISTINCT ON (ends_at) * FROM notice WHERE account_id = p_account AND kind = 'points-expiring' AND notice.ends_at > p_at ORDER BY ends_at, threshold_days) n,
  LATERAL (SELECT sum(remaining_points)::bigint AS points, coalesce(sum(remaining_points) FILTER (WHERE idle_days IS NOT NULL), 0)::bigint AS idle_points
    FROM lot WHERE account_id = p_account AND is_live AND state = 'active' AND expires_at <= n.ends_at
      AND expires_at > greatest(p_at, n.ends_at - interval '1 day')) l
  WHERE n.dismissed_at IS NULL AND l.points > 0 ORDER BY n.ends_at
$$;
