-- How an order is undone.

-- The whole order is undone: earned points taken back, spent points to their lots, the coupon returned, money on its way.
CREATE OR REPLACE FUNCTION order_refund(p_order uuid, p_request text, p_actor uuid, p_reason text, p_restock boolean, p_at timestamptz)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); o shop_order; v_account uuid; pay payment; v_refund uuid; v_why jsonb;
BEGIN
  SELECT account_id INTO v_account FROM shop_order WHERE id = p_order;
  IF NOT FOUND THEN PERFORM refuse('order-unknown'); END IF;
  IF v_account IS NOT NULL THEN PERFORM points_lock(v_account); END IF;
  SELECT * INTO o FROM shop_order WHERE id = p_order FOR UPDATE;
  IF o.state = 'refunded' THEN
    SELECT id INTO v_refund FROM refund WHERE order_id = o.id AND request_key = p_request;
    IF v_refund IS NULL AND o.total_minor > 0 THEN PERFORM refuse('order-already-refunded'); END IF;
    RETURN jsonb_build_object('refundId', v_refund, 'replayed', true);
  END IF;
  IF o.state NOT IN ('paid', 'shipped', 'completed') THEN PERFORM refuse('order-not-refundable', jsonb_build_object('state', o.state)); END IF;
  v_why := jsonb_build_object('orderNumber', o.number, 'reason', p_reason);
  IF o.spent_points > 0 THEN PERFORM points_return_spend('order:' || o.id || ':hold', v_why, p_actor, v_at); END IF;
  IF o.award_points > 0 THEN PERFORM points_revoke('order:' || o.id || ':award', v_why, p_actor, v_at); END IF;
  PERFORM coupon_release(o.id);
  SELECT * INTO pay FROM payment WHERE order_id = o.id AND state = 'captured';
  IF FOUND THEN
    INSERT INTO refund (order_id, payment_id, amount_minor, reason, request_key, actor_id, created_at)
    VALUES (o.id, pay.id, pay.amount_minor, p_reason, p_request, p_actor, v_at) RETURNING id INTO v_refund;
  END IF;
  UPDATE shop_order SET state = 'refunded', refunded_at = v_at WHERE id = o.id;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after) VALUES
    (v_at, p_actor, 'order.refund', 'order:' || o.id, p_reason, jsonb_build_object('state', o.state), jsonb_build_object('state', 'refunded', 'amountMinor', o.total_minor, 'restocked', p_restock));
  INSERT INTO mail_outbox (key, recipient, locale, template, params, created_at)
  VALUES ('order:' || o.id || ':refunded', o.email, o.locale, 'order-refunded', jsonb_build_object('orderId', o.id), v_at);
  IF p_restock THEN
    INSERT INTO stock_move (variant_id, quantity, reason, order_id, actor_id, at)
    SELECT variant_id, quantity, 'return', o.id, p_actor, v_at FROM order_line WHERE order_id = o.id;
    PERFORM 1 FROM variant v WHERE v.id IN (SELECT variant_id FROM order_line WHERE order_id = o.id) ORDER BY v.id FOR UPDATE;
    UPDATE variant v SET on_hand = v.on_hand + l.quantity FROM order_line l WHERE l.order_id = o.id AND v.id = l.variant_id;
  END IF;
  RETURN jsonb_build_object('refundId', v_refund, 'replayed', false);
END $$;

-- What the payment provider said of a refund that we sent: done, or asked again after twice the wait. What failed stays
-- so until staff reopen it; only success comes late. A refund of which no letter told, or that took long, gets its own.
CREATE OR REPLACE FUNCTION refund_settle(p_refund uuid, p_provider_refund text, p_state text, p_error text, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); r refund;
BEGIN
  UPDATE refund SET state = p_state, provider_refund_id = coalesce(p_provider_refund, provider_refund_id), attempts = attempts + 1,
    last_error = p_error, settled_at = CASE WHEN p_state = 'succeeded' THEN v_at END,
    due_at = v_at + make_interval(mins => (2 ^ least(attempts, 12))::int)
  WHERE id = p_refund AND (state = 'pending' OR (state = 'failed' AND p_state = 'succeeded')) RETURNING * INTO r;
  IF NOT FOUND OR p_state <> 'succeeded' THEN RETURN; END IF;
  UPDATE payment SET state = 'returned' WHERE id = r.payment_id;
  IF r.actor_id IS NULL OR r.attempts > 1 OR r.round > 0 THEN
    INSERT INTO mail_outbox (key, recipient, locale, template, params, created_at)
    SELECT 'order:' || o.id || ':refund:' || r.id || ':sent', o.email, o.locale, 'refund-sent',
      jsonb_build_object('orderId', o.id, 'amountMinor', r.amount_minor, 'surplus', CASE WHEN r.actor_id IS NULL THEN r.reason END), v_at
    FROM shop_order o WHERE o.id = r.order_id ON CONFLICT (key) DO NOTHING;
  END IF;
END $$;

-- Staff looked into a failed refund and have it tried again, under a new key.
CREATE OR REPLACE FUNCTION refund_reopen(p_refund uuid, p_actor uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); r refund;
BEGIN
  SELECT * INTO r FROM refund WHERE id = p_refund AND state = 'failed' FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('refund-not-failed'); END IF;
  UPDATE refund SET state = 'pending', attempts = 0, due_at = v_at, last_error = NULL, round = round + 1, provider_refund_id = NULL
  WHERE id = r.id;
  INSERT INTO audit_log (at, actor_id, action, subject, before, after) VALUES (v_at, p_actor, 'order.refund-retry', 'order:' || r.order_id,
    jsonb_build_object('state', 'failed', 'error', r.last_error, 'providerRefundId', r.provider_refund_id), '{"state": "pending"}');
END $$;
