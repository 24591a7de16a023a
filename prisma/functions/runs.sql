-- Everything that somebody set going and that takes its time, of every kind, as one list. Each kind has its own table and its own verbs;
-- here is only what all of them can say of themselves.

-- A run as the list tells of it. state: waiting | running | done | refused (what was asked can't be done) | failed | lost (whoever was
-- at it is gone) | cancelled. again: the same can be tried once more.
CREATE OR REPLACE FUNCTION runs_told(p_at timestamptz) RETURNS TABLE (kind text, id uuid, part text, title text, title_en text, place uuid, actor_id uuid, asked_at timestamptz,
  finished_at timestamptz, state text, done bigint, total bigint, problem text, problems int, again boolean, kept boolean) LANGUAGE sql STABLE AS $$
  SELECT 'catalog-import', r.id, CASE WHEN r.dry_run THEN 'check' ELSE 'import' END, r.file_name, r.file_name, NULL::uuid, r.actor_id, r.started_at, r.finished_at, s.state,
    r.done_count::bigint, r.row_count::bigint, r.report->'problems'->0->>'code', (r.report->'counts'->>'problems')::int,
    r.input IS NOT NULL AND s.state IN ('lost', 'failed', 'cancelled'), true
  FROM import_run r, LATERAL (SELECT CASE
    WHEN r.state = 'running' AND r.touched_at < coalesce(p_at, now()) - interval '3 minutes' THEN 'lost'
    WHEN r.state = 'refused' AND r.report->'problems'->0->>'code' IN ('import-failed', 'import-busy') THEN 'failed' ELSE r.state END AS state) s
  UNION ALL
  SELECT 'history-import', r.id, CASE WHEN r.dry_run THEN 'check' ELSE 'import' END, r.file_name, r.file_name, NULL, r.actor_id, r.started_at, r.finished_at, s.state,
    r.read_bytes, r.size_bytes, r.report->'problems'->0->>'code', (r.report->>'problemCount')::int,
    r.input IS NOT NULL AND s.state IN ('lost', 'failed', 'cancelled'), true
  FROM history_run r, LATERAL (SELECT CASE
    WHEN r.state = 'running' AND r.touched_at < coalesce(p_at, now()) - interval '2 minutes' THEN 'lost'
    WHEN r.state = 'refused' AND r.report IS NULL THEN 'failed' WHEN r.state = 'checked' THEN 'done' ELSE r.state END AS state) s
  UNION ALL
  SELECT 'codes', r.id, r.work, p.name, p.name, r.pool_id, r.actor_id, r.started_at, CASE WHEN r.state <> 'running' THEN r.touched_at END, s.state,
    r.done::bigint, r.total::bigint, NULL, (r.report->>'bad')::int,
    (r.input IS NOT NULL OR r.work = 'generate') AND s.state IN ('lost', 'failed', 'cancelled'), true
  FROM code_run r JOIN code_pool p ON p.id = r.pool_id, LATERAL (SELECT CASE
    WHEN r.state = 'running' AND r.touched_at < coalesce(p_at, now()) - interval '1 minute' THEN 'lost'
    WHEN r.state = 'refused' AND r.report IS NULL THEN 'failed' WHEN r.state = 'checked' THEN 'done' ELSE r.state END AS state) s
  UNION ALL
  SELECT 'backtest', r.id, CASE WHEN r.asked->'against' <> 'null' THEN 'compare' ELSE 'try' END, r.source_name, r.source_name, NULL, r.asked_by, r.asked_at, r.finished_at, r.state,
    r.events, r.all_events, r.problem, NULL, r.state IN ('failed', 'cancelled') AND (r.source_name IS NULL OR r.source_id IS NOT NULL), true
  FROM backtest_run r
  UNION ALL
  SELECT 'simulation', r.id, NULL, v.definition->>'titleZh', v.definition->>'titleEn', r.campaign_id, r.asked_by, r.asked_at, r.finished_at, r.state,
    r.done::bigint, r.runs::bigint, r.problem, NULL, r.state IN ('failed', 'cancelled'), true
  FROM campaign_simulation r JOIN campaign_version v ON v.campaign_id = r.campaign_id AND v.version = r.version
  UNION ALL
  SELECT 'export', r.id, r.export, r.format, r.format, NULL, r.asked_by, r.asked_at, r.finished_at, r.state,
    r.rows, r.all_rows, r.problem, NULL, r.state IN ('failed', 'cancelled') OR r.forgotten_at IS NOT NULL, r.forgotten_at IS NULL
  FROM export_run r
$$;

-- Files that are kept for another try and that nobody tried again for a day; those of a history hold whose orders they are.
CREATE OR REPLACE FUNCTION inputs_forget(p_at timestamptz) RETURNS bigint LANGUAGE sql AS $$
  WITH imports AS (UPDATE import_run SET input = NULL WHERE input IS NOT NULL AND touched_at < coalesce(p_at, now()) - interval '1 day' RETURNING 1),
  histories AS (UPDATE history_run SET input = NULL WHERE input IS NOT NULL AND touched_at < coalesce(p_at, now()) - interval '1 day' RETURNING 1),
  codes AS (UPDATE code_run SET input = NULL WHERE input IS NOT NULL AND touched_at < coalesce(p_at, now()) - interval '1 day' RETURNING 1)
  SELECT (SELECT count(*) FROM imports) + (SELECT count(*) FROM histories) + (SELECT count(*) FROM codes)
$$;
