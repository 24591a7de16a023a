-- Money that was given back at the payment provider itself, past this shop: it is written down here as what it did to the order.

-- What is left of an order's money, fen: of its goods, and of its shipping. Nothing of an order that can't be refunded.
CREATE OR REPLACE FUNCTION order_money_left(o shop_order, OUT goods int, OUT shipping int) LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(l.net_minor - l.refunded_net_minor) FILTER (WHERE o.state IN ('paid', 'shipped', 'completed')), 0)::int,
    CASE WHEN o.state IN ('paid', 'shipped', 'completed') THEN o.shipping_minor - o.refunded_shipping_minor ELSE 0 END
  FROM order_line l WHERE l.order_id = o.id
$$;

-- Takes note of a refund that the provider has and we did not ask for. One that we had
-- given up on, or that we asked for and nobody answered, counts as that one when it is of the same sum. What
-- the order has left is refunded like any sum of money, goods before shipping, with its points; what goes beyond is kept as
-- money alone. Told again it changes nothing. Answers not-ours, known, matched or recorded.
CREATE OR REPLACE FUNCTION refund_made_elsewhere(p_payment text, p_refund text, p_amount int, p_state text, p_at timestamptz)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz := coalesce(p_at, now()); pay payment; v_account uuid; o shop_order; r refund; v_left record; v_now int := 0;
  v_done timestamptz := CASE WHEN p_state = 'succeeded' THEN v_at END; v_id uuid;
BEGIN
  SELECT * INTO pay FROM payment WHERE provider_payment_id = p_payment;
  IF NOT FOUND THEN RETURN 'not-ours'; END IF;
  SELECT account_id INTO v_account FROM shop_order WHERE id = pay.order_id;
  IF v_account IS NOT NULL THEN PERFORM points_lock_owner(v_account); END IF;
  SELECT * INTO o FROM shop_order WHERE id = pay.order_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM refund WHERE provider_refund_id = p_refund) THEN RETURN 'known'; END IF;
  SELECT * INTO r FROM refund WHERE payment_id = pay.id AND amount_minor = p_amount
    AND (state = 'failed' OR (state = 'pending' AND provider_refund_id IS NULL AND attempts > 0)) ORDER BY state, created_at LIMIT 1 FOR UPDATE;
  IF FOUND THEN
    UPDATE refund SET state = 'pending', provider_refund_id = p_refund, due_at = v_at, last_error = NULL WHERE id = r.id;
    IF v_done IS NOT NULL THEN PERFORM refund_settle(r.id, p_refund, 'succeeded', NULL, v_at); END IF;
    INSERT INTO audit_log (at, action, subject, before, after) VALUES (v_at, 'order.refund-elsewhere', 'order:' || o.id,
      jsonb_build_object('refund', r.no, 'error', r.last_error), jsonb_build_object('providerRefundId', p_refund, 'amountMinor', p_amount));
    RETURN 'matched';
  END IF;
  IF pay.state = 'captured' THEN
    SELECT * INTO v_left FROM order_money_left(o);
    v_now := least(p_amount, v_left.goods + v_left.shipping);
  END IF;
  IF v_now > 0 THEN
    v_id := (order_refund(jsonb_build_object('orderId', o.id, 'requestId', 'elsewhere:' || p_refund, 'reason', '',
      -- boxes that were opened stay opened: their money is money alone
      'kind', CASE WHEN v_now = v_left.goods + v_left.shipping AND o.campaign_id IS NULL THEN 'rest' ELSE 'amount' END, 'amountMinor', least(v_now, v_left.goods),
      'shippingMinor', greatest(0, v_now - v_left.goods), 'restock', false, 'shortfall', 'debt', 'at', v_at))->>'refundId')::uuid;
    UPDATE refund SET state = CASE WHEN v_done IS NULL THEN 'pending' ELSE 'succeeded' END, provider_refund_id = p_refund, settled_at = v_done,
      attempts = 1, due_at = v_at WHERE id = v_id;
  END IF;
  IF v_now < p_amount THEN
    INSERT INTO refund (order_id, payment_id, amount_minor, state, reason, request_key, created_at, settled_at, provider_refund_id)
    VALUES (o.id, pay.id, p_amount - v_now, 'succeeded', 'made-elsewhere', 'elsewhere:' || p_refund || ':beyond', v_at, v_at,
      CASE WHEN v_now = 0 THEN p_refund END);
  END IF;
  UPDATE payment SET state = 'returned' WHERE id = pay.id
    AND amount_minor = (SELECT sum(amount_minor) FROM refund x WHERE x.payment_id = pay.id AND x.state = 'succeeded');
  INSERT INTO audit_log (at, action, subject, after) VALUES (v_at, 'order.refund-elsewhere', 'order:' || o.id, jsonb_build_object(
    'providerRefundId', p_refund, 'amountMinor', p_amount, 'beyondMinor', p_amount - v_now));
  RETURN 'recorded';
END $$;
