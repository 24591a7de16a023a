-- The ledger. Each function is one write: it takes the shopper's balance row first, opens a posting under its key,
-- moves lots, balances and entries together, or refuses and leaves nothing.

CREATE FUNCTION points_lock(p_account uuid) RETURNS points_balance LANGUAGE plpgsql AS $$
DECLARE b points_balance;
BEGIN
  SELECT * INTO b FROM points_balance WHERE account_id = p_account FOR UPDATE;
  IF NOT FOUND AND p_account IS NOT NULL THEN
    INSERT INTO points_balance (account_id) VALUES (p_account) ON CONFLICT DO NOTHING;
    SELECT * INTO b FROM points_balance WHERE account_id = p_account FOR UPDATE;
  END IF;
  RETURN b;
END $$;

-- Null when this very posting was made before; the same key with other input is refused by name.
CREATE FUNCTION ledger_open(p_key text, p_kind text, p_account uuid, p_points bigint, p_source text, p_explanation jsonb,
  p_reverses bigint, p_actor uuid, p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_hash bytea := sha256(convert_to(concat_ws('|', p_kind, p_account, p_points, p_source), 'UTF8'));
  v_known bytea;
  v_id bigint;
BEGIN
  -- the shopper's balance row is locked by now, so that nobody else is opening the same posting
  SELECT input_hash INTO v_known FROM posting WHERE key = p_key;
  IF FOUND THEN
    IF v_known <> v_hash THEN PERFORM refuse('key-reused', jsonb_build_object('key', p_key)); END IF;
    RETURN NULL;
  END IF;
  INSERT INTO posting (key, input_hash, kind, account_id, source, explanation, reverses, actor_id, at)
  VALUES (p_key, v_hash, p_kind, p_account, p_source, coalesce(p_explanation, '{}'), p_reverses, p_actor, p_at) RETURNING id INTO v_id;
  RETURN v_id;
END $$;

-- Takes points out of live lots, soonest-expiring first, and writes which lots gave them.
CREATE FUNCTION lots_take(p_account uuid, p_posting bigint, p_points bigint, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_need bigint := p_points; v_take bigint; r record;
BEGIN
  FOR r IN SELECT id, remaining_points FROM lot
    WHERE account_id = p_account AND remaining_points > 0 AND state = 'active' AND (expires_at IS NULL OR expires_at > p_at)
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

-- Gives points back to the lots that an earlier posting took them from; a lot that died meanwhile gets a grace.
CREATE FUNCTION lots_return(p_taken_by bigint, p_posting bigint, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  WITH back AS (
    INSERT INTO lot_use (posting_id, lot_id, amount_points)
    SELECT p_posting, lot_id, -amount_points FROM lot_use WHERE posting_id = p_taken_by
    RETURNING lot_id, -amount_points AS points)
  UPDATE lot SET remaining_points = remaining_points + back.points,
    expires_at = CASE WHEN expires_at <= p_at THEN p_at + interval '14 days' ELSE expires_at END
  FROM back WHERE lot.id = back.lot_id
$$;

-- An earning becomes a lot: pending until p_releases_at, or spendable at once when that is null or past.
-- Points the shopper owes from an earlier refund are netted when they become spendable.
CREATE FUNCTION points_award(p_account uuid, p_key text, p_kind text, p_source text, p_points bigint, p_explanation jsonb,
  p_releases_at timestamptz, p_expires_at timestamptz, p_funding text, p_terms int, p_actor uuid, p_at timestamptz)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz := coalesce(p_at, now());
  b points_balance := points_lock(p_account);
  v_pending boolean := coalesce(p_releases_at > v_at, false);
  v_net bigint := CASE WHEN v_pending THEN 0 ELSE least(b.debt_points, p_points) END;
  v_id bigint; v_lot bigint;
BEGIN
  IF p_points <= 0 THEN PERFORM refuse('points-not-positive'); END IF;
  v_id := ledger_open(p_key, p_kind, p_account, p_points, p_source, p_explanation, NULL, p_actor, v_at);
  IF v_id IS NULL THEN RETURN (SELECT id FROM posting WHERE key = p_key); END IF;
  INSERT INTO lot (account_id, posting_id, source, original_points, remaining_points, state, releases_at, expires_at, funding, terms_version)
  VALUES (p_account, v_id, p_source, p_points, p_points - v_net, CASE WHEN v_pending THEN 'pending' ELSE 'active' END,
    p_releases_at, p_expires_at, p_funding, p_terms) RETURNING id INTO v_lot;
  IF v_net > 0 THEN INSERT INTO lot_use (posting_id, lot_id, amount_points) VALUES (v_id, v_lot, v_net); END IF;
  IF v_pending THEN
    INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after)
    VALUES (v_id, p_account, 'pending', p_points, b.pending_points + p_points), (v_id, NULL, 'issued', -p_points, NULL);
    UPDATE points_balance SET pending_points = pending_points + p_points WHERE account_id = p_account;
  ELSE
    INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after)
    SELECT v_id, x.account_id, x.bucket, x.amount, x.after FROM (VALUES
      (p_account, 'available', p_points - v_net, b.available_points + p_points - v_net),
      (p_account, 'debt', v_net, b.debt_points - v_net), (NULL, 'issued', -p_points, NULL)) x(account_id, bucket, amount, after)
    WHERE x.amount <> 0;
    UPDATE points_balance SET available_points = available_points + p_points - v_net, debt_points = debt_points - v_net
    WHERE account_id = p_account;
  END IF;
  RETURN v_id;
END $$;

-- Pending points whose day has come become available. Safe to run twice, from two workers, or after a crash.
CREATE FUNCTION points_release_due(p_at timestamptz, p_limit int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); r record; l lot; b points_balance; v_id bigint; v_net bigint; v_done int := 0;
BEGIN
  FOR r IN SELECT id, account_id FROM lot WHERE state = 'pending' AND remaining_points > 0 AND releases_at <= v_at
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
    IF v_net > 0 THEN INSERT INTO lot_use (posting_id, lot_id, amount_points) VALUES (v_id, l.id, v_net); END IF;
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
CREATE FUNCTION points_expire_due(p_at timestamptz, p_limit int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); r record; l lot; b points_balance; v_id bigint; v_done int := 0;
BEGIN
  FOR r IN SELECT id, account_id FROM lot WHERE state = 'active' AND remaining_points > 0 AND expires_at <= v_at
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

-- Spends points for good at once (a coupon, a gift).
CREATE FUNCTION points_spend(p_account uuid, p_key text, p_kind text, p_source text, p_points bigint, p_explanation jsonb, p_at timestamptz)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); b points_balance := points_lock(p_account); v_id bigint;
BEGIN
  IF p_points <= 0 THEN PERFORM refuse('points-not-positive'); END IF;
  v_id := ledger_open(p_key, p_kind, p_account, p_points, p_source, p_explanation, NULL, NULL, v_at);
  IF v_id IS NULL THEN RETURN (SELECT id FROM posting WHERE key = p_key); END IF;
  PERFORM lots_take(p_account, v_id, p_points, v_at);
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
    (v_id, p_account, 'available', -p_points, b.available_points - p_points), (v_id, NULL, 'redeemed', p_points, NULL);
  UPDATE points_balance SET available_points = available_points - p_points WHERE account_id = p_account;
  RETURN v_id;
END $$;

-- Sets points aside until a payment is decided.
CREATE FUNCTION points_hold_take(p_account uuid, p_key text, p_source text, p_points bigint, p_expires_at timestamptz, p_at timestamptz)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); b points_balance := points_lock(p_account); v_id bigint;
BEGIN
  IF p_points <= 0 THEN PERFORM refuse('points-not-positive'); END IF;
  v_id := ledger_open(p_key, 'hold', p_account, p_points, p_source, jsonb_build_object('expiresAt', p_expires_at), NULL, NULL, v_at);
  IF v_id IS NULL THEN RETURN (SELECT id FROM posting WHERE key = p_key); END IF;
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
CREATE FUNCTION hold_known(p_key text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM points_hold WHERE key = p_key) THEN PERFORM refuse('hold-unknown'); END IF;
END $$;

-- Points that came back pay what the shopper owes first, so that the order in which two purchases are refunded changes
-- nothing. A posting of its own: the return is then the exact mirror of what it undoes.
CREATE FUNCTION debt_net(p_after bigint, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
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

-- The payment went through: held points are spent.
CREATE FUNCTION points_hold_capture(p_key text, p_explanation jsonb, p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
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
  v_id := ledger_open(p_key || ':capture', 'spend', h.account_id, h.held_points, v_source, p_explanation, NULL, NULL, v_at);
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
    (v_id, h.account_id, 'held', -h.held_points, b.held_points - h.held_points), (v_id, NULL, 'redeemed', h.held_points, NULL);
  UPDATE points_balance SET held_points = held_points - h.held_points WHERE account_id = h.account_id;
  RETURN v_id;
END $$;

-- The payment did not happen: held points go back to the lots they came from.
CREATE FUNCTION points_hold_release(p_key text, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
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
  v_id := ledger_open(v_taken.key || ':release', 'hold-release', h.account_id, h.held_points, v_taken.source, NULL, v_taken.id, NULL, v_at);
  PERFORM lots_return(h.posting_id, v_id, v_at);
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
    (v_id, h.account_id, 'held', -h.held_points, b.held_points - h.held_points),
    (v_id, h.account_id, 'available', h.held_points, b.available_points + h.held_points);
  UPDATE points_balance SET held_points = held_points - h.held_points, available_points = available_points + h.held_points
  WHERE account_id = h.account_id;
  PERFORM debt_net(v_id, v_at);
END $$;

-- A refunded purchase: the points it was paid with return to their lots, as points, once.
CREATE FUNCTION points_return_spend(p_hold_key text, p_explanation jsonb, p_actor uuid, p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
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
CREATE FUNCTION points_revoke(p_award_key text, p_explanation jsonb, p_actor uuid, p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
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

-- New points terms: a row more, never a row changed, and who said so in the same breath. They never reach back.
CREATE FUNCTION terms_publish(p_terms jsonb, p_from timestamptz, p_reason text, p_actor uuid, p_request text, p_at timestamptz)
RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_made jsonb; v_before points_terms; v_version int;
BEGIN
  PERFORM pg_advisory_xact_lock(72707372);
  SELECT after INTO v_made FROM audit_log WHERE subject = 'points-terms' AND after->>'requestId' = p_request;
  IF FOUND THEN
    IF v_made->'terms' <> p_terms OR v_made->'from' <> coalesce(to_jsonb(p_from), 'null') THEN PERFORM refuse('key-reused'); END IF;
    RETURN (v_made->>'versionId')::int;
  END IF;
  IF p_from < v_at THEN PERFORM refuse('terms-in-the-past'); END IF;
  SELECT * INTO v_before FROM points_terms WHERE effective_from <= v_at ORDER BY effective_from DESC, version_id DESC LIMIT 1;
  INSERT INTO points_terms (effective_from, terms, reason, created_by, created_at)
  VALUES (coalesce(p_from, v_at), p_terms, p_reason, p_actor, v_at) RETURNING version_id INTO v_version;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after)
  VALUES (v_at, p_actor, 'points.terms.publish', 'points-terms', p_reason,
    CASE WHEN v_before.version_id IS NOT NULL THEN jsonb_build_object('versionId', v_before.version_id, 'terms', v_before.terms) END,
    jsonb_build_object('versionId', v_version, 'terms', p_terms, 'from', p_from, 'requestId', p_request));
  RETURN v_version;
END $$;
