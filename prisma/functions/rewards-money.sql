-- Rewards that cost money beside points. The claim stands beside an order that carries it and nothing else, so that paying, a late
-- payment, one that came twice and refunds are those of any order. An order is locked before its claim, a claim before its reward.
-- Such an order earns no points. Two parts of a kind more: keep(claim, reward) sets aside what it will hand over, let_go(claim) undoes that.

-- The claim waits: points held, the budget asked, what its kind gives kept. Stock and limit were taken by the caller.
CREATE OR REPLACE FUNCTION claim_wait(r reward, p jsonb, p_at timestamptz) RETURNS claim LANGUAGE plpgsql AS $$
DECLARE s shop; a account; o shop_order; c claim; v_hold bigint;
BEGIN
  SELECT * INTO s FROM shop;
  SELECT * INTO a FROM account WHERE id = (p->>'accountId')::uuid;
  IF p->>'paymentMethod' <> ALL (s.payment_methods) THEN PERFORM refuse('payment-method-unavailable'); END IF;
  INSERT INTO shop_order (id, request_id, input_hash, account_id, reward_id, email, locale, state, currency, goods_minor, coupon_minor, points_minor,
    shipping_minor, total_minor, spent_points, award_points, address, hold_expires_at, placed_at, payment_method)
  VALUES (gen_random_uuid(), (p->>'requestId')::uuid, sha256(convert_to('reward:' || r.id, 'UTF8')), a.id, r.id, a.email, coalesce(p->>'locale', 'zh-CN'),
    'awaiting_payment', s.currency, r.cash_minor, 0, 0, 0, r.cash_minor, r.cost_points, 0, coalesce(p #> '{prepared,address}', '{}'),
    p_at + make_interval(mins => s.hold_minutes), p_at, coalesce(p->>'paymentMethod', s.payment_methods[1])) RETURNING * INTO o;
  INSERT INTO order_line (order_id, position, product_slug, title_zh, title_en, options_zh, options_en, image_file, unit_price_minor, quantity,
    goods_minor, coupon_minor, points_minor, net_minor)
  VALUES (o.id, 0, '', r.title_zh, r.title_en, '{}', '{}', r.image, r.cash_minor, 1, r.cash_minor, 0, 0, r.cash_minor);
  INSERT INTO order_waiting (order_id, since) VALUES (o.id, p_at);
  v_hold := points_hold_take(a.id, 'order:' || o.id || ':hold', 'reward:' || r.id, r.cost_points, o.hold_expires_at, p_at);
  IF r.budget_id IS NOT NULL THEN PERFORM budget_move(r.budget_id, v_hold, r.cost_points); END IF;
  INSERT INTO claim (reward_id, reward_version, kind, account_id, points, cash_minor, state, request_key, order_id, budget_id, prepared, claimed_at)
  VALUES (r.id, r.version, r.kind, a.id, r.cost_points, r.cash_minor, 'unpaid', p->>'requestId', o.id, r.budget_id, p->'prepared', p_at) RETURNING * INTO c;
  PERFORM claim_keep(c, r);
  RETURN c;
END $$;

CREATE OR REPLACE FUNCTION claim_keep(c claim, r reward) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_part regproc := reward_part('keep', c.kind, 'claim,reward');
BEGIN
  IF v_part IS NOT NULL THEN EXECUTE format('SELECT %s($1, $2)', v_part) USING c, r; END IF;
END $$;

-- The reward as it was promised to a claim.
CREATE OR REPLACE FUNCTION claim_promised(c claim) RETURNS reward LANGUAGE sql STABLE AS $$
  SELECT jsonb_populate_record(NULL::reward, told) FROM reward_version WHERE reward_id = c.reward_id AND version = c.reward_version
$$;

-- The money has come: the held points are spent on the claim, and it is handed over as any other.
CREATE OR REPLACE FUNCTION claim_paid(o shop_order, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE c claim; r reward; v_prepared jsonb; v_posting bigint;
BEGIN
  SELECT * INTO c FROM claim WHERE order_id = o.id FOR UPDATE;
  r := claim_promised(c);
  v_posting := points_hold_capture('order:' || o.id || ':hold', jsonb_build_object('rewardId', r.id, 'version', r.version, 'rewardKind', r.kind,
    'titleZh', r.title_zh, 'titleEn', r.title_en, 'costPoints', c.points, 'cashMinor', c.cash_minor, 'orderNumber', o.number), p_at);
  v_prepared := c.prepared;
  UPDATE claim SET state = 'claimed', posting_id = v_posting, prepared = NULL, expires_at = days_end(p_at, r.valid_days) WHERE id = c.id RETURNING * INTO c;
  PERFORM claim_issue(c, r, v_prepared, p_at);
END $$;

-- What was handed over at once, or by its port, is no parcel to send: its order is done.
CREATE OR REPLACE FUNCTION claim_tells_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE shop_order SET state = 'completed', completed_at = NEW.issued_at WHERE id = NEW.order_id AND state = 'paid';
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER claim_tells_order AFTER UPDATE OF state ON claim
  FOR EACH ROW WHEN (NEW.order_id IS NOT NULL AND OLD.state = 'claimed' AND NEW.state = 'issued') EXECUTE FUNCTION claim_tells_order();

-- Its money did not come: stock, limit, budget and what was kept are anybody's again. The points were let go by the order.
CREATE OR REPLACE FUNCTION claim_let_go(o shop_order, p_reason text, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE c claim; v_part regproc;
BEGIN
  UPDATE claim SET state = 'void', voided_at = p_at, void_reason = p_reason WHERE order_id = o.id AND state = 'unpaid' RETURNING * INTO c;
  IF NOT FOUND THEN RAISE EXCEPTION 'order % is of a reward and has no claim that waits', o.id; END IF;
  UPDATE reward SET claimed_count = claimed_count - 1 WHERE id = c.reward_id;
  IF c.budget_id IS NOT NULL THEN
    PERFORM budget_move(c.budget_id, back.id, -c.points) FROM points_hold h JOIN posting taken ON taken.id = h.posting_id
    JOIN posting back ON back.key = taken.key || ':release' WHERE h.key = 'order:' || o.id || ':hold';
  END IF;
  v_part := reward_part('let_go', c.kind, 'claim');
  IF v_part IS NOT NULL THEN EXECUTE format('SELECT %s($1)', v_part) USING c; END IF;
END $$;

-- Its money came after it was let go: everything is taken once more, or refused, and then the money goes back. The points are held again by now.
CREATE OR REPLACE FUNCTION claim_wait_again(o shop_order, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE c claim; r reward;
BEGIN
  SELECT * INTO c FROM claim WHERE order_id = o.id FOR UPDATE;
  SELECT * INTO r FROM reward WHERE id = c.reward_id FOR UPDATE;
  IF r.limit_count IS NOT NULL AND reward_claims_by(r, c.account_id, p_at) >= r.limit_count THEN PERFORM refuse('reward-limit-reached'); END IF;
  UPDATE reward SET claimed_count = claimed_count + 1 WHERE id = r.id AND (stock IS NULL OR claimed_count + set_aside_count < stock);
  IF NOT FOUND THEN PERFORM refuse('reward-sold-out'); END IF;
  IF c.budget_id IS NOT NULL THEN
    PERFORM budget_move(c.budget_id, posting_id, c.points) FROM points_hold WHERE key = 'order:' || o.id || ':hold';
  END IF;
  UPDATE claim SET state = 'unpaid', voided_at = NULL, void_reason = NULL WHERE id = c.id RETURNING * INTO c;
  PERFORM claim_keep(c, claim_promised(c));
END $$;

-- With the last of an order's money its claim is taken back too. One that was used, or is on its way, stays: then it is money alone.
CREATE OR REPLACE FUNCTION claim_back_with_order(o shop_order, p_reason text, p_actor uuid, p_at timestamptz) RETURNS int LANGUAGE plpgsql AS $$
DECLARE c claim;
BEGIN
  SELECT * INTO c FROM claim WHERE order_id = o.id FOR UPDATE;
  IF c.state <> 'void' THEN
    BEGIN
      PERFORM claim_take_back(c, p_reason, p_actor, p_at);
    EXCEPTION WHEN SQLSTATE 'RG001' THEN RETURN 0;
    END;
  END IF;
  RETURN c.points;
END $$;

-- A gift that its order sends, or that has come: the claim says the same.
CREATE OR REPLACE FUNCTION claim_sent(p_order uuid, p_carrier text, p_tracking text, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE claim SET state = 'issued', issued_at = p_at, delivery = delivery || jsonb_build_object('carrier', p_carrier, 'trackingNumber', p_tracking)
  WHERE order_id = p_order AND state = 'claimed' AND due_at IS NULL;
  -- what a port hands over is not sent by hand
  IF NOT FOUND THEN PERFORM refuse('order-not-shippable'); END IF;
END $$;
