-- What a refund does to points.

-- A refunded purchase: the points it was paid with return to their lots, as points, once.
CREATE OR REPLACE FUNCTION points_return_spend(p_hold_key text, p_explanation jsonb, p_actor uuid, p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); h points_hold; b points_balance; v_id bigint; s posting;
BEGIN
  b := points_lock((SELECT account_id FROM points_hold WHERE key = p_hold_key));
  SELECT * INTO h FROM points_hold WHERE key = p_hold_key AND state = 'captured';
  IF NOT FOUND THEN
    PERFORM hold_known(p_hold_key);
    PERFORM refuse('hold-not-captured');
  END IF;
  SELECT * INTO s FROM posting WHERE key = p_hold_key || ':capture';
  v_id := ledger_open(p_hold_key || ':return', 'spend-return', h.account_id, h.held_points, s.source, p_explanation, s.id, p_actor, v_at);
  IF v_id IS NULL THEN RETURN (SELECT id FROM posting WHERE key = p_hold_key || ':return'); END IF;
  PERFORM lots_return(h.posting_id, v_id, v_at);
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
    (v_id, h.account_id, 'available', h.held_points, b.available_points + h.held_points), (v_id, NULL, 'redeemed', -h.held_points, NULL);
  UPDATE points_balance SET available_points = available_points + h.held_points WHERE account_id = h.account_id;
  PERFORM debt_net(v_id, v_at);
  RETURN v_id;
END $$;

-- A refunded purchase: the points it earned are taken back, from their own lot first, then from others;
-- what was already spent is owed, and the balance never goes below zero.
CREATE OR REPLACE FUNCTION points_revoke(p_award_key text, p_explanation jsonb, p_actor uuid, p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz := coalesce(p_at, now()); a posting; l lot; b points_balance; v_id bigint;
  v_own bigint; v_other bigint; v_live bigint; v_owed bigint; v_target bigint;
BEGIN
  SELECT * INTO a FROM posting WHERE key = p_award_key AND EXISTS (SELECT 1 FROM lot WHERE posting_id = posting.id);
  IF NOT FOUND THEN PERFORM refuse('award-unknown'); END IF;
  b := points_lock(a.account_id);
  SELECT id INTO v_id FROM posting WHERE key = p_award_key || ':revoke';
  IF FOUND THEN RETURN v_id; END IF;
  SELECT * INTO l FROM lot WHERE posting_id = a.id FOR UPDATE;
  -- what expired unused was never a benefit: it is not taken twice
  SELECT l.original_points - coalesce(sum(u.amount_points), 0) INTO v_target
  FROM lot_use u JOIN posting p ON p.id = u.posting_id AND p.kind = 'expiry' WHERE u.lot_id = l.id;
  IF v_target = 0 THEN RETURN NULL; END IF;
  v_id := ledger_open(p_award_key || ':revoke', 'award-reversal', a.account_id, l.original_points, a.source, p_explanation, a.id, p_actor, v_at);
  v_own := l.remaining_points;
  IF v_own > 0 THEN
    UPDATE lot SET remaining_points = 0 WHERE id = l.id;
    INSERT INTO lot_use (posting_id, lot_id, amount_points) VALUES (v_id, l.id, v_own);
  END IF;
  IF l.state = 'pending' THEN
    INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
      (v_id, a.account_id, 'pending', -v_own, b.pending_points - v_own), (v_id, NULL, 'issued', v_own, NULL);
    UPDATE points_balance SET pending_points = pending_points - v_own WHERE account_id = a.account_id;
    RETURN v_id;
  END IF;
  SELECT coalesce(sum(remaining_points), 0) INTO v_live FROM lot WHERE account_id = a.account_id AND remaining_points > 0
    AND state = 'active' AND (expires_at IS NULL OR expires_at > v_at);
  v_other := least(v_live, v_target - v_own);
  v_owed := v_target - v_own - v_other;
  IF v_other > 0 THEN PERFORM lots_take(a.account_id, v_id, v_other, v_at); END IF;
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after)
  SELECT v_id, x.account_id, x.bucket, x.amount, x.after FROM (VALUES
    (a.account_id, 'available', -(v_own + v_other), b.available_points - v_own - v_other),
    (a.account_id, 'debt', -v_owed, b.debt_points + v_owed),
    (NULL, 'issued', v_target, NULL)) x(account_id, bucket, amount, after) WHERE x.amount <> 0;
  UPDATE points_balance SET available_points = available_points - v_own - v_other, debt_points = debt_points + v_owed
  WHERE account_id = a.account_id;
  RETURN v_id;
END $$;

-- Points that came back pay what the shopper owes first, so that the order in which two purchases are refunded changes
-- nothing. A posting of its own: the return is then the exact mirror of what it undoes.
CREATE OR REPLACE FUNCTION debt_net(p_after bigint, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE b points_balance; p posting; v_id bigint; v_live bigint; v_net bigint;
BEGIN
  SELECT * INTO p FROM posting WHERE id = p_after;
  b := points_lock(p.account_id);
  IF b.debt_points = 0 THEN RETURN; END IF;
  SELECT coalesce(sum(remaining_points), 0) INTO v_live FROM lot WHERE account_id = p.account_id AND remaining_points > 0
    AND state = 'active' AND (expires_at IS NULL OR expires_at > p_at);
  v_net := least(b.debt_points, v_live);
  IF v_net = 0 THEN RETURN; END IF;
  v_id := ledger_open(p.key || ':net', 'debt-netting', p.account_id, v_net, p.source,
    jsonb_build_object('debtBeforePoints', b.debt_points), NULL, NULL, p_at);
  PERFORM lots_take(p.account_id, v_id, v_net, p_at);
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
    (v_id, p.account_id, 'available', -v_net, b.available_points - v_net), (v_id, p.account_id, 'debt', v_net, b.debt_points - v_net);
  UPDATE points_balance SET available_points = available_points - v_net, debt_points = debt_points - v_net
  WHERE account_id = p.account_id;
END $$;
