-- Who is offered no points for deeds, by lot, so that what these points do can be told from what would have come anyway (ADR 15).

-- The version that holds at a moment; none: nobody is held out.
CREATE OR REPLACE FUNCTION holdout_at(p_at timestamptz) RETURNS SETOF holdout_version LANGUAGE sql STABLE ROWS 1 AS $$
  SELECT * FROM (SELECT * FROM holdout_version WHERE starts_at <= p_at ORDER BY starts_at DESC, id DESC LIMIT 1) newest WHERE p_at < ends_at
$$;

-- When a version really ended: by its day, or by the next one.
CREATE OR REPLACE FUNCTION holdout_end(v holdout_version) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT least(v.ends_at, (SELECT min(n.starts_at) FROM holdout_version n WHERE n.id > v.id))
$$;

-- The lot of an account, 0 to 9999: the same for as long as the version stands, whoever asks.
CREATE OR REPLACE FUNCTION holdout_lot(p_salt uuid, p_account uuid) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (((get_byte(h, 0)::bigint << 24) + (get_byte(h, 1) << 16) + (get_byte(h, 2) << 8) + get_byte(h, 3)) % 10000)::int
  FROM sha256(uuid_send(p_salt) || uuid_send(p_account)) AS h
$$;

-- Whether an account is held out at a moment: it joined while the version stood, so that nobody loses what they were shown before.
CREATE OR REPLACE FUNCTION is_held_out(p_account uuid, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM holdout_at(p_at) v JOIN account a ON a.id = points_owner(p_account)
    WHERE a.created_at >= v.starts_at AND holdout_lot(v.salt, a.id) < v.share_bps)
$$;

-- Which rules are kept from who is held out: those for deeds. What is earned by paying is part of the price, the same for everybody, and
-- what signing up gives was promised before anybody could be drawn. lib/shoppers/holdout/rules.ts says the same.
CREATE OR REPLACE FUNCTION holdout_withholds(p_trigger jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT p_trigger->>'kind' = 'behaviour' AND p_trigger->>'code' <> 'sign-up'
$$;

-- Of these rules, those that an account is offered at a moment; a guest is offered all.
CREATE OR REPLACE FUNCTION rules_offered(p_rules jsonb, p_account uuid, p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_account IS NOT NULL AND is_held_out(p_account, p_at) THEN (
    SELECT coalesce(jsonb_agg(r ORDER BY n), '[]') FROM jsonb_array_elements(p_rules) WITH ORDINALITY t(r, n) WHERE NOT holdout_withholds(r->'trigger'))
  ELSE p_rules END
$$;

-- States the share anew: a row more, never a row changed. Once per request. p: shareBps, days, reason, requestId, actorId, at.
CREATE OR REPLACE FUNCTION holdout_save(p jsonb) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz(3) := coalesce((p->>'at')::timestamptz, now()); v_share int := (p->>'shareBps')::int; v_was holdout_version; v_now holdout_version;
  v_ends timestamptz(3) := CASE WHEN v_share = 0 THEN v_at ELSE days_end(v_at, (p->>'days')::int) END;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('holdout', 0));
  SELECT * INTO v_now FROM holdout_version WHERE request_key = p->>'requestId';
  IF FOUND THEN
    IF (v_now.share_bps, v_now.reason) <> (v_share, p->>'reason') OR (v_share > 0 AND v_now.ends_at <> days_end(v_now.starts_at, (p->>'days')::int))
      THEN PERFORM refuse('key-reused'); END IF;
    RETURN v_now.id;
  END IF;
  SELECT * INTO v_was FROM holdout_at(v_at);
  IF v_share = 0 AND v_was.id IS NULL THEN PERFORM refuse('holdout-none'); END IF;
  INSERT INTO holdout_version (request_key, share_bps, salt, starts_at, ends_at, reason, created_by)
  VALUES (p->>'requestId', v_share, gen_random_uuid(), v_at, v_ends, p->>'reason', (p->>'actorId')::uuid) RETURNING * INTO v_now;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after) VALUES (v_at, (p->>'actorId')::uuid, 'points.holdout.save', 'holdout:' || v_now.id,
    p->>'reason', CASE WHEN v_was.id IS NOT NULL THEN jsonb_build_object('id', v_was.id, 'shareBps', v_was.share_bps, 'until', v_was.ends_at) END,
    jsonb_build_object('shareBps', v_share, 'until', v_ends));
  RETURN v_now.id;
END $$;
