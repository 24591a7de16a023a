-- Campaigns played through before their launch: asked for once, run by whoever is free.

-- Asks for a simulation of a version that was looked over; one that is under way already is the same.
CREATE OR REPLACE FUNCTION campaign_simulation_ask(p_campaign uuid, p_version int, p_id uuid, p_runs int, p_actor uuid, p_at timestamptz) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); c campaign := campaign_lock(p_campaign, p_version); v_id uuid;
BEGIN
  PERFORM campaign_step(c, 'simulate');
  INSERT INTO campaign_simulation (id, campaign_id, version, state, runs, asked_by, asked_at, touched_at)
  VALUES (p_id, c.id, c.version, 'waiting', p_runs, p_actor, v_at, v_at)
  ON CONFLICT (campaign_id, version) WHERE state IN ('waiting', 'running') DO NOTHING RETURNING id INTO v_id;
  RETURN coalesce(v_id, (SELECT id FROM campaign_simulation WHERE campaign_id = c.id AND version = c.version AND state IN ('waiting', 'running')));
END $$;

-- The next that nobody is at work on: one that waits, or whose worker has not been heard of for a minute. One that three workers were
-- lost on is given up.
CREATE OR REPLACE FUNCTION campaign_simulation_claim() RETURNS campaign_simulation LANGUAGE plpgsql AS $$
DECLARE v_run campaign_simulation;
BEGIN
  UPDATE campaign_simulation SET state = 'failed', problem = 'lost', finished_at = now()
  WHERE state = 'running' AND touched_at < now() - interval '1 minute' AND tries >= 3;
  UPDATE campaign_simulation SET state = 'running', tries = tries + 1, done = 0, touched_at = now() WHERE id = (
    SELECT id FROM campaign_simulation WHERE state = 'waiting' OR (state = 'running' AND touched_at < now() - interval '1 minute')
    ORDER BY asked_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING * INTO v_run;
  RETURN v_run;
END $$;

-- What came of it is the campaign's, if it is still the version that was asked about; a worker that was thought lost keeps nothing.
CREATE OR REPLACE FUNCTION campaign_simulation_finish(p_run uuid, p_tries int, p_simulation jsonb, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE v_run campaign_simulation;
BEGIN
  UPDATE campaign_simulation SET state = 'done', done = runs, touched_at = coalesce(p_at, now()), finished_at = coalesce(p_at, now())
  WHERE id = p_run AND tries = p_tries AND state = 'running' RETURNING * INTO v_run;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM campaign_simulation_keep(v_run.campaign_id, v_run.version, p_simulation, v_run.asked_by, p_at);
  RETURN true;
END $$;
