-- Tiers: the more one has spent lately, the higher. Nothing is kept per shopper: a tier is worked out from paid orders.

-- The tiers of a moment; null before a shop has stated any.
CREATE OR REPLACE FUNCTION tiers_live(p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT terms FROM tier_terms WHERE created_at <= p_at ORDER BY created_at DESC, version_id DESC LIMIT 1
$$;

-- Paid for goods, less what was refunded, since the same day so many months ago; not what rewards or draws cost; accounts merged into this one count with it.
CREATE OR REPLACE FUNCTION tier_spend(p_account uuid, p_months int, p_at timestamptz) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(goods_minor - coupon_minor - points_minor - (refunded_minor - refunded_shipping_minor)), 0)::bigint FROM shop_order
  WHERE account_id IN (SELECT p_account UNION ALL SELECT from_id FROM account_merge WHERE into_id = p_account AND reverted_at IS NULL)
    AND paid_at < p_at AND order_is_shopping(shop_order)
    AND paid_at >= (date_trunc('day', p_at AT TIME ZONE shop_zone()) - make_interval(months => p_months)) AT TIME ZONE shop_zone()
$$;

-- The highest level that so much money reaches, by its code; null below the first.
CREATE OR REPLACE FUNCTION tier_reached(p_levels jsonb, p_spent bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT l->>'code' FROM jsonb_array_elements(p_levels) l WHERE (l->>'atLeastMinor')::bigint <= p_spent
  ORDER BY (l->>'atLeastMinor')::bigint DESC LIMIT 1
$$;

-- Where a shopper stands: {spentMinor, tier}, the tier by its code; null without tiers.
CREATE OR REPLACE FUNCTION tier_standing(p_account uuid, p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH live AS MATERIALIZED (SELECT t, tier_spend(p_account, (t->>'windowMonths')::int, p_at) AS spent FROM tiers_live(p_at) t WHERE t IS NOT NULL)
  SELECT jsonb_build_object('spentMinor', spent, 'tier', tier_reached(t->'levels', spent)) FROM live
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
