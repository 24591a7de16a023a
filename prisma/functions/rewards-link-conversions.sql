-- What other platforms say was bought through our links.

-- What each row of an export tells us anew. rows: line, reference, order, state, amountMinor, at, hasOffset. An order is of one claim for good.
CREATE OR REPLACE FUNCTION conversions_judge(p_rows jsonb)
RETURNS TABLE (line int, order_number text, claim_id uuid, platform text, state text, amount_minor bigint, ordered_at timestamptz, outcome text) LANGUAGE sql STABLE AS $$
  SELECT t.line, t."order", c.id, l.platform, t.state, t."amountMinor",
    CASE WHEN t."hasOffset" THEN t.at::timestamptz ELSE t.at::timestamp AT TIME ZONE shop_zone() END,
    CASE WHEN c.id IS NULL THEN 'reference-unknown' WHEN told.others THEN 'order-elsewhere' WHEN told.same THEN 'known' WHEN told.any THEN 'changed' ELSE 'new' END
  FROM jsonb_to_recordset(p_rows) AS t(line int, reference text, "order" text, state text, "amountMinor" bigint, at text, "hasOffset" boolean)
  LEFT JOIN link_reference f ON f.reference = t.reference LEFT JOIN claim c ON c.id = f.claim_id
  LEFT JOIN reward_version v ON v.reward_id = c.reward_id AND v.version = c.reward_version,
  LATERAL (SELECT v.told->'settings'->'link'->>'platform' AS platform) l,
  LATERAL (SELECT count(*) > 0 AS any, coalesce(bool_or(x.claim_id <> c.id), false) AS others,
    coalesce(bool_or((x.state, x.amount_minor) = (t.state, t."amountMinor")), false) AS same
    FROM conversion x WHERE x.platform = l.platform AND x.order_number = t."order") told
$$;

-- Looks at an export, or takes it in, and tells of every line either way; the same request is answered as it was first. One at a time, so
-- that none is told twice. p: requestId, fileName, dryRun, conversions, read (what reading told), linesKept, actorId, at.
CREATE OR REPLACE FUNCTION conversions_take(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_actor uuid := (p->>'actorId')::uuid; v_was conversion_upload; v_report jsonb; v_upload uuid; v_judged jsonb; v_added jsonb;
  v_written boolean := NOT (p->>'dryRun')::boolean AND (p->'read'->>'bad')::int = 0;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('conversions', 0));
  SELECT * INTO v_was FROM conversion_upload WHERE request_key = p->>'requestId';
  IF FOUND THEN
    IF v_was.actor_id <> v_actor THEN PERFORM refuse('key-reused'); END IF;
    RETURN v_was.report;
  END IF;
  SELECT coalesce(jsonb_agg(jsonb_build_object('line', j.line, 'code', j.outcome, 'order', j.order_number)), '[]'),
    coalesce(jsonb_agg(to_jsonb(j) ORDER BY j.line) FILTER (WHERE j.outcome IN ('new', 'changed')), '[]') INTO v_judged, v_added
  FROM conversions_judge(p->'conversions') j;
  v_report := conversions_report(p->'read', v_judged, (p->>'linesKept')::int) || jsonb_build_object('isWritten', v_written);
  IF v_written THEN
    INSERT INTO conversion_upload (request_key, file_name, report, actor_id, at) VALUES (p->>'requestId', p->>'fileName', v_report, v_actor, v_at) RETURNING id INTO v_upload;
    INSERT INTO conversion (upload_id, line, claim_id, platform, order_number, state, amount_minor, ordered_at)
    SELECT v_upload, j.line, j.claim_id, j.platform, j.order_number, j.state, j.amount_minor, j.ordered_at FROM jsonb_populate_recordset(NULL::conversion, v_added) j;
    -- bought is used, in time or told late; what was given back there stays used here
    UPDATE claim c SET state = 'used', used_at = x.at FROM (SELECT j.claim_id, least(min(j.ordered_at), v_at) AS at FROM jsonb_populate_recordset(NULL::conversion, v_added) j
      WHERE j.state = 'paid' GROUP BY j.claim_id) x WHERE c.id = x.claim_id AND c.state IN ('issued', 'expired');
    INSERT INTO audit_log (at, actor_id, action, subject, after) VALUES (v_at, v_actor, 'reward.conversions', 'conversion-upload:' || v_upload,
      jsonb_build_object('file', p->>'fileName', 'new', v_report->'new', 'changed', v_report->'changed'));
  END IF;
  RETURN v_report;
END $$;

-- All lines counted, the first of them kept: what is wrong before what is well.
CREATE OR REPLACE FUNCTION conversions_report(p_read jsonb, p_judged jsonb, p_kept int) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  WITH said AS (SELECT l FROM jsonb_array_elements((p_read->'lines') || p_judged) l),
  kept AS (SELECT l FROM said ORDER BY l->>'code' IN ('new', 'changed', 'known', 'twice'), (l->>'line')::int LIMIT p_kept)
  SELECT jsonb_build_object('rows', p_read->'rows', 'others', p_read->'others', 'bad', p_read->'bad',
    'lines', (SELECT coalesce(jsonb_agg(l ORDER BY (l->>'line')::int), '[]') FROM kept))
  || (SELECT jsonb_object_agg(code, (SELECT count(*) FROM said WHERE l->>'code' = code))
    FROM unnest(ARRAY['new', 'changed', 'known', 'twice', 'reference-malformed', 'reference-unknown', 'order-elsewhere']) code)
$$;
