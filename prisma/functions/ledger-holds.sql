-- Points set aside for an order: taken, then captured or released.

-- Sets points aside until a payment is decided.
CREATE OR REPLACE FUNCTION points_hold_take(p_account uuid, p_key text, p_source text, p_points bigint, p_expires_at timestamptz, p_at timestamptz)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); b points_balance := points_lock(p_account); v_id bigint;
BEGIN
  IF p_points <= 0 THEN PERFORM refuse('points-not-positive'); END IF;
  v_id := ledger_open(p_key, 'hold', p_account, p_points, p_source, jsonb_build_object('points', p_points, 'expiresAt', p_expires_at), NULL, NULL, v_at);
  IF v_id IS NULL THEN RETURN (SELECT id FROM posting WHERE key = p_key); END IF;
  IF b.active_at IS NOT NULL THEN PERFORM lots_wake(p_account, v_at); END IF;
  PERFORM lots_take(p_account, v_id, p_points, v_at);
  INSERT INTO points_hold (key, account_id, posting_id, held_points, state, expires_at)
  VALUES (p_key, p_account, v_id, p_points, 'active', p_expires_at);
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
    (v_id, p_account, 'available', -p_points, b.available_points - p_points),
    (v_id, p_account, 'held', p_points, b.held_points + p_points);
  UPDATE points_balance SET available_points = available_points - p_points, held_points = held_points + p_points
  WHERE account_id = p_account;
  RETURN v_id;
END $$;

-- What a hold that could not be moved is told.
CREATE OR REPLACE FUNCTION hold_known(p_key text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM points_hold WHERE key = p_key) THEN PERFORM refuse('hold-unknown'); END IF;
END $$;

-- The payment went through: held points are spent.
CREATE OR REPLACE FUNCTION points_hold_capture(p_key text, p_explanation jsonb, p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); h points_hold; b points_balance; v_id bigint; v_source text;
BEGIN
  b := points_lock((SELECT account_id FROM points_hold WHERE key = p_key));
  UPDATE points_hold SET state = 'captured' WHERE key = p_key AND state = 'active' RETURNING * INTO h;
  IF NOT FOUND THEN
    PERFORM hold_known(p_key);
    SELECT id INTO v_id FROM posting WHERE key = p_key || ':capture';
    IF v_id IS NULL THEN PERFORM refuse('hold-released'); END IF;
    RETURN v_id;
  END IF;
  SELECT source INTO v_source FROM posting WHERE id = h.posting_id;
  -- points that were held for a reward are exchanged for it
  v_id := ledger_open(p_key || ':capture', CASE WHEN v_source LIKE 'reward:%' THEN 'exchange' ELSE 'spend' END, h.account_id, h.held_points, v_source,
    coalesce(p_explanation, '{}') || jsonb_build_object('heldPoints', h.held_points), NULL, NULL, v_at);
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
    (v_id, h.account_id, 'held', -h.held_points, b.held_points - h.held_points), (v_id, NULL, 'redeemed', h.held_points, NULL);
  UPDATE points_balance SET held_points = held_points - h.held_points WHERE account_id = h.account_id;
  RETURN v_id;
END $$;

-- The payment did not happen: held points go back to the lots they came from.
CREATE OR REPLACE FUNCTION points_hold_release(p_key text, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); h points_hold; b points_balance; v_id bigint; v_taken posting;
BEGIN
  b := points_lock((SELECT account_id FROM points_hold WHERE key = p_key));
  UPDATE points_hold SET state = 'released' WHERE key = p_key AND state = 'active' RETURNING * INTO h;
  IF NOT FOUND THEN
    PERFORM hold_known(p_key);
    RETURN;
  END IF;
  SELECT * INTO v_taken FROM posting WHERE id = h.posting_id;
  -- named after the taking, not after the hold: a hold taken again may be released again
  v_id := ledger_open(v_taken.key || ':release', 'hold-release', h.account_id, h.held_points, v_taken.source,
    jsonb_build_object('points', h.held_points), v_taken.id, NULL, v_at);
  PERFORM lots_return(h.posting_id, v_id, h.held_points, v_at);
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
    (v_id, h.account_id, 'held', -h.held_points, b.held_points - h.held_points),
    (v_id, h.account_id, 'available', h.held_points, b.available_points + h.held_points);
  UPDATE points_balance SET held_points = held_points - h.held_points, available_points = available_points + h.held_points
  WHERE account_id = h.account_id;
  PERFORM points_came_back(v_id, v_at);
END $$;

-- A hold that was released is taken once more, from whatever lots are live now.
CREATE OR REPLACE FUNCTION points_rehold(p_key text, p_expires_at timestamptz, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE h points_hold; b points_balance; v_id bigint; v_source text;
BEGIN
  b := points_lock((SELECT account_id FROM points_hold WHERE key = p_key));
  SELECT * INTO h FROM points_hold WHERE key = p_key;
  IF h.state <> 'released' THEN RETURN; END IF;
  SELECT source INTO v_source FROM posting WHERE id = h.posting_id;
  v_id := ledger_open(p_key || ':again', 'hold', h.account_id, h.held_points, v_source, jsonb_build_object('points', h.held_points, 'late', true), NULL, NULL, p_at);
  IF v_id IS NULL THEN PERFORM refuse('hold-released'); END IF;
  IF b.active_at IS NOT NULL THEN PERFORM lots_wake(h.account_id, p_at); END IF;
  PERFORM lots_take(h.account_id, v_id, h.held_points, p_at);
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
    (v_id, h.account_id, 'available', -h.held_points, b.available_points - h.held_points),
    (v_id, h.account_id, 'held', h.held_points, b.held_points + h.held_points);
  UPDATE points_balance SET available_points = available_points - h.held_points, held_points = held_points + h.held_points
  WHERE account_id = h.account_id;
  UPDATE points_hold SET state = 'active', posting_id = v_id, expires_at = p_expires_at WHERE key = p_key;
END $$;
