-- What the shop's jobs have before them, and whether its books were found in order.

-- How much is due for each job now, and since when the oldest of it; a job that only looks has no line here.
CREATE OR REPLACE FUNCTION jobs_due(p_at timestamptz) RETURNS TABLE (job text, due bigint, since timestamptz) LANGUAGE sql STABLE AS $$
  SELECT 'release-points', count(*), min(releases_at) FROM lot
  WHERE state = 'pending' AND is_live AND releases_at <= coalesce(p_at, now())
  UNION ALL SELECT 'expire-points', count(*), min(expires_at) FROM lot
  WHERE state = 'active' AND is_live AND expires_at <= coalesce(p_at, now())
  -- nothing is due before nine, and whatever is due was due then
  UNION ALL SELECT 'expiry-notices', count(*),
    (date_trunc('day', coalesce(p_at, now()) AT TIME ZONE shop_zone()) + interval '9 hours') AT TIME ZONE shop_zone()
  FROM notices_due(coalesce(p_at, now()))
  UNION ALL SELECT 'reward-notices', count(*), min(told.since) FROM (SELECT coalesce(p_at, now()) AS since FROM claims_ending(coalesce(p_at, now()))
    UNION ALL SELECT coalesce(p_at, now()) FROM wishes_in_reach(coalesce(p_at, now()))) told
  UNION ALL SELECT 'decide-behaviours', count(*), min(recorded_at) FROM behaviour_event
  WHERE decided_at IS NULL AND undone_at IS NULL AND recorded_at <= coalesce(p_at, now())
  UNION ALL SELECT 'birthdays', count(*), min(day) AT TIME ZONE shop_zone() FROM birthdays_due(coalesce(p_at, now()))
  UNION ALL SELECT 'reconcile-payments', count(*), min(w.since) + interval '2 minutes'
  FROM order_waiting w JOIN shop_order o ON o.id = w.order_id AND o.state = 'awaiting_payment'
  WHERE w.since <= coalesce(p_at, now()) - interval '2 minutes'
  UNION ALL SELECT 'complete-orders', count(*), min(o.shipped_at + make_interval(days => s.return_window_days))
  FROM shop_order o CROSS JOIN shop s
  WHERE o.state = 'shipped' AND o.shipped_at <= coalesce(p_at, now()) - make_interval(days => s.return_window_days)
  UNION ALL SELECT 'send-refunds', count(*), min(due_at) FROM refund WHERE state = 'pending' AND due_at <= coalesce(p_at, now())
  UNION ALL SELECT 'expire-claims', count(*), min(expires_at) FROM claim
  WHERE (state = 'issued' OR (state = 'claimed' AND trouble = 'address-needed')) AND expires_at <= coalesce(p_at, now())
  UNION ALL SELECT 'end-tickets', count(*), min(expires_at) FROM campaign_ticket WHERE state = 'unopened' AND expires_at <= coalesce(p_at, now())
  UNION ALL SELECT 'deliver-claims', count(*), min(due_at) FROM claim WHERE state = 'claimed' AND due_at <= coalesce(p_at, now())
  UNION ALL SELECT 'tell-seeds', count(*), min(c.ended_at) FROM campaign c WHERE EXISTS (SELECT 1 FROM seeds_to_tell(c))
  UNION ALL SELECT 'send-payouts', count(*), min(due_at) FROM payout WHERE due_at <= coalesce(p_at, now())
  UNION ALL SELECT 'begin-campaigns', count(*), min(starts_at) FROM campaign WHERE state = 'scheduled' AND starts_at <= coalesce(p_at, now())
  UNION ALL SELECT 'end-campaigns', count(*), min(x.since) FROM campaigns_to_end(coalesce(p_at, now())) x
  UNION ALL SELECT 'settle-invites', count(*), min(due_at) FROM invite WHERE due_at <= coalesce(p_at, now())
  UNION ALL SELECT 'seal-journal', count(*), min(p.at) FROM posting p
  WHERE p.id > coalesce((SELECT max(last_posting) FROM journal_seal), 0)
  UNION ALL SELECT 'seal-audit', count(*), min(a.at) FROM audit_log a
  WHERE a.id > coalesce((SELECT max(last_deed) FROM audit_seal), 0)
  UNION ALL SELECT 'fold-figures', count(*), min(p.at) FROM posting p WHERE p.id > fold_end()
  UNION ALL SELECT 'anchor-journal', count(*), min(d.day) FROM
    (SELECT date_trunc('day', coalesce(p_at, now()) AT TIME ZONE s.time_zone) AT TIME ZONE s.time_zone AS day,
       to_char(coalesce(p_at, now()) AT TIME ZONE s.time_zone, 'YYYY-MM-DD') AS name FROM shop s) d
  WHERE EXISTS (SELECT 1 FROM journal_seal) AND NOT EXISTS (SELECT 1 FROM mail_outbox m WHERE m.key = 'anchor:' || d.name)
  UNION ALL SELECT 'run-backtests', count(*), min(touched_at) FROM backtest_run
  WHERE state = 'waiting' OR (state = 'running' AND touched_at < coalesce(p_at, now()) - interval '1 minute')
  UNION ALL SELECT 'simulate-campaigns', count(*), min(touched_at) FROM campaign_simulation
  WHERE state = 'waiting' OR (state = 'running' AND touched_at < coalesce(p_at, now()) - interval '1 minute')
  UNION ALL SELECT 'run-exports', count(*), min(touched_at) FROM export_run
  WHERE state = 'waiting' OR (state = 'running' AND touched_at < coalesce(p_at, now()) - interval '1 minute')
  UNION ALL SELECT 'forget-exports', count(*), min(finished_at) + interval '7 days' FROM export_run
  WHERE state = 'done' AND forgotten_at IS NULL AND finished_at < coalesce(p_at, now()) - interval '7 days'
  UNION ALL SELECT 'forget-inputs', count(*), min(touched_at) + interval '1 day' FROM (
    SELECT touched_at FROM import_run WHERE input IS NOT NULL UNION ALL SELECT touched_at FROM history_run WHERE input IS NOT NULL
    UNION ALL SELECT touched_at FROM code_run WHERE input IS NOT NULL) kept
  WHERE touched_at < coalesce(p_at, now()) - interval '1 day'
  UNION ALL SELECT 'erase-accounts', count(*), min(due_at) FROM erasure
  WHERE withdrawn_at IS NULL AND done_at IS NULL AND due_at <= coalesce(p_at, now())
  UNION ALL SELECT 'forget-histories', count(*), min(deleted_at) + interval '1 day' FROM history_source
  WHERE deleted_at < coalesce(p_at, now()) - interval '1 day'
$$;

-- Why the books may not be believed: a law was broken, a seal did not hold, or nobody has looked for three hours.
CREATE OR REPLACE FUNCTION books_drift(p_at timestamptz) RETURNS TABLE (code text, detail text) LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN name IN ('check-seals', 'check-audit') THEN 'seals-broken' ELSE 'laws-broken' END, coalesce(outcome->>'detail', '') FROM job_run
  WHERE name IN ('check-books', 'check-figures', 'check-seals', 'check-audit') AND failures > 0 AND outcome->>'code' IN ('laws-broken', 'seals-broken')
  UNION ALL SELECT 'unchecked', c.name FROM (VALUES ('check-books'), ('check-seals')) c(name)
  WHERE NOT EXISTS (SELECT 1 FROM job_run r WHERE r.name = c.name AND outcome->>'code' IS DISTINCT FROM 'crashed'
      AND coalesce(r.finished_at, r.started_at) > coalesce(p_at, now()) - interval '3 hours')
    -- a shop that has just been opened has had nothing to look at
    AND (SELECT min(finished_at) FROM _prisma_migrations) < coalesce(p_at, now()) - interval '3 hours'
$$;

-- Which jobs the worker has, as it starts; one that is not of them any more keeps what it did, and is not told of.
CREATE OR REPLACE FUNCTION jobs_announced(p_jobs jsonb) RETURNS void LANGUAGE sql AS $$
  UPDATE job_run SET schedule = NULL WHERE schedule IS NOT NULL AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(p_jobs) j WHERE j->>'name' = job_run.name);
  INSERT INTO job_run (name, schedule, by_hand) SELECT j->>'name', j->>'schedule', (j->>'by_hand')::boolean FROM jsonb_array_elements(p_jobs) j
  ON CONFLICT (name) DO UPDATE SET schedule = excluded.schedule, by_hand = excluded.by_hand
  WHERE (job_run.schedule, job_run.by_hand) IS DISTINCT FROM (excluded.schedule, excluded.by_hand)
$$;

-- What a run came to. A run that came to the same as the one before is counted in its row, so that a quiet week does not push a failure
-- out of sight; fifty rows of a job are kept. Two that end at once come one after the other: the job's row is locked.
CREATE OR REPLACE FUNCTION job_done(p_name text, p_started timestamptz, p_outcome jsonb, p_failed boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_ms int := greatest(0, extract(epoch FROM clock_timestamp() - p_started) * 1000)::int; v_last job_past;
BEGIN
  UPDATE job_run SET finished_at = clock_timestamp(), outcome = p_outcome, failures = CASE WHEN p_failed THEN failures + 1 ELSE 0 END WHERE name = p_name;
  SELECT * INTO v_last FROM job_past WHERE name = p_name ORDER BY id DESC LIMIT 1;
  IF v_last.outcome = p_outcome AND v_last.failed = p_failed THEN
    UPDATE job_past SET times = times + 1, last_at = greatest(last_at, p_started), longest_ms = greatest(longest_ms, v_ms) WHERE id = v_last.id;
  ELSE
    INSERT INTO job_past (name, outcome, failed, first_at, last_at, longest_ms) VALUES (p_name, p_outcome, p_failed, p_started, p_started, v_ms);
    DELETE FROM job_past WHERE name = p_name AND id <= (SELECT id FROM job_past WHERE name = p_name ORDER BY id DESC OFFSET 50 LIMIT 1);
  END IF;
END $$;
