-- New points terms: a row more, never a row changed, and who said so in the same breath. They never reach back.
CREATE OR REPLACE FUNCTION terms_publish(p_terms jsonb, p_from timestamptz, p_reason text, p_actor uuid, p_request text, p_at timestamptz)
RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_made jsonb; v_before points_terms; v_version int;
BEGIN
  PERFORM pg_advisory_xact_lock(72707372);
  SELECT after INTO v_made FROM audit_log WHERE subject = 'points-terms' AND after->>'requestId' = p_request;
  IF FOUND THEN
    IF v_made->'terms' <> p_terms OR v_made->'from' <> coalesce(to_jsonb(p_from), 'null') THEN PERFORM refuse('key-reused'); END IF;
    RETURN (v_made->>'versionId')::int;
  END IF;
  IF p_from < v_at THEN PERFORM refuse('terms-in-the-past'); END IF;
  SELECT * INTO v_before FROM points_terms WHERE effective_from <= v_at ORDER BY effective_from DESC, version_id DESC LIMIT 1;
  INSERT INTO points_terms (effective_from, terms, reason, created_by, created_at)
  VALUES (coalesce(p_from, v_at), p_terms, p_reason, p_actor, v_at) RETURNING version_id INTO v_version;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after)
  VALUES (v_at, p_actor, 'points.terms.publish', 'points-terms', p_reason,
    CASE WHEN v_before.version_id IS NOT NULL THEN jsonb_build_object('versionId', v_before.version_id, 'terms', v_before.terms) END,
    jsonb_build_object('versionId', v_version, 'terms', p_terms, 'from', p_from, 'requestId', p_request));
  RETURN v_version;
END $$;

-- The same from the settings, now: of the version that was read there. Not where another came meanwhile, and not where one is to come, which would
-- undo it without a word.
CREATE OR REPLACE FUNCTION terms_restate(p_terms jsonb, p_version int, p_reason text, p_actor uuid, p_request text, p_at timestamptz)
RETURNS int LANGUAGE plpgsql AS $$
-- not the beginning of the statement: what it waited for may have begun after it
DECLARE v_at timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(72707372);
  v_at := coalesce(p_at, clock_timestamp());
  IF NOT EXISTS (SELECT FROM audit_log WHERE subject = 'points-terms' AND after->>'requestId' = p_request) THEN
    IF EXISTS (SELECT FROM points_terms WHERE effective_from > v_at) THEN PERFORM refuse('terms-coming'); END IF;
    IF p_version <> coalesce((SELECT version_id FROM points_terms ORDER BY effective_from DESC, version_id DESC LIMIT 1), 0) THEN
      PERFORM refuse('terms-moved');
    END IF;
  END IF;
  RETURN terms_publish(p_terms, NULL, p_reason, p_actor, p_request, p_at);
END $$;
