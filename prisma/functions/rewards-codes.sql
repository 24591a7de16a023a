-- Rewards that are given as a code. A code is given to one claim and never to another: what comes back is withdrawn.

-- A code out of a pool that somebody else honours.
CREATE OR REPLACE FUNCTION reward_left_virtual_code(r reward, p_at timestamptz) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT count(*) FROM code WHERE pool_id = (r.settings->>'poolId')::uuid AND claim_id IS NULL AND withdrawn_at IS NULL AND kept_for IS NULL
$$;

CREATE OR REPLACE FUNCTION reward_issue_virtual_code(c claim, r reward, p_prepared jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  UPDATE code SET claim_id = c.id, given_at = p_at, kept_for = NULL
  WHERE id = (SELECT coalesce((SELECT id FROM code WHERE kept_for = c.id), code_free(r)));
  IF NOT FOUND THEN PERFORM refuse('reward-sold-out'); END IF;
  RETURN '{}';
END $$;

-- A code of the pool that nobody has and nobody else is about to take.
CREATE OR REPLACE FUNCTION code_free(r reward) RETURNS bigint LANGUAGE sql AS $$
  SELECT id FROM code WHERE pool_id = (r.settings->>'poolId')::uuid AND claim_id IS NULL AND withdrawn_at IS NULL AND kept_for IS NULL
  ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
$$;

-- Kept for a claim that waits for its money: nobody was shown it, so that it may be given to the next.
CREATE OR REPLACE FUNCTION reward_keep_virtual_code(c claim, r reward) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE code SET kept_for = c.id WHERE id = (SELECT code_free(r));
  IF NOT FOUND THEN PERFORM refuse('reward-sold-out'); END IF;
END $$;

CREATE OR REPLACE FUNCTION reward_let_go_virtual_code(c claim) RETURNS void LANGUAGE sql AS $$
  UPDATE code SET kept_for = NULL WHERE kept_for = c.id
$$;

CREATE OR REPLACE FUNCTION reward_take_back_virtual_code(c claim, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  UPDATE code SET withdrawn_at = p_at WHERE claim_id = c.id
$$;

-- A code that this shop's own staff check off: made for its claim, sealed before the transaction (prepared: sealed, hash in base64).
CREATE OR REPLACE FUNCTION reward_issue_verification_code(c claim, r reward, p_prepared jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO code (sealed, hash, claim_id, given_at)
  VALUES (decode(p_prepared->>'sealed', 'base64'), decode(p_prepared->>'hash', 'base64'), c.id, p_at);
  RETURN '{}';
END $$;

CREATE OR REPLACE FUNCTION reward_take_back_verification_code(c claim, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  UPDATE code SET withdrawn_at = p_at WHERE claim_id = c.id
$$;

-- What a code given once is, it stays.
CREATE OR REPLACE FUNCTION code_given_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a code is given once' USING ERRCODE = '23505';
END $$;
CREATE OR REPLACE TRIGGER code_given_once BEFORE UPDATE OF claim_id, hash, sealed ON code
  FOR EACH ROW WHEN (OLD.claim_id IS NOT NULL AND (NEW.claim_id, NEW.hash, NEW.sealed) IS DISTINCT FROM (OLD.claim_id, OLD.hash, OLD.sealed))
  EXECUTE FUNCTION code_given_once();

-- The sealed code of one's own claim; that it was looked at is written down the first time.
CREATE OR REPLACE FUNCTION code_reveal(p_claim uuid, p_account uuid, p_at timestamptz) RETURNS bytea LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); k code; c claim;
BEGIN
  SELECT * INTO c FROM claim WHERE id = p_claim AND account_id = p_account;
  SELECT * INTO k FROM code WHERE claim_id = c.id;
  IF k.id IS NULL THEN PERFORM refuse('claim-unknown'); END IF;
  IF k.withdrawn_at IS NOT NULL THEN PERFORM refuse('claim-void'); END IF;
  UPDATE code SET revealed_at = v_at WHERE id = k.id AND revealed_at IS NULL;
  IF FOUND THEN
    INSERT INTO audit_log (at, actor_id, action, subject) VALUES (v_at, p_account, 'reward.code.reveal', 'claim:' || c.id);
  END IF;
  RETURN k.sealed;
END $$;

-- Puts codes into a pool that are not in it yet; answers how many went in, null when the run was called off. Arrays go side by side.
CREATE OR REPLACE FUNCTION code_pool_put(p_pool uuid, p_run uuid, p_sealed bytea[], p_hashes bytea[]) RETURNS int LANGUAGE sql AS $$
  WITH told AS (UPDATE code_run SET done = done + cardinality(p_hashes), touched_at = now() WHERE id = p_run AND state = 'running' RETURNING 1),
  put AS (INSERT INTO code (pool_id, sealed, hash) SELECT p_pool, s, h FROM told, unnest(p_sealed, p_hashes) AS x(s, h)
    ON CONFLICT ON CONSTRAINT code_once DO NOTHING RETURNING 1)
  SELECT CASE WHEN EXISTS (SELECT 1 FROM told) THEN (SELECT count(*)::int FROM put) END
$$;

-- Checks a claim off by its code's hash, once, whoever else does so meanwhile; the same request is answered as it was first.
CREATE OR REPLACE FUNCTION claim_verify(p_hash bytea, p_request text, p_actor uuid, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); c claim; v verification; k code; v_elsewhere jsonb;
BEGIN
  SELECT * INTO k FROM code WHERE pool_id IS NULL AND hash = p_hash;
  SELECT * INTO c FROM claim WHERE id = k.claim_id FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('code-unknown'); END IF;
  SELECT * INTO v FROM verification WHERE request_key = p_request;
  IF FOUND THEN
    IF v.claim_id <> c.id OR v.actor_id <> p_actor THEN PERFORM refuse('key-reused'); END IF;
    RETURN jsonb_build_object('verificationId', v.id, 'claimId', c.id, 'replayed', true);
  END IF;
  v_elsewhere := claim_elsewhere(c, p_actor);
  IF v_elsewhere IS NOT NULL THEN PERFORM refuse('code-other-store', v_elsewhere); END IF;
  PERFORM claim_may_be_used(c, v_at);
  INSERT INTO verification (claim_id, request_key, actor_id, store_id, at) VALUES (c.id, p_request, p_actor, claim_counter(c, p_actor), v_at)
  RETURNING * INTO v;
  UPDATE claim SET state = 'used', used_at = v_at WHERE id = c.id;
  INSERT INTO audit_log (at, actor_id, action, subject, after) VALUES (v_at, p_actor, 'reward.verify', 'claim:' || c.id,
    jsonb_strip_nulls(jsonb_build_object('claim', c.no, 'store', (SELECT name_zh FROM store WHERE id = v.store_id))));
  RETURN jsonb_build_object('verificationId', v.id, 'claimId', c.id, 'replayed', false);
END $$;

CREATE OR REPLACE FUNCTION claim_may_be_used(c claim, p_at timestamptz) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE v_used record;
BEGIN
  IF c.state = 'used' THEN
    SELECT to_char(v.at AT TIME ZONE shop_zone(), 'YYYY-MM-DD HH24:MI') AS at, coalesce(nullif(a.name, ''), a.email) AS who INTO v_used
    FROM verification v JOIN account a ON a.id = v.actor_id WHERE v.claim_id = c.id AND v.undone_at IS NULL;
    PERFORM refuse('code-used', jsonb_build_object('at', v_used.at, 'who', v_used.who));
  END IF;
  IF c.state = 'void' THEN PERFORM refuse('code-void'); END IF;
  IF c.state = 'expired' OR c.expires_at <= p_at THEN
    PERFORM refuse('code-expired', jsonb_build_object('at', to_char(c.expires_at AT TIME ZONE shop_zone(), 'YYYY-MM-DD HH24:MI')));
  END IF;
END $$;

-- A slip at the desk is undone within minutes; after that the claim stays used.
CREATE OR REPLACE FUNCTION claim_unverify(p_verification uuid, p_reason text, p_minutes int, p_actor uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v verification;
BEGIN
  PERFORM 1 FROM claim WHERE id = (SELECT claim_id FROM verification WHERE id = p_verification) FOR UPDATE;
  SELECT * INTO v FROM verification WHERE id = p_verification;
  IF v.id IS NULL THEN PERFORM refuse('verification-unknown'); END IF;
  IF v.undone_at IS NOT NULL THEN RETURN; END IF;
  IF v.at < v_at - make_interval(mins => p_minutes) THEN PERFORM refuse('verification-too-old', jsonb_build_object('minutes', p_minutes)); END IF;
  UPDATE verification SET undone_at = v_at, undone_by = p_actor, undo_reason = p_reason WHERE id = v.id;
  UPDATE claim SET state = 'issued', used_at = NULL WHERE id = v.claim_id;
  INSERT INTO audit_log (at, actor_id, action, subject, reason) VALUES (v_at, p_actor, 'reward.verify.undo', 'claim:' || v.claim_id, p_reason);
END $$;
