-- Programmes tried on a history: asked for once, run by whoever is free, kept for good.

-- A report never changes; that its imported history is gone may be said of it.
CREATE OR REPLACE FUNCTION backtest_run_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'done' THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'source_id' = to_jsonb(OLD) - 'source_id' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a report never changes' USING ERRCODE = '42501';
END $$;
CREATE OR REPLACE TRIGGER backtest_run_keeps BEFORE UPDATE OR DELETE ON backtest_run
  FOR EACH ROW EXECUTE FUNCTION backtest_run_keeps();

-- Asks for a trial. p: id, requestId, sourceId, asked, ruleId, subject, allEvents, actorId, at. The same request is the same trial.
CREATE OR REPLACE FUNCTION backtest_ask(p jsonb) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_source uuid := (p->>'sourceId')::uuid; v_name text; v_id uuid;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('backtest:' || (p->>'requestId'), 0));
  SELECT id INTO v_id FROM backtest_run WHERE request_key = p->>'requestId';
  IF FOUND THEN RETURN v_id; END IF;
  IF v_source IS NOT NULL THEN
    SELECT name INTO v_name FROM history_source WHERE id = v_source AND deleted_at IS NULL;
    IF NOT FOUND THEN PERFORM refuse('history-unknown'); END IF;
  END IF;
  IF (SELECT count(*) FROM backtest_run WHERE state IN ('waiting', 'running')) >= 20 THEN PERFORM refuse('backtests-many'); END IF;
  INSERT INTO backtest_run (id, request_key, source_id, source_name, asked, rule_id, subject_hash, state, all_events, asked_by, asked_at, touched_at)
  VALUES ((p->>'id')::uuid, p->>'requestId', v_source, v_name, p->'asked', (p->>'ruleId')::uuid,
    p->>'subject', 'waiting', (p->>'allEvents')::bigint, (p->>'actorId')::uuid, v_at, v_at)
  RETURNING id INTO v_id;
  RETURN v_id;
END $$;

-- The next trial that nobody is at work on: one that waits, or whose worker has not been heard of for a minute. One that three
-- workers were lost on is given up.
CREATE OR REPLACE FUNCTION backtest_claim() RETURNS backtest_run LANGUAGE plpgsql AS $$
DECLARE v_run backtest_run;
BEGIN
  UPDATE backtest_run SET state = 'failed', problem = 'lost', finished_at = now()
  WHERE state = 'running' AND touched_at < now() - interval '1 minute' AND tries >= 3;
  UPDATE backtest_run SET state = 'running', tries = tries + 1, events = 0, touched_at = now() WHERE id = (
    SELECT id FROM backtest_run WHERE state = 'waiting' OR (state = 'running' AND touched_at < now() - interval '1 minute')
    ORDER BY asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING * INTO v_run;
  RETURN v_run;
END $$;
