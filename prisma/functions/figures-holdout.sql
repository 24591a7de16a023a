-- What became of members who were held out, beside those who joined at the same time and were not.

-- Whom a version drew until a moment: members who joined while it stood, each on one side.
CREATE OR REPLACE FUNCTION holdout_drawn(v holdout_version, p_until timestamptz) RETURNS TABLE (id uuid, held boolean) LANGUAGE sql STABLE AS $$
  SELECT a.id, holdout_lot(v.salt, a.id) < v.share_bps FROM account a
  WHERE a.created_at >= v.starts_at AND a.created_at < p_until AND a.staff_role IS NULL AND a.merged_into IS NULL
$$;

-- One side of the newest holdout that there was: held, rest.
CREATE OR REPLACE FUNCTION holdout_arm(p_arm text, p_at timestamptz) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT d.id FROM (SELECT x AS v FROM holdout_version x WHERE share_bps > 0 AND starts_at <= p_at ORDER BY starts_at DESC, id DESC LIMIT 1) newest
  CROSS JOIN LATERAL holdout_drawn(v, least(p_at, holdout_end(v))) d WHERE d.held = (p_arm = 'held')
$$;

-- Both arms of a version, as they were drawn, whoever did what: members who joined while it stood, and what they bought until p_until. Everybody
-- counts, also who bought nothing: a share of buyers alone would compare people whom the points themselves had chosen.
CREATE OR REPLACE FUNCTION holdout_arms(v holdout_version, p_until timestamptz) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE v_now boolean := p_until < holdout_end(v);
BEGIN
  RETURN (
    WITH drawn AS MATERIALIZED (SELECT * FROM holdout_drawn(v, p_until)),
    late AS MATERIALIZED (SELECT t AS id FROM shopper_fold f, shoppers_touched(f.posting_id, f.orders_at) t WHERE v_now),
    -- while it stands these are all of their orders, which are added up already; looked up one by one (offset 0), for few of all members joined
    bought AS MATERIALIZED (SELECT d.id, f.orders, f.spent_minor FROM drawn d
        CROSS JOIN LATERAL (SELECT * FROM shopper_figures s WHERE s.account_id = d.id OFFSET 0) f WHERE v_now AND d.id NOT IN (SELECT id FROM late)
      UNION ALL SELECT r.account_id, r.orders, r.spent_minor FROM late, shopper_raw(late.id) r
      UNION ALL SELECT points_owner(account_id), count(*)::int, sum(goods_minor - coupon_minor - points_minor - (refunded_minor - refunded_shipping_minor))::bigint
        FROM shop_order WHERE NOT v_now AND paid_at >= v.starts_at AND paid_at < p_until AND account_id IS NOT NULL AND state <> 'refunded'
        AND order_is_shopping(shop_order) GROUP BY 1)
    SELECT jsonb_object_agg(CASE WHEN arm.held THEN 'held' ELSE 'rest' END, jsonb_build_object('members', coalesce(n, 0), 'buyers', coalesce(buyers, 0),
      'again', coalesce(again, 0), 'spentMinor', coalesce(spent, 0), 'meanMinor', mean, 'varianceMinor', variance))
    FROM (VALUES (true), (false)) arm(held) LEFT JOIN (
      SELECT held, count(*) AS n, count(*) FILTER (WHERE orders > 0) AS buyers, count(*) FILTER (WHERE orders > 1) AS again, sum(spent_minor) AS spent,
        avg(coalesce(spent_minor, 0)::float8) AS mean, var_samp(coalesce(spent_minor, 0)::float8) AS variance
      FROM drawn LEFT JOIN bought USING (id) GROUP BY 1) x ON x.held = arm.held);
END $$;

-- Counts what holdouts have found, those that are over for the last time; answers how many. Later orders say nothing of them any more.
CREATE OR REPLACE FUNCTION holdout_keep(p_at timestamptz) RETURNS bigint LANGUAGE sql AS $$
  WITH kept AS (INSERT INTO holdout_result AS r (version_id, arms, counted_at, is_final)
    SELECT v.id, holdout_arms(v, least(p_at, e.ends)), p_at, e.ends <= p_at FROM holdout_version v CROSS JOIN LATERAL (SELECT holdout_end(v) AS ends) e
    WHERE share_bps > 0 AND starts_at <= p_at AND NOT EXISTS (SELECT 1 FROM holdout_result f WHERE f.version_id = v.id AND f.is_final)
    ON CONFLICT (version_id) DO UPDATE SET arms = excluded.arms, counted_at = excluded.counted_at, is_final = excluded.is_final WHERE NOT r.is_final
    RETURNING 1)
  SELECT count(*) FROM kept
$$;

-- What is kept of a version and may be read: its last count, or where many joined that of the last hour; null: count now.
CREATE OR REPLACE FUNCTION holdout_kept(p_version int, p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('arms', arms, 'countedAt', CASE WHEN NOT is_final THEN counted_at END) FROM holdout_result
  WHERE version_id = p_version AND (is_final OR (counted_at <= p_at AND counted_at > p_at - interval '1 hour'
    AND (arms #>> '{held,members}')::int + (arms #>> '{rest,members}')::int > 5000))
$$;

-- The newest holdout that there was and what it tells; null: there never was one.
CREATE OR REPLACE FUNCTION holdout_told(p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('shareBps', (v).share_bps, 'startsAt', (v).starts_at, 'endsAt', ends, 'isOver', ends <= p_at, 'reason', (v).reason,
    'byName', (SELECT coalesce(nullif(a.name, ''), a.email) FROM account a WHERE a.id = (v).created_by))
    || coalesce(holdout_kept((v).id, p_at), jsonb_build_object('arms', holdout_arms(v, least(p_at, ends)), 'countedAt', NULL))
  FROM (SELECT x AS v FROM holdout_version x WHERE share_bps > 0 AND starts_at <= p_at ORDER BY starts_at DESC, id DESC LIMIT 1) newest
  CROSS JOIN LATERAL (SELECT holdout_end(v) AS ends) e
$$;
