-- Claims that were won and not exchanged: no points were spent on them, and whoever gave them has paid for them. Writing one down takes
-- no row that others want; it is handed over afterwards, and tried again for as long as it takes: a prize is nobody's to take away.

-- p_won_by: what it was won by, once for each (draw:<id>, invite:<id>).
CREATE OR REPLACE FUNCTION claim_won(p_campaign uuid, p_reward uuid, p_account uuid, p_won_by text, p_at timestamptz) RETURNS claim LANGUAGE plpgsql AS $$
DECLARE c claim; v_days int := (SELECT (v.definition #>> '{disclosures,claimDays}')::int FROM campaign g
  JOIN campaign_version v ON v.campaign_id = g.id AND v.version = g.version WHERE g.id = p_campaign);
BEGIN
  INSERT INTO claim (reward_id, reward_version, kind, account_id, points, request_key, campaign_id, won_by, claimed_at, expires_at, due_at)
  SELECT r.id, r.version, r.kind, p_account, 0, p_won_by, p_campaign, p_won_by, p_at, days_end(p_at, v_days), p_at FROM reward r WHERE r.id = p_reward
  RETURNING * INTO c;
  IF c.id IS NULL THEN RAISE EXCEPTION 'campaign % gives a reward that is not there: %', p_campaign, p_reward; END IF;
  RETURN c;
END $$;

-- Hands over what the kind can give here and now, with what its port made ready. What is refused (an empty pool, a day's ceiling) waits
-- for the next try, with its reason; twice is once.
CREATE OR REPLACE FUNCTION claim_hand_over(p_claim uuid, p_prepared jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); c claim; r reward;
BEGIN
  SELECT * INTO c FROM claim WHERE id = p_claim AND won_by IS NOT NULL FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('claim-unknown'); END IF;
  IF c.state <> 'claimed' OR c.due_at IS NULL THEN RETURN claim_told(c, true); END IF;
  r := claim_promised(c);
  BEGIN
    UPDATE claim SET due_at = NULL, trouble = NULL, expires_at = days_end(v_at, r.valid_days) WHERE id = c.id RETURNING * INTO c;
    c := claim_issue(c, r, p_prepared, v_at);
  EXCEPTION WHEN SQLSTATE 'RG001' THEN
    UPDATE claim SET trouble = SQLERRM, due_at = greatest(due_at, v_at + interval '1 minute') WHERE id = c.id RETURNING * INTO c;
  END;
  RETURN claim_told(c, false);
END $$;

-- It waits for the shopper to say something (an address), and is not tried until they do.
CREATE OR REPLACE FUNCTION claim_waits_for(p_claim uuid, p_what text) RETURNS void LANGUAGE sql AS $$
  UPDATE claim SET due_at = NULL, trouble = p_what WHERE id = p_claim AND state = 'claimed' AND won_by IS NOT NULL
$$;

-- Whether a claim has had what its kind gives: an exchange at once, a prize once it was handed over.
CREATE OR REPLACE FUNCTION claim_handed_over(c claim) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN c.won_by IS NULL THEN c.posting_id IS NOT NULL ELSE c.issued_at IS NOT NULL OR (c.due_at IS NULL AND c.trouble IS NULL) END
$$;

-- A prize that was taken back: its piece and its money are the campaign's again.
CREATE OR REPLACE FUNCTION prize_came_back(c claim, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v draw;
BEGIN
  IF c.won_by LIKE 'invite:%' THEN PERFORM invite_prize_came_back(c, p_at); RETURN; END IF;
  SELECT * INTO v FROM draw WHERE id = substr(c.won_by, 6)::uuid;
  PERFORM campaign_settle(v.campaign_id, v.shard, NULL, 0, -v.cost_minor);
  UPDATE campaign_unit SET taken_by = NULL WHERE taken_by = v.id;
END $$;

-- Whether a prize is the campaign's again: taken back, or given up by a winner who never said where to.
CREATE OR REPLACE FUNCTION prize_is_back(c claim) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT c.won_by IS NOT NULL AND (c.state = 'void' OR (c.state = 'expired' AND c.issued_at IS NULL))
$$;

-- Of claims that have just ended, what was won and never handed over goes back to its campaign, part by part of its budget.
CREATE OR REPLACE FUNCTION prizes_given_up(p_ended claim[], p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_id uuid; c claim;
BEGIN
  FOR v_id IN SELECT x.id FROM unnest(p_ended) x LEFT JOIN draw d ON 'draw:' || d.id = x.won_by LEFT JOIN invite_award a ON a.claim_id = x.id
    WHERE prize_is_back(x) ORDER BY x.campaign_id, coalesce(d.shard, a.shard), x.id
  LOOP
    SELECT * INTO c FROM claim WHERE id = v_id;
    PERFORM prize_came_back(c, p_at);
  END LOOP;
END $$;

-- Takes back what was won. Who calls holds the balance row and the claim.
CREATE OR REPLACE FUNCTION claim_take_back_won(c claim, p_reason text, p_actor uuid, p_at timestamptz) RETURNS claim LANGUAGE plpgsql AS $$
DECLARE v_part regproc := reward_part('take_back', c.kind, 'claim,timestamptz');
BEGIN
  -- what was not handed over yet has nothing to give back
  IF v_part IS NOT NULL AND claim_handed_over(c) THEN EXECUTE format('SELECT %s($1, $2)', v_part) USING c, p_at; END IF;
  UPDATE claim SET state = 'void', voided_at = p_at, void_reason = p_reason, due_at = NULL WHERE id = c.id RETURNING * INTO c;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after) VALUES (p_at, p_actor, 'reward.claim.void', 'claim:' || c.id,
    p_reason, '{}', jsonb_build_object('wonBy', c.won_by, 'accountId', c.account_id));
  PERFORM prize_came_back(c, p_at);
  RETURN c;
END $$;
