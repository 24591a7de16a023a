-- A tier that will be lost is told of, 30 and 7 days before, each once.

-- Whose level may end within 30 days: whoever has a day that counts no more by then, and enough for the lowest level since the first day that
-- says anything. Nobody else is looked at; what is folded says no for most. In the order of their ids after one of them, so many.
CREATE OR REPLACE FUNCTION tiers_maybe_ending(p_at timestamptz, p_after uuid, p_most int) RETURNS SETOF uuid LANGUAGE plpgsql STABLE AS $$
DECLARE v_terms jsonb := tiers_live(p_at); v_first date := (p_at AT TIME ZONE shop_zone())::date - tier_grace(v_terms); v_from date := tier_counts_from(v_terms, v_first);
  v_until date := tier_counts_from(v_terms, v_first + 31); v_least bigint := (SELECT min(from_amount) FROM tier_bands(v_terms));
BEGIN
  RETURN QUERY WITH late AS MATERIALIZED (SELECT t AS id FROM shoppers_late() t),
  told AS (SELECT a.id FROM account a WHERE a.staff_role IS NULL AND a.suspended_at IS NULL AND a.merged_into IS NULL)
  SELECT w.id FROM (
    (SELECT late.id FROM late JOIN told USING (id) WHERE late.id > p_after)
    UNION (SELECT d.account_id FROM tier_day d JOIN told ON told.id = d.account_id
      WHERE d.account_id > p_after AND d.day >= v_from AND NOT EXISTS (SELECT 1 FROM late WHERE late.id = d.account_id)
      GROUP BY d.account_id HAVING min(d.day) < v_until AND sum(tier_amount(v_terms, d)) >= v_least ORDER BY d.account_id LIMIT p_most)) w
  ORDER BY w.id LIMIT p_most;
END $$;

-- Of these, who loses their tier within 30 days if they buy nothing, and was not told of it at the nearer of 30 and 7 days before.
CREATE OR REPLACE FUNCTION tiers_ending(p_at timestamptz, p_of uuid[]) RETURNS TABLE (key text, account_id uuid, keep jsonb, ends_at timestamptz, threshold int)
LANGUAGE sql STABLE AS $$
  SELECT k.key, k.id, keep, end_of_day(last_day, zone), days
  FROM (SELECT shop_zone() AS zone, (p_at AT TIME ZONE shop_zone())::date AS today) z,
  LATERAL (SELECT id, tier_keep(id, p_at) AS keep FROM unnest(p_of) id OFFSET 0) mine, LATERAL (SELECT (keep->>'lastDay')::date AS last_day) l,
  LATERAL (SELECT CASE WHEN last_day - today <= 7 THEN 7 ELSE 30 END AS days) d, LATERAL (SELECT id, 'tier-ending:' || id || ':' || last_day || ':' || days AS key) k
  WHERE last_day <= today + 30 AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.key = k.key)
$$;

-- Tells so many of them, in the app and by letter to those who want letters: {told, isDone}. Everybody is looked at once a day of the shop, by day
-- alone so that nobody is woken; a step that is broken off has told nobody.
CREATE OR REPLACE FUNCTION tiers_tell(p_at timestamptz, p_most int) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_zone text := shop_zone(); v_look tier_look; v_of uuid[]; v_told int;
BEGIN
  IF extract(hour FROM v_at AT TIME ZONE v_zone) NOT BETWEEN 9 AND 20 THEN RETURN '{"told": 0, "isDone": true}'; END IF;
  SELECT * INTO v_look FROM tier_look FOR UPDATE;
  IF v_look.day IS DISTINCT FROM (v_at AT TIME ZONE v_zone)::date THEN
    v_look.day := (v_at AT TIME ZONE v_zone)::date; v_look.after := '00000000-0000-0000-0000-000000000000';
  END IF;
  v_of := ARRAY(SELECT tiers_maybe_ending(v_at, v_look.after, p_most));
  WITH fresh AS MATERIALIZED (SELECT * FROM tiers_ending(v_at, v_of)),
  told AS (
    INSERT INTO notice (key, account_id, kind, ends_at, threshold_days, points, at)
    SELECT f.key, f.account_id, 'tier-ending', f.ends_at, f.threshold, 0, v_at FROM fresh f ON CONFLICT (key) DO NOTHING RETURNING notice.key),
  written AS (
    INSERT INTO mail_outbox (key, recipient, locale, template, params, created_at)
    SELECT f.key, a.email, a.locale, 'tier-ending', f.keep || jsonb_build_object('endsAt', f.ends_at, 'timeZone', v_zone, 'currency', (SELECT currency FROM shop)), v_at
    FROM told t JOIN fresh f ON f.key = t.key JOIN account a ON a.id = f.account_id AND a.wants_expiry_mail ON CONFLICT (key) DO NOTHING)
  SELECT count(*) INTO v_told FROM told;
  UPDATE tier_look SET day = v_look.day, after = coalesce(v_of[cardinality(v_of)], v_look.after);
  RETURN jsonb_build_object('told', v_told, 'isDone', cardinality(v_of) < p_most);
END $$;

-- What is still to be said to a shopper of their tier: the notice that was not put aside, while the tier would be lost on its day; null: nothing.
CREATE OR REPLACE FUNCTION tier_notice_of(p_account uuid, p_keep jsonb, p_at timestamptz) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT n.id FROM (SELECT * FROM notice WHERE account_id = p_account AND kind = 'tier-ending' AND notice.ends_at > p_at
    AND notice.ends_at = end_of_day((p_keep->>'lastDay')::date, shop_zone()) ORDER BY threshold_days LIMIT 1) n WHERE n.dismissed_at IS NULL
$$;
