-- How a payment moves an order.

-- The points of a paid order, by the rules that it was placed under.
CREATE OR REPLACE FUNCTION order_award(o shop_order, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_late interval; v_lots jsonb;
BEGIN
  IF o.award_explanation ? 'rules' THEN o := order_decide_rules(o, p_at); END IF;
  IF o.award_points = 0 THEN RETURN; END IF;
  -- the days were counted from placing; paid on a later shop day, they count from that one
  SELECT date_trunc('day', p_at AT TIME ZONE s.time_zone) - date_trunc('day', o.placed_at AT TIME ZONE s.time_zone) INTO v_late FROM shop s;
  IF v_late <> interval '0' AND o.award_releases_at IS NOT NULL THEN
    o.award_releases_at := CASE WHEN o.award_releases_at <= o.placed_at THEN p_at ELSE o.award_releases_at + v_late END;
    o.award_expires_at := lot_end(terms_expiry(o.terms_version), o.award_releases_at, shop_zone());
    UPDATE shop_order SET award_releases_at = o.award_releases_at, award_expires_at = o.award_expires_at WHERE id = o.id;
  END IF;
  IF o.award_explanation ? 'rules' THEN v_lots := order_award_lots(o, p_at); END IF;
  IF v_lots IS NOT NULL THEN
    PERFORM points_award_lots(points_owner(o.account_id), 'order:' || o.id || ':award', 'order:' || o.id, v_lots,
      order_award_explanation(o) || jsonb_build_object('orderNumber', o.number), o.terms_version, p_at);
    RETURN;
  END IF;
  PERFORM points_award(points_owner(o.account_id), 'order:' || o.id || ':award', 'order-award', 'order:' || o.id, o.award_points,
    order_award_explanation(o) || jsonb_build_object('orderNumber', o.number), o.award_releases_at, o.award_expires_at,
    'spend', o.terms_version, NULL, p_at, o.award_lot);
END $$;

-- Paid: what was held is now sold, spent and used, and the award is made. The order row is locked by the caller.
CREATE OR REPLACE FUNCTION order_capture(o shop_order, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE r record; v_has_rules boolean := coalesce(o.award_explanation ? 'rules', false);
BEGIN
  IF o.spent_points > 0 AND o.reward_id IS NULL THEN
    PERFORM points_hold_capture('order:' || o.id || ':hold',
      jsonb_build_object('orderNumber', o.number, 'pointsMinor', o.points_minor), p_at);
  END IF;
  UPDATE coupon_use SET state = 'used' WHERE order_id = o.id AND state = 'held';
  UPDATE coupon_grant g SET state = 'used' FROM coupon_use u WHERE u.order_id = o.id AND g.id = u.grant_id AND u.state = 'used';
  IF o.award_points > 0 AND NOT v_has_rules THEN PERFORM order_award(o, p_at); END IF;
  INSERT INTO mail_outbox (key, recipient, locale, template, params, created_at)
  VALUES ('order:' || o.id || ':paid', o.email, o.locale, 'order-paid', jsonb_build_object('orderId', o.id), p_at);
  UPDATE shop_order SET state = 'paid', paid_at = p_at, cancelled_at = NULL, cancel_reason = NULL WHERE id = o.id;
  INSERT INTO stock_move (variant_id, quantity, reason, order_id, at)
  SELECT variant_id, -quantity, 'sale', o.id, p_at FROM order_line WHERE order_id = o.id AND variant_id IS NOT NULL;
  FOR r IN SELECT variant_id, quantity FROM order_line WHERE order_id = o.id ORDER BY variant_id LOOP
    UPDATE variant SET on_hand = on_hand - r.quantity, reserved = reserved - r.quantity WHERE id = r.variant_id;
  END LOOP;
  IF o.reward_id IS NOT NULL THEN PERFORM claim_paid(o, p_at); END IF;
  IF o.campaign_id IS NOT NULL THEN PERFORM draws_paid(o, p_at); END IF;
  -- last of all: a rule that everybody shares is wanted more than any stock
  IF v_has_rules THEN PERFORM order_award(o, p_at); END IF;
END $$;

-- Money that pays no order goes back: a refund is written, a job sends it.
CREATE OR REPLACE FUNCTION payment_surplus(o shop_order, p_payment text, p_amount int, p_currency text, p_reason text, p_at timestamptz)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_payment uuid; v_refund uuid;
BEGIN
  INSERT INTO payment (order_id, provider_payment_id, amount_minor, currency, state, at)
  VALUES (o.id, p_payment, p_amount, p_currency, 'surplus', p_at) RETURNING id INTO v_payment;
  INSERT INTO refund (order_id, payment_id, amount_minor, reason, request_key, created_at)
  VALUES (o.id, v_payment, p_amount, p_reason, 'surplus:' || p_payment, p_at) RETURNING id INTO v_refund;
  RETURN jsonb_build_object('outcome', 'surplus', 'reason', p_reason, 'orderId', o.id, 'refundId', v_refund);
END $$;

-- A payment came after its order was let go: everything is taken once more, or refused.
CREATE OR REPLACE FUNCTION order_hold_again(o shop_order, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF o.spent_points > 0 THEN
    -- a fresh hold under the same name: the released one stays in the journal
    PERFORM points_rehold('order:' || o.id || ':hold', o.hold_expires_at, p_at);
  END IF;
  PERFORM coupon_hold(u.coupon_id, u.grant_id, u.account_id, u.order_id, u.amount_minor, p_at)
  FROM (SELECT * FROM coupon_use WHERE order_id = o.id ORDER BY grant_id NULLS FIRST) u;
  PERFORM stock_reserve(o.id);
  IF o.reward_id IS NOT NULL THEN PERFORM claim_wait_again(o, p_at); END IF;
  IF o.campaign_id IS NOT NULL THEN PERFORM draws_wait_again(o, p_at); END IF;
END $$;

CREATE OR REPLACE FUNCTION order_pay(o shop_order, p_payment text, p_amount int, p_event text, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO payment (order_id, provider_payment_id, event_id, amount_minor, currency, state, at)
  VALUES (o.id, p_payment, p_event, p_amount, o.currency, 'captured', p_at);
  DELETE FROM order_waiting WHERE order_id = o.id;
  PERFORM order_capture(o, p_at);
END $$;

-- The one function that moves an order by a payment. The webhook, the return page and the reconciler all call it,
-- in any order and any number of times. A payment that comes after release is held again or given back.
CREATE OR REPLACE FUNCTION order_settle(p_order uuid, p_payment text, p_amount int, p_currency text, p_event text, p_at timestamptz)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); o shop_order; v_account uuid; v_known payment;
BEGIN
  SELECT account_id INTO v_account FROM shop_order WHERE id = p_order;
  IF NOT FOUND THEN PERFORM refuse('order-unknown'); END IF;
  IF v_account IS NOT NULL THEN PERFORM points_lock_owner(v_account); END IF;
  SELECT * INTO o FROM shop_order WHERE id = p_order FOR UPDATE;
  SELECT * INTO v_known FROM payment WHERE provider_payment_id = p_payment;
  IF FOUND THEN
    IF v_known.order_id <> p_order THEN RAISE EXCEPTION 'payment % belongs to another order', p_payment; END IF;
    RETURN jsonb_build_object('outcome', 'already', 'orderId', o.id, 'number', o.number, 'state', o.state);
  END IF;
  IF p_amount <> o.total_minor OR upper(p_currency) <> o.currency THEN
    RETURN payment_surplus(o, p_payment, p_amount, upper(p_currency), 'amount-mismatch', v_at);
  END IF;
  IF o.state NOT IN ('awaiting_payment', 'cancelled') THEN
    RETURN payment_surplus(o, p_payment, p_amount, upper(p_currency), 'paid-twice', v_at);
  END IF;
  IF o.state = 'cancelled' OR o.reward_id IS NOT NULL THEN
    BEGIN
      IF o.state = 'cancelled' THEN PERFORM order_hold_again(o, v_at); END IF;
      IF o.reward_id IS NOT NULL THEN PERFORM order_pay(o, p_payment, p_amount, p_event, v_at); END IF;
    EXCEPTION WHEN SQLSTATE 'RG001' THEN
      -- it is there no more, or can't be handed over now: nobody keeps money for that
      PERFORM order_release(o.id, 'reward-unavailable', v_at);
      RETURN payment_surplus(o, p_payment, p_amount, upper(p_currency), 'paid-too-late', v_at);
    END;
  END IF;
  IF o.reward_id IS NULL THEN PERFORM order_pay(o, p_payment, p_amount, p_event, v_at); END IF;
  RETURN jsonb_build_object('outcome', 'settled', 'orderId', o.id, 'number', o.number, 'state', 'paid');
END $$;
