-- The bands of figures that hold; null before the shop has stated its own.
CREATE OR REPLACE FUNCTION figure_bands_live() RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('lowBps', low_bps, 'watchBps', watch_bps, 'warnBps', warn_bps, 'usageLowBps', usage_low_bps)
  FROM figure_bands ORDER BY id DESC LIMIT 1
$$;

-- States them anew: a row more, never a row changed, and who and why in the same breath. Once per request.
CREATE OR REPLACE FUNCTION figure_bands_save(p_bands jsonb, p_reason text, p_request text, p_actor uuid, p_at timestamptz)
RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_before jsonb; v_made audit_log; v_id int;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('figure-bands', 0));
  SELECT id INTO v_id FROM figure_bands WHERE request_key = p_request;
  IF FOUND THEN
    SELECT * INTO v_made FROM audit_log WHERE subject = 'figure-bands:' || v_id;
    IF v_made.after <> p_bands OR v_made.reason <> p_reason THEN PERFORM refuse('key-reused'); END IF;
    RETURN v_id;
  END IF;
  v_before := figure_bands_live();
  INSERT INTO figure_bands (request_key, low_bps, watch_bps, warn_bps, usage_low_bps, reason, created_by, created_at)
  VALUES (p_request, (p_bands->>'lowBps')::int, (p_bands->>'watchBps')::int, (p_bands->>'warnBps')::int, (p_bands->>'usageLowBps')::int,
    p_reason, p_actor, v_at) RETURNING id INTO v_id;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after)
  VALUES (v_at, p_actor, 'analytics.bands.save', 'figure-bands:' || v_id, p_reason, v_before, p_bands);
  RETURN v_id;
END $$;
