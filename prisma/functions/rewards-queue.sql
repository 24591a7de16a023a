-- What is still to be handed over.

-- A claim that waits for its port is tried next; one that waits for nothing is left alone.
CREATE OR REPLACE FUNCTION claim_retry(p_claim uuid, p_actor uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); c claim;
BEGIN
  SELECT * INTO c FROM claim WHERE id = p_claim FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('claim-unknown'); END IF;
  IF c.state <> 'claimed' OR c.due_at IS NULL THEN PERFORM refuse('claim-not-tried'); END IF;
  UPDATE claim SET due_at = least(due_at, v_at) WHERE id = c.id;
  INSERT INTO audit_log (at, actor_id, action, subject, after) VALUES (v_at, p_actor, 'reward.retry', 'claim:' || c.id,
    jsonb_strip_nulls(jsonb_build_object('claim', c.no, 'tries', c.tries, 'trouble', c.trouble)));
END $$;

-- Which claims a list of the desk shows (null: all of them); p_shown is the state as it is shown.
CREATE OR REPLACE FUNCTION claim_listed(c claim, p_shown text, p_list text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE p_list WHEN 'to-send' THEN c.kind = 'parcel' AND c.state = 'claimed' AND NOT claim_wants_address(c)
    WHEN 'trouble' THEN c.state = 'claimed' AND c.trouble IS NOT NULL AND NOT claim_wants_address(c)
    WHEN 'open' THEN p_shown IN ('unpaid', 'claimed', 'issued') ELSE p_list IS NULL OR p_shown = p_list END
$$;
