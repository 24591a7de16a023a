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
  UNION ALL SELECT 'expire-claims', count(*), min(expires_at) FROM claim WHERE state = 'issued' AND expires_at <= coalesce(p_at, now())
  UNION ALL SELECT 'end-tickets', count(*), min(expires_at) FROM campaign_ticket WHERE state = 'unopened' AND expires_at <= coalesce(p_at, now())
  UNION ALL SELECT 'deliver-claims', count(*), min(due_at) FROM claim WHERE state = 'claimed' AND due_at <= coalesce(p_at, now())
  UNION ALL SELECT 'tell-seeds', count(*), min(c.ended_at) FROM campaign c WHERE EXISTS (SELECT 1 FROM seeds_to_tell(c))
  UNION ALL SELECT 'send-payouts', count(*), min(due_at) FROM payout WHERE due_at <= coalesce(p_at, now())
  UNION ALL SELECT 'begin-campaigns', count(*), min(starts_at) FROM campaign WHERE state = 'scheduled' AND starts_at <= coalesce(p_at, now())
  UNION ALL SELECT 'end-campaigns', count(*), min(x.since) FROM campaigns_to_end(coalesce(p_at, now())) x
  UNION ALL SELECT 'settle-invites', count(*), min(due_at) FROM invite WHERE due_at <= coalesce(p_at, now())
  UNION ALL SELECT 'seal-journal', count(*), min(p.at) FROM posting p
  WHERE p.id > coalesce((SELECT max(last_posting) FROM journal_seal), 0)
  UNION ALL SELECT 'anchor-journal', count(*), min(d.day) FROM
    (SELECT date_trunc('day', coalesce(p_at, now()) AT TIME ZONE s.time_zone) AT TIME ZONE s.time_zone AS day,
       to_char(coalesce(p_at, now()) AT TIME ZONE s.time_zone, 'YYYY-MM-DD') AS name FROM shop s) d
  WHERE EXISTS (SELECT 1 FROM journal_seal) AND NOT EXISTS (SELECT 1 FROM mail_outbox m WHERE m.key = 'anchor:' || d.name)
  UNION ALL SELECT 'run-backtests', count(*), min(touched_at) FROM backtest_run
  WHERE state = 'waiting' OR (state = 'running' AND touched_at < coalesce(p_at, now()) - interval '1 minute')
  UNION ALL SELECT 'simulate-campaigns', count(*), min(touched_at) FROM campaign_simulation
  WHERE state = 'waiting' OR (state = 'running' AND touched_at < coalesce(p_at, now()) - interval '1 minute')
  UNION ALL SELECT 'forget-histories', count(*), min(deleted_at) + interval '1 day' FROM history_source
  WHERE deleted_at < coalesce(p_at, now()) - interval '1 day'
$$;

-- Why the books may not be believed: a law was broken, a seal did not hold, or nobody has looked for three hours.
CREATE OR REPLACE FUNCTION books_drift(p_at timestamptz) RETURNS TABLE (code text, detail text) LANGUAGE sql STABLE AS $$
  SELECT CASE name WHEN 'check-books' THEN 'laws-broken' ELSE 'seals-broken' END, coalesce(outcome->>'detail', '') FROM job_run
  WHERE name IN ('check-books', 'check-seals') AND failures > 0 AND outcome->>'code' IN ('laws-broken', 'seals-broken')
  UNION ALL SELECT 'unchecked', c.name FROM (VALUES ('check-books'), ('check-seals')) c(name)
  WHERE NOT EXISTS (SELECT 1 FROM job_run r WHERE r.name = c.name AND outcome->>'code' IS DISTINCT FROM 'crashed'
      AND coalesce(r.finished_at, r.started_at) > coalesce(p_at, now()) - interval '3 hours')
    -- a shop that has just been opened has had nothing to look at
    AND (SELECT min(finished_at) FROM _prisma_migrations) < coalesce(p_at, now()) - interval '3 hours'
$$;
