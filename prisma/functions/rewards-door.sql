-- Who may have a reward, and from when: a tier and those above it, or everybody and one tier some days earlier.

-- The tiers of a moment and where a shopper stands among them: {levels, measure, counted, held}; a guest stands nowhere.
CREATE OR REPLACE FUNCTION tier_ladder(p_account uuid, p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('levels', coalesce(t->'levels', '[]'))
    || CASE WHEN p_account IS NOT NULL THEN coalesce(tier_standing(p_account, p_at), '{}') - 'tier' ELSE '{}' END
  FROM (SELECT tiers_live(p_at) AS t) live
$$;

-- One tier that is asked for, and what is missing to it: 0 when it is reached, null when nobody can say. A tier that is no
-- more is reached by nobody.
CREATE OR REPLACE FUNCTION tier_asked(p_ladder jsonb, p_code text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_code IS NOT NULL THEN jsonb_build_object('code', p_code, 'titleZh', coalesce(l->>'nameZh', p_code), 'titleEn', coalesce(l->>'nameEn', p_code),
    'measure', p_ladder->'measure', 'missing', CASE WHEN l IS NOT NULL AND p_ladder->>'counted' IS NOT NULL
      THEN CASE WHEN tier_least(l) <= (p_ladder->>'held')::bigint THEN 0
        ELSE tier_least(l) - (p_ladder->>'counted')::bigint END END) END
  FROM (SELECT 1) one LEFT JOIN jsonb_array_elements(p_ladder->'levels') l ON l->>'code' = p_code
$$;

-- The door of a reward as one shopper finds it: {isOpen, opensAt, minTier, earlyTier}. The mall shows it, the exchange obeys it.
CREATE OR REPLACE FUNCTION reward_door(r reward, p_ladder jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('minTier', m, 'earlyTier', e, 'opensAt', opens,
    'isOpen', coalesce(opens <= p_at, true) AND (r.min_tier IS NULL OR coalesce((m->>'missing')::bigint = 0, false)))
  FROM (SELECT tier_asked(p_ladder, r.min_tier) AS m, tier_asked(p_ladder, r.early_tier) AS e) asked,
  LATERAL (SELECT CASE WHEN (e->>'missing')::bigint = 0
    THEN (r.starts_at AT TIME ZONE shop_zone() - make_interval(days => r.early_days)) AT TIME ZONE shop_zone() ELSE r.starts_at END AS opens) w
$$;

-- Lets a shopper in at the exchange, or says what is missing. Decided under the shopper's lock, which orders and refunds take too.
CREATE OR REPLACE FUNCTION reward_admit(r reward, p_account uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE d jsonb;
BEGIN
  IF r.min_tier IS NULL AND coalesce(r.starts_at <= p_at, true) THEN RETURN; END IF;
  d := reward_door(r, tier_ladder(p_account, p_at), p_at);
  IF (d->>'isOpen')::boolean THEN RETURN; END IF;
  IF r.min_tier IS NOT NULL AND (d->'minTier'->>'missing')::bigint IS DISTINCT FROM 0 THEN
    PERFORM refuse('reward-tier-needed', jsonb_build_object('tierZh', d->'minTier'->>'titleZh', 'tierEn', d->'minTier'->>'titleEn'));
  END IF;
  PERFORM refuse('reward-not-open', jsonb_build_object('at', to_char((d->>'opensAt')::timestamptz AT TIME ZONE shop_zone(), 'YYYY-MM-DD HH24:MI')));
END $$;

-- A reward asks only for tiers that there are. While one does, a tier can't be left out: see tiers_publish, whose lock this shares.
CREATE OR REPLACE FUNCTION reward_tiers_stand(r reward, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF r.min_tier IS NULL AND r.early_tier IS NULL THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock_shared(72707378);
  IF EXISTS (SELECT 1 FROM unnest(ARRAY[r.min_tier, r.early_tier]) code WHERE code IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(coalesce(tiers_live(p_at)->'levels', '[]')) l WHERE l->>'code' = code)) THEN
    PERFORM refuse('reward-tier-unknown');
  END IF;
END $$;
