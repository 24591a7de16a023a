-- Lots: the points of one earning, with their own day of release and their own last day.

-- Takes points out of live lots, soonest-expiring first, and writes which lots gave them.
CREATE OR REPLACE FUNCTION lots_take(p_account uuid, p_posting bigint, p_points bigint, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_need bigint := p_points; v_take bigint; r record;
BEGIN
  -- most spends are covered by the first lot
  WITH gave AS (UPDATE lot SET remaining_points = remaining_points - p_points WHERE remaining_points >= p_points AND id = (SELECT id FROM lot
      WHERE account_id = p_account AND is_live AND state = 'active' AND (expires_at IS NULL OR expires_at > p_at) ORDER BY expires_at, id LIMIT 1) RETURNING id)
  INSERT INTO lot_use (posting_id, lot_id, amount_points) SELECT p_posting, id, p_points FROM gave;
  IF FOUND THEN RETURN; END IF;
  LOOP
    -- a few at a time, so that the index is walked and a thousand lots are not sorted; an emptied lot is not live any more
    FOR r IN SELECT id, remaining_points FROM lot
      WHERE account_id = p_account AND is_live AND state = 'active' AND (expires_at IS NULL OR expires_at > p_at)
      ORDER BY expires_at, id LIMIT 20
    LOOP
      v_take := least(v_need, r.remaining_points);
      UPDATE lot SET remaining_points = remaining_points - v_take WHERE id = r.id;
      INSERT INTO lot_use (posting_id, lot_id, amount_points) VALUES (p_posting, r.id, v_take);
      v_need := v_need - v_take;
      EXIT WHEN v_need = 0;
    END LOOP;
    EXIT WHEN v_need = 0 OR NOT FOUND;
  END LOOP;
  IF v_need > 0 THEN
    PERFORM refuse('points-not-enough', jsonb_build_object('availablePoints', p_points - v_need, 'points', p_points));
  END IF;
END $$;

-- Earning and spending keep idle lots awake: their last day moves on and never back.
CREATE OR REPLACE FUNCTION lots_wake(p_account uuid, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  UPDATE points_balance SET active_at = greatest(active_at, p_at) WHERE account_id = p_account;
  UPDATE lot SET expires_at = days_end(p_at, idle_days)
  WHERE account_id = p_account AND idle_days IS NOT NULL AND is_live AND expires_at > p_at AND expires_at < days_end(p_at, idle_days)
$$;

-- Until when a lot is good that points come back to: an idle one was kept awake while they were away.
CREATE OR REPLACE FUNCTION lot_still_good(l lot) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN l.idle_days IS NULL THEN l.expires_at
    ELSE (SELECT greatest(l.expires_at, days_end(b.active_at, l.idle_days)) FROM points_balance b WHERE b.account_id = l.account_id) END
$$;

-- Gives so many points back to the lots that an earlier posting took them from, less what came back before: to the one that
-- lives longest first. A lot that died meanwhile gets a grace.
CREATE OR REPLACE FUNCTION lots_return(p_taken_by bigint, p_posting bigint, p_points bigint, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  WITH away AS (
    SELECT t.lot_id, lot_still_good(l) AS expires_at, t.amount_points + coalesce((SELECT sum(u.amount_points) FROM posting now
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
    expires_at = CASE WHEN lot_still_good(lot) <= p_at THEN p_at + make_interval(days => coalesce((SELECT points_grace_days FROM shop), 14))
      ELSE lot_still_good(lot) END
  FROM back WHERE lot.id = back.lot_id
$$;

-- The event that points waited for has come: they are usable from p_releases_at, and live from there.
CREATE OR REPLACE FUNCTION points_come_due(p_award_key text, p_releases_at timestamptz, p_expiry jsonb) RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE a posting; v_ends timestamptz := lot_end(p_expiry, p_releases_at, shop_zone());
BEGIN
  SELECT * INTO a FROM posting WHERE key = p_award_key;
  PERFORM points_lock_owner(a.account_id);
  UPDATE lot SET releases_at = p_releases_at, expires_at = v_ends WHERE posting_id = a.id AND state = 'pending' AND releases_at IS NULL;
  RETURN v_ends;
END $$;

-- Pending points whose day has come become available. Safe to run twice, from two workers, or after a crash.
CREATE OR REPLACE FUNCTION points_release_due(p_at timestamptz, p_limit int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); r record; l lot; b points_balance; v_id bigint; v_net bigint; v_done int := 0;
BEGIN
  -- the first that are due, by their index, so that a long queue is no slower than a short one; then in the order of locks
  FOR r IN SELECT id, account_id FROM (SELECT id, account_id FROM lot WHERE state = 'pending' AND is_live
      AND releases_at <= v_at ORDER BY releases_at LIMIT p_limit) due ORDER BY account_id, id
  LOOP
    b := points_lock(r.account_id);
    SELECT * INTO l FROM lot WHERE id = r.id FOR UPDATE;
    CONTINUE WHEN l.state <> 'pending' OR l.remaining_points = 0 OR l.account_id <> r.account_id;
    v_net := least(b.debt_points, l.remaining_points);
    v_id := ledger_open('lot:' || l.id || ':release', 'release', l.account_id, l.remaining_points, l.source,
      jsonb_strip_nulls(jsonb_build_object('releasesAt', l.releases_at, 'releaseOn', l.release_on, 'points', l.remaining_points,
        'debtBeforePoints', nullif(b.debt_points, 0))), NULL, NULL, v_at);
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

-- What is left of a lot lapses, whether it could be spent yet or not; its shopper's balance row is locked by now.
CREATE OR REPLACE FUNCTION lot_expire(l lot, p_at timestamptz, p_why jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE b points_balance; v_bucket text := CASE l.state WHEN 'pending' THEN 'pending' ELSE 'available' END; v_id bigint;
BEGIN
  -- Numbered, for a lot that points came back to expires again. The moment can't be the number: a return whose
  -- transaction began before the last day and waited here for this one leaves that day as it was.
  v_id := ledger_open('lot:' || l.id || ':expire:' || (SELECT count(*) FROM lot_use u JOIN posting p ON p.id = u.posting_id
      WHERE u.lot_id = l.id AND p.kind = 'expiry'), 'expiry', l.account_id, l.remaining_points, l.source,
    jsonb_build_object('expiresAt', least(l.expires_at, p_at), 'originalPoints', l.original_points,
      'usedPoints', l.original_points - l.remaining_points) || p_why, NULL, NULL, p_at);
  UPDATE lot SET remaining_points = 0, expires_at = least(expires_at, p_at) WHERE id = l.id;
  INSERT INTO lot_use (posting_id, lot_id, amount_points) VALUES (v_id, l.id, l.remaining_points);
  UPDATE points_balance SET available_points = available_points - CASE v_bucket WHEN 'available' THEN l.remaining_points ELSE 0 END,
    pending_points = pending_points - CASE v_bucket WHEN 'pending' THEN l.remaining_points ELSE 0 END
  WHERE account_id = l.account_id RETURNING * INTO b;
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
    (v_id, l.account_id, v_bucket, -l.remaining_points, CASE v_bucket WHEN 'pending' THEN b.pending_points ELSE b.available_points END),
    (v_id, NULL, 'expired', l.remaining_points, NULL);
END $$;

-- Points past their last day leave the balance by an entry. (A spend never sees them even before this runs.)
CREATE OR REPLACE FUNCTION points_expire_due(p_at timestamptz, p_limit int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); r record; l lot; v_done int := 0;
BEGIN
  FOR r IN SELECT id, account_id FROM (SELECT id, account_id FROM lot WHERE state = 'active' AND is_live
      AND expires_at <= v_at ORDER BY expires_at LIMIT p_limit) due ORDER BY account_id, id
  LOOP
    PERFORM points_lock(r.account_id);
    SELECT * INTO l FROM lot WHERE id = r.id FOR UPDATE;
    CONTINUE WHEN l.remaining_points = 0 OR l.expires_at > v_at OR l.state <> 'active' OR l.account_id <> r.account_id;
    PERFORM lot_expire(l, v_at, '{}');
    v_done := v_done + 1;
  END LOOP;
  RETURN v_done;
END $$;
