-- Lots: the points of one earning, with their own day of release and their own last day.

-- Takes points out of live lots, soonest-expiring first, and writes which lots gave them.
CREATE OR REPLACE FUNCTION lots_take(p_account uuid, p_posting bigint, p_points bigint, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_need bigint := p_points; v_take bigint; r record;
BEGIN
  FOR r IN SELECT id, remaining_points FROM lot
    WHERE account_id = p_account AND is_live AND state = 'active' AND (expires_at IS NULL OR expires_at > p_at)
    ORDER BY expires_at, id
  LOOP
    EXIT WHEN v_need = 0;
    v_take := least(v_need, r.remaining_points);
    UPDATE lot SET remaining_points = remaining_points - v_take WHERE id = r.id;
    INSERT INTO lot_use (posting_id, lot_id, amount_points) VALUES (p_posting, r.id, v_take);
    v_need := v_need - v_take;
  END LOOP;
  IF v_need > 0 THEN
    PERFORM refuse('points-not-enough', jsonb_build_object('availablePoints', p_points - v_need, 'points', p_points));
  END IF;
END $$;

-- Gives so many points back to the lots that an earlier posting took them from, less what came back before: to the one that
-- lives longest first. A lot that died meanwhile gets a grace.
CREATE OR REPLACE FUNCTION lots_return(p_taken_by bigint, p_posting bigint, p_points bigint, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  WITH away AS (
    SELECT t.lot_id, l.expires_at, t.amount_points + coalesce((SELECT sum(u.amount_points) FROM posting now
      JOIN posting before ON before.reverses = now.reverses AND before.id <> now.id AND before.kind = 'spend-return'
      JOIN lot_use u ON u.posting_id = before.id AND u.lot_id = t.lot_id WHERE now.id = p_posting), 0) AS points
    FROM lot_use t JOIN lot l ON l.id = t.lot_id WHERE t.posting_id = p_taken_by),
  part AS (
    SELECT lot_id, least(points, p_points - coalesce(sum(points) OVER (ORDER BY expires_at DESC NULLS FIRST, lot_id DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)) AS points FROM away),
  back AS (
    INSERT INTO lot_use (posting_id, lot_id, amount_points) SELECT p_posting, lot_id, -points FROM part WHERE points > 0
    RETURNING lot_id, -amount_points AS points)
  UPDATE lot SET remaining_points = remaining_points + back.points,
    expires_at = CASE WHEN expires_at <= p_at THEN p_at + make_interval(days => coalesce((SELECT points_grace_days FROM shop), 14)) ELSE expires_at END
  FROM back WHERE lot.id = back.lot_id
$$;

-- Pending points whose day has come become available. Safe to run twice, from two workers, or after a crash.
CREATE OR REPLACE FUNCTION points_release_due(p_at timestamptz, p_limit int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); r record; l lot; b points_balance; v_id bigint; v_net bigint; v_done int := 0;
BEGIN
  FOR r IN SELECT id, account_id FROM lot WHERE state = 'pending' AND is_live AND releases_at <= v_at
    ORDER BY account_id, id LIMIT p_limit
  LOOP
    b := points_lock(r.account_id);
    SELECT * INTO l FROM lot WHERE id = r.id FOR UPDATE;
    CONTINUE WHEN l.state <> 'pending' OR l.remaining_points = 0;
    v_net := least(b.debt_points, l.remaining_points);
    v_id := ledger_open('lot:' || l.id || ':release', 'release', l.account_id, l.remaining_points, l.source,
      jsonb_build_object('releasesAt', l.releases_at), NULL, NULL, v_at);
    CONTINUE WHEN v_id IS NULL;
    UPDATE lot SET state = 'active', remaining_points = remaining_points - v_net WHERE id = l.id;
    IF v_net > 0 THEN
      INSERT INTO lot_use (posting_id, lot_id, amount_points) VALUES (v_id, l.id, v_net);
      PERFORM debt_pay(l.account_id, v_net);
    END IF;
    INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after)
    SELECT v_id, l.account_id, x.bucket, x.amount, x.after FROM (VALUES
      ('pending', -l.remaining_points, b.pending_points - l.remaining_points),
      ('available', l.remaining_points - v_net, b.available_points + l.remaining_points - v_net),
      ('debt', v_net, b.debt_points - v_net)) x(bucket, amount, after) WHERE x.amount <> 0;
    UPDATE points_balance SET pending_points = pending_points - l.remaining_points,
      available_points = available_points + l.remaining_points - v_net, debt_points = debt_points - v_net
    WHERE account_id = l.account_id;
    v_done := v_done + 1;
  END LOOP;
  RETURN v_done;
END $$;

-- Points past their last day leave the balance by an entry. (A spend never sees them even before this runs.)
CREATE OR REPLACE FUNCTION points_expire_due(p_at timestamptz, p_limit int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); r record; l lot; b points_balance; v_id bigint; v_done int := 0;
BEGIN
  FOR r IN SELECT id, account_id FROM lot WHERE state = 'active' AND is_live AND expires_at <= v_at
    ORDER BY account_id, id LIMIT p_limit
  LOOP
    b := points_lock(r.account_id);
    SELECT * INTO l FROM lot WHERE id = r.id FOR UPDATE;
    CONTINUE WHEN l.remaining_points = 0 OR l.expires_at > v_at OR l.state <> 'active';
    -- Numbered, for a lot that points came back to expires again. The moment can't be the number: a return whose
    -- transaction began before the last day and waited here for this one leaves that day as it was.
    v_id := ledger_open('lot:' || l.id || ':expire:' || (SELECT count(*) FROM lot_use u JOIN posting p ON p.id = u.posting_id
        WHERE u.lot_id = l.id AND p.kind = 'expiry'), 'expiry', l.account_id,
      l.remaining_points, l.source, jsonb_build_object('expiresAt', l.expires_at), NULL, NULL, v_at);
    UPDATE lot SET remaining_points = 0 WHERE id = l.id;
    INSERT INTO lot_use (posting_id, lot_id, amount_points) VALUES (v_id, l.id, l.remaining_points);
    INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
      (v_id, l.account_id, 'available', -l.remaining_points, b.available_points - l.remaining_points),
      (v_id, NULL, 'expired', l.remaining_points, NULL);
    UPDATE points_balance SET available_points = available_points - l.remaining_points WHERE account_id = l.account_id;
    v_done := v_done + 1;
  END LOOP;
  RETURN v_done;
END $$;
