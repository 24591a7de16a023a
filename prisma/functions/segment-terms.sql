-- Where shoppers are cut into segments, stated anew. p: terms, reason, requestId, actorId, at. Once per request; the newest holds.
CREATE OR REPLACE FUNCTION segments_publish(p jsonb) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_known segment_terms; v_before jsonb; v_version int;
BEGIN
  PERFORM pg_advisory_xact_lock(72707380);
  SELECT * INTO v_known FROM segment_terms WHERE request_key = p->>'requestId';
  IF FOUND THEN
    IF v_known.terms <> p->'terms' THEN PERFORM refuse('key-reused'); END IF;
    RETURN v_known.version_id;
  END IF;
  v_before := segments_live(v_at);
  INSERT INTO segment_terms (request_key, terms, reason, created_by, created_at)
  VALUES (p->>'requestId', p->'terms', p->>'reason', (p->>'actorId')::uuid, v_at) RETURNING version_id INTO v_version;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after)
  VALUES (v_at, (p->>'actorId')::uuid, 'shoppers.segments.publish', 'segment-terms', p->>'reason', v_before, p->'terms');
  RETURN v_version;
END $$;
