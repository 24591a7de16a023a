-- Files that leave the shop: asked for once, written by whoever is free, kept for some days.

-- Asks for a file. p: id, requestId, export, format, locale, asked, actorId, at. The same request is the same file.
CREATE OR REPLACE FUNCTION export_ask(p jsonb) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_key text := (p->>'actorId') || ':' || (p->>'requestId'); v_id uuid;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('export:' || v_key, 0));
  SELECT id INTO v_id FROM export_run WHERE request_key = v_key;
  IF FOUND THEN RETURN v_id; END IF;
  IF (SELECT count(*) FROM export_run WHERE state IN ('waiting', 'running') AND asked_by = (p->>'actorId')::uuid) >= 10 THEN PERFORM refuse('exports-many'); END IF;
  INSERT INTO export_run (id, request_key, export, format, locale, asked, state, asked_by, asked_at, touched_at)
  VALUES ((p->>'id')::uuid, v_key, p->>'export', p->>'format', p->>'locale', p->'asked', 'waiting', (p->>'actorId')::uuid, v_at, v_at)
  RETURNING id INTO v_id;
  PERFORM export_told(p, NULL);
  RETURN v_id;
END $$;

-- That a table left, or was asked for, stands in the record; not whom somebody searched for, which could never be taken out again.
CREATE OR REPLACE FUNCTION export_told(p jsonb, p_rows bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO audit_log (at, actor_id, action, subject, after) VALUES (coalesce((p->>'at')::timestamptz, now()), (p->>'actorId')::uuid, 'export.take',
    'export:' || (p->>'export'), jsonb_build_object('format', p->'format', 'filter', (p->'asked') - 'q', 'rows', p_rows))
$$;

-- The next file that nobody is at work on: one that waits, or whose worker has not been heard of for a minute. What a lost worker
-- wrote of it is thrown away: it is begun again. One that three workers were lost on is given up.
CREATE OR REPLACE FUNCTION export_claim() RETURNS export_run LANGUAGE plpgsql AS $$
DECLARE v_run export_run;
BEGIN
  UPDATE export_run SET state = 'failed', problem = 'lost', finished_at = now()
  WHERE state = 'running' AND touched_at < now() - interval '1 minute' AND tries >= 3;
  UPDATE export_run SET state = 'running', tries = tries + 1, rows = 0, touched_at = now() WHERE id = (
    SELECT id FROM export_run WHERE state = 'waiting' OR (state = 'running' AND touched_at < now() - interval '1 minute')
    ORDER BY asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING * INTO v_run;
  DELETE FROM export_part WHERE run_id = v_run.id;
  RETURN v_run;
END $$;

-- Files that were kept long enough, and what is left of those that were called off or given up.
CREATE OR REPLACE FUNCTION exports_forget(p_at timestamptz, p_days int) RETURNS bigint LANGUAGE sql AS $$
  WITH over AS (UPDATE export_run SET forgotten_at = coalesce(p_at, now()) WHERE forgotten_at IS NULL
      AND (state IN ('cancelled', 'failed') OR (state = 'done' AND finished_at < coalesce(p_at, now()) - make_interval(days => p_days))) RETURNING id),
  gone AS (DELETE FROM export_part WHERE run_id IN (SELECT id FROM over))
  SELECT count(*) FROM over
$$;
