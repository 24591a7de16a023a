-- What shoppers are still to be told of; apart from the telling, for the list of jobs reads it too.

-- Days on which points of a shopper end, and of which nothing has been said yet at the nearest of 30, 7 and 1 day before. By
-- day alone, so that nobody is woken.
CREATE OR REPLACE FUNCTION notices_due(p_at timestamptz) RETURNS TABLE (key text, account_id uuid, last_day date, ends_at timestamptz,
  points bigint, idle_points bigint, threshold int) LANGUAGE sql STABLE AS $$
  SELECT k.key, e.account_id, e.last_day, e.ends_at, e.points::bigint, e.idle_points::bigint, e.threshold
  FROM (SELECT *, CASE WHEN x.last_day - z.today <= 1 THEN 1 WHEN x.last_day - z.today <= 7 THEN 7 ELSE 30 END AS threshold
    FROM (SELECT zone, (p_at AT TIME ZONE zone)::date AS today FROM shop_zone() zone) z,
    LATERAL (SELECT l.account_id, ((expires_at - interval '1 millisecond') AT TIME ZONE z.zone)::date AS last_day, max(expires_at) AS ends_at,
        sum(remaining_points) AS points, coalesce(sum(remaining_points) FILTER (WHERE idle_days IS NOT NULL), 0) AS idle_points
      FROM lot l WHERE state = 'active' AND is_live AND expires_at > p_at AND expires_at <= days_end(p_at, 30) GROUP BY 1, 2) x
    WHERE extract(hour FROM p_at AT TIME ZONE z.zone) BETWEEN 9 AND 20) e,
  LATERAL (SELECT 'points-expiring:' || e.account_id || ':' || e.last_day || ':' || e.threshold AS key) k
  WHERE NOT EXISTS (SELECT 1 FROM notice n WHERE n.key = k.key)
$$;
