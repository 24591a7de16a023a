-- The ledger. Each function is one write: it takes the shopper's balance row first, opens a posting under its key,
-- moves lots, balances and entries together, or refuses and leaves nothing.

CREATE OR REPLACE FUNCTION points_lock(p_account uuid) RETURNS points_balance LANGUAGE plpgsql AS $$
DECLARE b points_balance;
BEGIN
  SELECT * INTO b FROM points_balance WHERE account_id = p_account FOR UPDATE;
  IF NOT FOUND AND p_account IS NOT NULL THEN
    INSERT INTO points_balance (account_id) VALUES (p_account) ON CONFLICT DO NOTHING;
    SELECT * INTO b FROM points_balance WHERE account_id = p_account FOR UPDATE;
  END IF;
  RETURN b;
END $$;

-- What tells one posting under a key from another.
CREATE OR REPLACE FUNCTION posting_hash(p_kind text, p_account uuid, p_points bigint, p_source text) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT substr(sha256(convert_to(concat_ws('|', p_kind, p_account, p_points, p_source), 'UTF8')), 1, 16)
$$;

-- Null when this very posting was made before; the same key with other input is refused by name.
CREATE OR REPLACE FUNCTION ledger_open(p_key text, p_kind text, p_account uuid, p_points bigint, p_source text, p_explanation jsonb,
  p_reverses bigint, p_actor uuid, p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_hash bytea := posting_hash(p_kind, p_account, p_points, p_source);
  v_known bytea;
  v_id bigint;
BEGIN
  -- the shopper's balance row is locked by now, so that nobody else is opening the same posting
  SELECT input_hash INTO v_known FROM posting WHERE key = p_key;
  IF FOUND THEN
    -- older postings keep all 32 bytes of it
    IF substr(v_known, 1, 16) <> v_hash THEN PERFORM refuse('key-reused', jsonb_build_object('key', p_key)); END IF;
    RETURN NULL;
  END IF;
  INSERT INTO posting (key, input_hash, kind, account_id, source, explanation, reverses, actor_id, at)
  VALUES (p_key, v_hash, p_kind, p_account, p_source, coalesce(p_explanation, '{}'), p_reverses, p_actor, p_at) RETURNING id INTO v_id;
  RETURN v_id;
END $$;

-- An earning becomes a lot: pending until p_releases_at, or spendable at once when that is null or past. p_lot: releaseOn,
-- the event that it waits for instead of a day; idleDays, how long it outlives the shopper's last earning or spending.
-- Points the shopper owes from an earlier refund are netted when they become spendable.
CREATE OR REPLACE FUNCTION points_award(p_account uuid, p_key text, p_kind text, p_source text, p_points bigint, p_explanation jsonb,
  p_releases_at timestamptz, p_expires_at timestamptz, p_funding text, p_terms int, p_actor uuid, p_at timestamptz, p_lot jsonb DEFAULT NULL)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz := coalesce(p_at, now());
  b points_balance := points_lock(p_account);
  v_pending boolean := coalesce(p_lot ? 'releaseOn', false) OR coalesce(p_releases_at > v_at, false);
  v_net bigint := CASE WHEN v_pending THEN 0 ELSE least(b.debt_points, p_points) END;
  v_id bigint; v_lot bigint;
BEGIN
  IF p_points <= 0 THEN PERFORM refuse('points-not-positive'); END IF;
  v_id := ledger_open(p_key, p_kind, p_account, p_points, p_source,
    p_explanation || CASE WHEN v_pending THEN '{"pending": true}' WHEN v_net > 0 THEN jsonb_build_object('debtBeforePoints', b.debt_points) ELSE '{}' END, NULL, p_actor, v_at);
  IF v_id IS NULL THEN RETURN (SELECT id FROM posting WHERE key = p_key); END IF;
  IF b.active_at IS NOT NULL OR p_lot ? 'idleDays' THEN PERFORM lots_wake(p_account, v_at); END IF;
  INSERT INTO lot (account_id, posting_id, source, original_points, remaining_points, state, releases_at, expires_at, funding, terms_version,
    release_on, idle_days)
  VALUES (p_account, v_id, p_source, p_points, p_points - v_net, CASE WHEN v_pending THEN 'pending' ELSE 'active' END,
    p_releases_at, p_expires_at, p_funding, p_terms, p_lot->>'releaseOn', (p_lot->>'idleDays')::int) RETURNING id INTO v_lot;
  IF v_net > 0 THEN
    INSERT INTO lot_use (posting_id, lot_id, amount_points) VALUES (v_id, v_lot, v_net);
    PERFORM debt_pay(p_account, v_net);
  END IF;
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

-- Spends points for good at once (a coupon, a gift).
CREATE OR REPLACE FUNCTION points_spend(p_account uuid, p_key text, p_kind text, p_source text, p_points bigint, p_explanation jsonb, p_at timestamptz)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); b points_balance := points_lock(p_account); v_id bigint;
BEGIN
  IF p_points <= 0 THEN PERFORM refuse('points-not-positive'); END IF;
  v_id := ledger_open(p_key, p_kind, p_account, p_points, p_source, p_explanation, NULL, NULL, v_at);
  IF v_id IS NULL THEN RETURN (SELECT id FROM posting WHERE key = p_key); END IF;
  IF b.active_at IS NOT NULL THEN PERFORM lots_wake(p_account, v_at); END IF;
  PERFORM lots_take(p_account, v_id, p_points, v_at);
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
    (v_id, p_account, 'available', -p_points, b.available_points - p_points), (v_id, NULL, 'redeemed', p_points, NULL);
  UPDATE points_balance SET available_points = available_points - p_points WHERE account_id = p_account;
  RETURN v_id;
END $$;
