-- Undoing: points that a purchase spent come back, points that it earned are taken back. Both in parts: what is asked for
-- is the whole that is undone by now, so that a repeat moves nothing and the last part takes the remainder; null is all of it.

-- Points of a captured hold return to their lots, as points: p_points in all, with what returned before.
CREATE OR REPLACE FUNCTION points_return_spend(p_hold_key text, p_key text, p_points bigint, p_explanation jsonb, p_actor uuid,
  p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); h points_hold; b points_balance; s posting; v_id bigint; v_now bigint;
BEGIN
  b := points_lock_owner((SELECT account_id FROM points_hold WHERE key = p_hold_key));
  SELECT * INTO h FROM points_hold WHERE key = p_hold_key AND state = 'captured';
  IF NOT FOUND THEN
    PERFORM hold_known(p_hold_key);
    PERFORM refuse('hold-not-captured');
  END IF;
  p_points := coalesce(p_points, h.held_points);
  IF p_points > h.held_points THEN PERFORM refuse('refund-too-much', jsonb_build_object('mostPoints', h.held_points)); END IF;
  SELECT * INTO s FROM posting WHERE key = p_hold_key || ':capture';
  SELECT p_points + coalesce(sum(e.amount_points), 0) INTO v_now
  FROM posting p JOIN entry e ON e.posting_id = p.id AND e.bucket = 'redeemed' WHERE p.reverses = s.id AND p.kind = 'spend-return';
  IF v_now <= 0 THEN RETURN (SELECT id FROM posting WHERE key = p_key); END IF;
  v_id := ledger_open(p_key, 'spend-return', b.account_id, v_now, s.source,
    coalesce(p_explanation, '{}') || jsonb_build_object('askedPoints', p_points, 'beforePoints', p_points - v_now), s.id, p_actor, v_at);
  PERFORM lots_return(h.posting_id, v_id, v_now, v_at);
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
    (v_id, b.account_id, 'available', v_now, b.available_points + v_now), (v_id, NULL, 'redeemed', -v_now, NULL);
  UPDATE points_balance SET available_points = available_points + v_now WHERE account_id = b.account_id;
  PERFORM points_came_back(v_id, v_at);
  RETURN v_id;
END $$;

-- Points that a purchase earned are taken back, p_points in all with what was taken before: from their own lot first, then
-- from others. What was spent already is settled in money up to p_settle_most points, and the rest is owed; a balance never
-- goes below zero. Answers the posting, or null when there is nothing more to take.
CREATE OR REPLACE FUNCTION points_revoke(p_award_key text, p_key text, p_points bigint, p_settle_most bigint, p_explanation jsonb,
  p_actor uuid, p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz := coalesce(p_at, now()); a posting; l lot; b points_balance; v_id bigint; v_before bigint; v_expired bigint;
  v_target bigint; v_own bigint; v_other bigint; v_live bigint; v_settled bigint; v_owed bigint;
BEGIN
  SELECT * INTO a FROM posting WHERE key = p_award_key AND EXISTS (SELECT 1 FROM lot WHERE posting_id = posting.id);
  IF NOT FOUND THEN PERFORM refuse('award-unknown'); END IF;
  b := points_lock_owner(a.account_id);
  -- the account that has the points now, if it was merged
  a.account_id := b.account_id;
  IF a.explanation ? 'lots' THEN
    RETURN points_revoke_lots(a, b, p_key, coalesce(p_points, (SELECT sum(original_points)::bigint FROM lot WHERE posting_id = a.id)), p_settle_most,
      p_explanation, p_actor, v_at);
  END IF;
  SELECT * INTO l FROM lot WHERE posting_id = a.id FOR UPDATE;
  p_points := coalesce(p_points, l.original_points);
  IF p_points > l.original_points THEN PERFORM refuse('refund-too-much', jsonb_build_object('mostPoints', l.original_points)); END IF;
  SELECT coalesce(sum(e.amount_points), 0) INTO v_before FROM posting p JOIN entry e ON e.posting_id = p.id AND e.bucket = 'issued'
  WHERE p.reverses = a.id AND p.kind = 'award-reversal';
  -- what expired unused was never a benefit: it is not taken a second time
  SELECT coalesce(sum(u.amount_points), 0) INTO v_expired
  FROM lot_use u JOIN posting p ON p.id = u.posting_id AND p.kind = 'expiry' WHERE u.lot_id = l.id;
  v_target := least(p_points, l.original_points - v_expired) - v_before;
  IF v_target <= 0 THEN RETURN (SELECT id FROM posting WHERE key = p_key); END IF;
  v_own := least(l.remaining_points, v_target);
  v_live := 0;
  IF v_own < v_target THEN
    SELECT coalesce(sum(remaining_points), 0) INTO v_live FROM lot WHERE account_id = a.account_id AND is_live AND id <> l.id
      AND state = 'active' AND (expires_at IS NULL OR expires_at > v_at);
  END IF;
  v_other := least(v_live, v_target - v_own);
  v_id := ledger_open(p_key, CASE WHEN a.source LIKE 'adjustment:%' THEN 'manual-revert' ELSE 'award-reversal' END, a.account_id, v_target, a.source,
    coalesce(p_explanation, '{}') || jsonb_build_object('askedPoints', p_points, 'originalPoints', l.original_points, 'expiredPoints', v_expired,
      'beforePoints', v_before, 'ownPoints', v_own, 'livePoints', v_live, 'settleMostPoints', p_settle_most, 'pending', l.state = 'pending'),
    a.id, p_actor, v_at);
  IF v_own > 0 THEN
    UPDATE lot SET remaining_points = remaining_points - v_own WHERE id = l.id;
    INSERT INTO lot_use (posting_id, lot_id, amount_points) VALUES (v_id, l.id, v_own);
  END IF;
  IF l.budget_id IS NOT NULL THEN PERFORM budget_move(l.budget_id, v_id, -v_target); END IF;
  IF l.state = 'pending' THEN
    INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
      (v_id, a.account_id, 'pending', -v_own, b.pending_points - v_own), (v_id, NULL, 'issued', v_own, NULL);
    UPDATE points_balance SET pending_points = pending_points - v_own WHERE account_id = a.account_id;
    RETURN v_id;
  END IF;
  IF v_other > 0 THEN PERFORM lots_take(a.account_id, v_id, v_other, v_at); END IF;
  v_settled := least(v_target - v_own - v_other, p_settle_most);
  v_owed := v_target - v_own - v_other - v_settled;
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after)
  SELECT v_id, x.account_id, x.bucket, x.amount, x.after FROM (VALUES
    (a.account_id, 'available', -(v_own + v_other), b.available_points - v_own - v_other),
    (a.account_id, 'debt', -v_owed, b.debt_points + v_owed),
    (NULL, 'settled', -v_settled, NULL), (NULL, 'issued', v_target, NULL)) x(account_id, bucket, amount, after) WHERE x.amount <> 0;
  UPDATE points_balance SET available_points = available_points - v_own - v_other, debt_points = debt_points + v_owed
  WHERE account_id = a.account_id;
  IF v_owed > 0 THEN
    INSERT INTO points_debt (posting_id, account_id, source, owed_points, remaining_points, at)
    VALUES (v_id, a.account_id, a.source, v_owed, v_owed, v_at);
  END IF;
  RETURN v_id;
END $$;

-- Points pay what is owed, the oldest debt first. The caller has written the entries and holds the balance row.
CREATE OR REPLACE FUNCTION debt_pay(p_account uuid, p_points bigint) RETURNS void LANGUAGE sql AS $$
  WITH open AS (
    SELECT posting_id, remaining_points, p_points - coalesce(sum(remaining_points) OVER (ORDER BY posting_id
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS left_points
    FROM points_debt WHERE account_id = p_account AND remaining_points > 0)
  UPDATE points_debt d SET remaining_points = d.remaining_points - least(open.remaining_points, open.left_points)
  FROM open WHERE d.posting_id = open.posting_id AND open.left_points > 0
$$;

-- Points that came back pay what the shopper owes first, so that the order in which two purchases are refunded changes
-- nothing. A posting of its own: the return is then the exact mirror of what it undoes.
CREATE OR REPLACE FUNCTION debt_net(p_after bigint, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE b points_balance; p posting; v_id bigint; v_live bigint; v_net bigint;
BEGIN
  SELECT * INTO p FROM posting WHERE id = p_after;
  b := points_lock(p.account_id);
  IF b.debt_points = 0 THEN RETURN; END IF;
  SELECT coalesce(sum(remaining_points), 0) INTO v_live FROM lot WHERE account_id = p.account_id AND is_live
    AND state = 'active' AND (expires_at IS NULL OR expires_at > p_at);
  v_net := least(b.debt_points, v_live);
  IF v_net = 0 THEN RETURN; END IF;
  v_id := ledger_open(p.key || ':net', 'debt-netting', p.account_id, v_net, p.source,
    jsonb_build_object('debtBeforePoints', b.debt_points, 'livePoints', v_live), NULL, NULL, p_at);
  PERFORM lots_take(p.account_id, v_id, v_net, p_at);
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
    (v_id, p.account_id, 'available', -v_net, b.available_points - v_net), (v_id, p.account_id, 'debt', v_net, b.debt_points - v_net);
  PERFORM debt_pay(p.account_id, v_net);
  UPDATE points_balance SET available_points = available_points - v_net, debt_points = debt_points - v_net
  WHERE account_id = p.account_id;
END $$;
