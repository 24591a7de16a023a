-- The kernel of rewards. What is a kind's own stands in functions of its name, reward_<part>_<kind>, and is asked for by name:
--   stands(reward, at): may it be offered now?        left(reward, at): how many can it still give (null: as many as are wanted)?
--   issue(claim, reward, prepared, at): hands it over  take_back(claim, at): undoes that, or refuses
--   face(reward): what a shopper is shown of it beside its words     check(reward): refuses what can't be kept
-- A kind that lacks a part has nothing to say there; one without `issue` is handed over afterwards, by its port or by hand.

CREATE OR REPLACE FUNCTION reward_part(p_part text, p_kind text, p_takes text) RETURNS regproc LANGUAGE sql STABLE AS $$
  SELECT to_regprocedure(format('reward_%s_%s(%s)', p_part, replace(p_kind, '-', '_'), p_takes))::regproc
$$;

-- Whether it stands in the mall, be it that it has not begun.
CREATE OR REPLACE FUNCTION reward_on_show(r reward, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE v_part regproc := reward_part('stands', r.kind, 'reward,timestamptz'); v_stands boolean := true;
BEGIN
  IF r.state <> 'live' OR r.ends_at <= p_at THEN RETURN false; END IF;
  IF v_part IS NOT NULL THEN EXECUTE format('SELECT %s($1, $2)', v_part) INTO v_stands USING r, p_at; END IF;
  RETURN v_stands;
END $$;

-- Whether somebody without any tier could have it now.
CREATE OR REPLACE FUNCTION reward_stands(r reward, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(r.starts_at <= p_at, true) AND reward_on_show(r, p_at)
$$;

CREATE OR REPLACE FUNCTION reward_face(r reward) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE v_part regproc := reward_part('face', r.kind, 'reward'); v_face jsonb;
BEGIN
  IF v_part IS NOT NULL THEN EXECUTE format('SELECT %s($1)', v_part) INTO v_face USING r; END IF;
  RETURN v_face;
END $$;

-- How many can still be had; null: as many as are wanted.
CREATE OR REPLACE FUNCTION reward_left(r reward, p_at timestamptz) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE v_part regproc := reward_part('left', r.kind, 'reward,timestamptz'); v_own bigint;
BEGIN
  IF v_part IS NOT NULL THEN EXECUTE format('SELECT %s($1, $2)', v_part) INTO v_own USING r, p_at; END IF;
  RETURN least(r.stock - r.claimed_count - r.set_aside_count, v_own);
END $$;

-- The moment since which a shopper's claims count towards the limit: the shop's day, week or month, or for ever.
CREATE OR REPLACE FUNCTION reward_period_start(p_period text, p_at timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE p_period WHEN 'ever' THEN '-infinity'::timestamptz
    ELSE date_trunc(p_period, p_at AT TIME ZONE shop_zone()) AT TIME ZONE shop_zone() END
$$;

CREATE OR REPLACE FUNCTION reward_claims_by(r reward, p_account uuid, p_at timestamptz) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT count(*) FROM claim c WHERE c.reward_id = r.id AND c.account_id = p_account AND c.state <> 'void' AND c.won_by IS NULL
    AND c.claimed_at >= reward_period_start(r.limit_period, p_at)
$$;

CREATE OR REPLACE FUNCTION claim_told(c claim, p_replayed boolean) RETURNS jsonb LANGUAGE sql AS $$
  SELECT jsonb_build_object('claimId', c.id, 'kind', c.kind, 'state', c.state, 'expiresAt', c.expires_at, 'delivery', c.delivery, 'replayed', p_replayed,
    'orderId', c.order_id, 'orderNumber', (SELECT number FROM shop_order WHERE id = c.order_id))
$$;

-- Whether this shopper may have this one now, at the price that was shown.
CREATE OR REPLACE FUNCTION reward_judge(r reward, p_account uuid, p_cost_shown int, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF r.id IS NULL OR NOT reward_on_show(r, p_at) THEN PERFORM refuse('reward-unavailable'); END IF;
  PERFORM reward_admit(r, p_account, p_at);
  IF r.cost_points <> p_cost_shown THEN PERFORM refuse('reward-price-changed', jsonb_build_object('costPoints', r.cost_points)); END IF;
  IF r.limit_count IS NOT NULL AND reward_claims_by(r, p_account, p_at) >= r.limit_count THEN
    PERFORM refuse('reward-limit-reached', jsonb_build_object('limit', r.limit_count));
  END IF;
END $$;

-- Points become a reward: the points, one of the stock, one of the shopper's limit, the budget and what is handed over, all or
-- nothing, once per request. p: accountId, rewardId, requestId, costPoints and cashMinor (as they were shown), paymentMethod,
-- prepared (for the kind), locale, at. One that costs money too waits for it (rewards-money.sql).
-- Locks: the shopper's balance, the reward, the budget, then whatever the kind takes.
CREATE OR REPLACE FUNCTION reward_claim(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_account uuid := (p->>'accountId')::uuid; v_request text := p->>'requestId';
  b points_balance := points_lock(v_account); r reward; c claim; v_posting bigint;
BEGIN
  SELECT * INTO c FROM claim WHERE request_key = v_request;
  IF FOUND THEN
    IF c.account_id <> v_account OR c.reward_id <> (p->>'rewardId')::uuid THEN PERFORM refuse('key-reused'); END IF;
    RETURN claim_told(c, true);
  END IF;
  SELECT * INTO r FROM reward WHERE id = (p->>'rewardId')::uuid FOR UPDATE;
  PERFORM reward_judge(r, v_account, (p->>'costPoints')::int, v_at);
  IF r.cash_minor <> coalesce((p->>'cashMinor')::int, 0) THEN
    PERFORM refuse('reward-money-changed', jsonb_build_object('cashMinor', r.cash_minor));
  END IF;
  UPDATE reward SET claimed_count = claimed_count + 1 WHERE id = r.id AND (stock IS NULL OR claimed_count + set_aside_count < stock);
  IF NOT FOUND THEN PERFORM refuse('reward-sold-out'); END IF;
  IF r.cash_minor > 0 THEN RETURN claim_told(claim_wait(r, p, v_at), false); END IF;
  v_posting := points_spend(v_account, 'exchange:' || v_request, 'exchange', 'reward:' || r.id, r.cost_points, jsonb_build_object('rewardId', r.id,
    'version', r.version, 'rewardKind', r.kind, 'titleZh', r.title_zh, 'titleEn', r.title_en, 'costPoints', r.cost_points), v_at);
  IF r.budget_id IS NOT NULL THEN PERFORM budget_move(r.budget_id, v_posting, r.cost_points); END IF;
  INSERT INTO claim (reward_id, reward_version, kind, account_id, points, request_key, posting_id, budget_id, claimed_at, expires_at)
  VALUES (r.id, r.version, r.kind, v_account, r.cost_points, v_request, v_posting, r.budget_id, v_at, days_end(v_at, r.valid_days)) RETURNING * INTO c;
  RETURN claim_told(claim_issue(c, r, p->'prepared', v_at), false);
END $$;

-- Hands over what the kind can give here and now; what it can't waits for its port.
CREATE OR REPLACE FUNCTION claim_issue(c claim, r reward, p_prepared jsonb, p_at timestamptz) RETURNS claim LANGUAGE plpgsql AS $$
DECLARE v_part regproc := reward_part('issue', c.kind, 'claim,reward,jsonb,timestamptz'); v_given jsonb;
BEGIN
  IF v_part IS NULL THEN
    UPDATE claim SET due_at = p_at, delivery = coalesce(nullif(p_prepared, 'null'), '{}') WHERE id = c.id RETURNING * INTO c;
    RETURN c;
  END IF;
  EXECUTE format('SELECT %s($1, $2, $3, $4)', v_part) INTO v_given USING c, r, p_prepared, p_at;
  UPDATE claim SET state = coalesce(v_given->>'state', 'issued'), delivery = coalesce(v_given->'delivery', '{}'),
    issued_at = CASE WHEN coalesce(v_given->>'state', 'issued') = 'issued' THEN p_at END,
    expires_at = coalesce((v_given->>'expiresAt')::timestamptz, expires_at)
  WHERE id = c.id RETURNING * INTO c;
  RETURN c;
END $$;

-- Takes a claim back: the points return to their lots, and stock, limit and budget with them; its money too, if it cost some. Twice is once.
CREATE OR REPLACE FUNCTION claim_void(p_claim uuid, p_reason text, p_actor uuid, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); c claim; v_order text;
BEGIN
  PERFORM points_lock_owner((SELECT account_id FROM claim WHERE id = p_claim));
  SELECT state::text INTO v_order FROM shop_order WHERE id = (SELECT order_id FROM claim WHERE id = p_claim) FOR UPDATE;
  SELECT * INTO c FROM claim WHERE id = p_claim FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('claim-unknown'); END IF;
  IF c.state = 'void' THEN RETURN claim_told(c, true); END IF;
  c := claim_take_back(c, p_reason, p_actor, v_at);
  IF v_order <> 'refunded' THEN
    PERFORM order_refund(jsonb_build_object('orderId', c.order_id, 'requestId', 'claim:' || c.id, 'actorId', p_actor, 'reason', p_reason, 'kind', 'rest',
      'restock', false, 'shortfall', 'debt', 'at', v_at));
  END IF;
  RETURN claim_told(c, false);
END $$;

-- All of a claim but its money. Who calls holds the balance row, the order and the claim.
CREATE OR REPLACE FUNCTION claim_take_back(c claim, p_reason text, p_actor uuid, p_at timestamptz) RETURNS claim LANGUAGE plpgsql AS $$
DECLARE b points_balance := points_lock_owner(c.account_id); v_part regproc; v_id bigint; v_paid posting;
BEGIN
  IF c.state = 'used' THEN PERFORM refuse('claim-used'); END IF;
  IF c.state = 'unpaid' THEN PERFORM refuse('claim-unpaid'); END IF;
  IF c.won_by IS NOT NULL THEN RETURN claim_take_back_won(c, p_reason, p_actor, p_at); END IF;
  SELECT * INTO v_paid FROM posting WHERE id = c.posting_id;
  UPDATE reward SET claimed_count = claimed_count - 1 WHERE id = c.reward_id;
  v_id := ledger_open('claim:' || c.id || ':void', 'exchange-return', b.account_id, c.points, 'reward:' || c.reward_id,
    v_paid.explanation - 'costPoints' - 'heldPoints' || jsonb_build_object('points', c.points, 'reason', p_reason), c.posting_id, p_actor, p_at);
  -- points that waited for the money were taken by their hold
  PERFORM lots_return(coalesce((SELECT posting_id FROM points_hold WHERE key = 'order:' || c.order_id || ':hold'), c.posting_id), v_id, c.points, p_at);
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
    (v_id, b.account_id, 'available', c.points, b.available_points + c.points), (v_id, NULL, 'redeemed', -c.points, NULL);
  UPDATE points_balance SET available_points = available_points + c.points WHERE account_id = b.account_id;
  IF c.budget_id IS NOT NULL THEN PERFORM budget_move(c.budget_id, v_id, -c.points); END IF;
  PERFORM points_came_back(v_id, p_at);
  v_part := reward_part('take_back', c.kind, 'claim,timestamptz');
  IF v_part IS NOT NULL THEN EXECUTE format('SELECT %s($1, $2)', v_part) USING c, p_at; END IF;
  UPDATE claim SET state = 'void', return_posting_id = v_id, voided_at = p_at, void_reason = p_reason, due_at = NULL WHERE id = c.id RETURNING * INTO c;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after) VALUES (p_at, p_actor, 'reward.claim.void', 'claim:' || c.id,
    p_reason, '{}', jsonb_build_object('points', c.points, 'accountId', b.account_id));
  RETURN c;
END $$;

-- The next claims that wait for their port, taken so that no other worker tries them meanwhile: each try puts the next one off.
CREATE OR REPLACE FUNCTION claims_take_due(p_at timestamptz, p_limit int) RETURNS SETOF claim LANGUAGE sql AS $$
  UPDATE claim SET tries = tries + 1, due_at = coalesce(p_at, now()) + make_interval(mins => (2 ^ least(tries, 8))::int)
  WHERE id IN (SELECT id FROM claim WHERE due_at <= coalesce(p_at, now()) AND state = 'claimed' ORDER BY due_at LIMIT p_limit FOR UPDATE SKIP LOCKED)
  RETURNING *
$$;

-- The port handed it over; told twice is told once.
CREATE OR REPLACE FUNCTION claim_delivered(p_claim uuid, p_delivery jsonb, p_at timestamptz) RETURNS boolean LANGUAGE sql AS $$
  WITH made AS (UPDATE claim SET state = 'issued', issued_at = coalesce(p_at, now()), delivery = delivery || p_delivery, due_at = NULL, trouble = NULL
    WHERE id = p_claim AND state = 'claimed' RETURNING 1)
  SELECT EXISTS (SELECT 1 FROM made)
$$;

-- What was not used by its last day can't be used any more. A read never waits for this.
CREATE OR REPLACE FUNCTION claims_expire_due(p_at timestamptz, p_limit int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_ended claim[];
BEGIN
  WITH ended AS (UPDATE claim SET state = 'expired' WHERE id IN (SELECT id FROM claim
      WHERE (state = 'issued' OR (state = 'claimed' AND trouble = 'address-needed')) AND expires_at <= v_at
      ORDER BY expires_at LIMIT p_limit FOR UPDATE SKIP LOCKED) RETURNING claim.*)
  SELECT array_agg(e::claim) INTO v_ended FROM ended e;
  PERFORM prizes_given_up(v_ended, v_at);
  RETURN coalesce(cardinality(v_ended), 0);
END $$;

-- A merchant's words become the reward's next version. p: id (null: a new one), the fields, actorId, at.
CREATE OR REPLACE FUNCTION reward_save(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_was reward; r reward; v_id uuid := (p->>'id')::uuid; v_part regproc;
BEGIN
  IF v_id IS NOT NULL THEN
    SELECT * INTO v_was FROM reward WHERE id = v_id FOR UPDATE;
    IF NOT FOUND THEN PERFORM refuse('reward-unknown'); END IF;
    -- a claim is of one kind for good, and so is what it was made of
    IF v_was.kind <> p->>'kind' THEN PERFORM refuse('reward-kind-fixed'); END IF;
    IF (p->>'stock')::int < v_was.claimed_count + v_was.set_aside_count THEN PERFORM refuse('reward-stock-below-claimed', jsonb_build_object('claimed', v_was.claimed_count)); END IF;
  ELSE
    v_was.position := coalesce((SELECT max(position) FROM reward), 0) + 1;
  END IF;
  r := jsonb_populate_record(v_was, p - '{id,position,claimed_count,created_at,version}'::text[]);
  r.id := coalesce(v_id, gen_random_uuid()); r.version := coalesce(v_was.version, 0) + 1;
  r.cash_minor := coalesce(r.cash_minor, 0); r.claimed_count := coalesce(v_was.claimed_count, 0); r.set_aside_count := coalesce(v_was.set_aside_count, 0); r.created_at := coalesce(v_was.created_at, v_at);
  PERFORM reward_tiers_stand(r, v_at);
  v_part := reward_part('check', r.kind, 'reward');
  IF v_part IS NOT NULL THEN EXECUTE format('SELECT %s($1)', v_part) USING r; END IF;
  IF v_id IS NULL THEN INSERT INTO reward SELECT r.*;
  ELSE
    UPDATE reward SET (category, title_zh, title_en, about_zh, about_en, image, cost_points, cash_minor, stock, limit_count, limit_period, valid_days, starts_at, ends_at,
      min_tier, early_tier, early_days, true_cost_minor, face_value_minor, budget_id, settings, state, version) = ROW (r.category, r.title_zh, r.title_en, r.about_zh, r.about_en, r.image,
      r.cost_points, r.cash_minor, r.stock, r.limit_count, r.limit_period, r.valid_days, r.starts_at, r.ends_at, r.min_tier, r.early_tier, r.early_days, r.true_cost_minor, r.face_value_minor, r.budget_id,
      r.settings, r.state, r.version) WHERE id = v_id;
  END IF;
  INSERT INTO reward_version (reward_id, version, told, actor_id, at) VALUES (r.id, r.version, to_jsonb(r) - '{claimed_count,position}'::text[], (p->>'actorId')::uuid, v_at);
  INSERT INTO audit_log (at, actor_id, action, subject, before, after) VALUES (v_at, (p->>'actorId')::uuid,
    CASE WHEN v_id IS NULL THEN 'reward.create' ELSE 'reward.change' END, 'reward:' || r.id, CASE WHEN v_id IS NOT NULL THEN to_jsonb(v_was) END, to_jsonb(r));
  RETURN jsonb_build_object('rewardId', r.id, 'version', r.version);
END $$;

-- Live, draft or archived, as one press; the words stay as they are, and what shoppers hold keeps its word.
CREATE OR REPLACE FUNCTION reward_set_state(p_reward uuid, p_state text, p_actor uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_was text;
BEGIN
  SELECT state INTO v_was FROM reward WHERE id = p_reward FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('reward-unknown'); END IF;
  IF v_was = p_state THEN RETURN; END IF;
  UPDATE reward SET state = p_state WHERE id = p_reward;
  INSERT INTO audit_log (at, actor_id, action, subject, before, after) VALUES (coalesce(p_at, now()), p_actor, 'reward.state', 'reward:' || p_reward,
    jsonb_build_object('state', v_was), jsonb_build_object('state', p_state));
END $$;
