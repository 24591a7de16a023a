-- The money of a refund, between us and the payment provider.

-- What the payment provider said of a refund that we sent: done, or asked again after twice the wait. What failed stays
-- so until staff reopen it; only success comes late. A refund of which no letter told, or that took long, gets its own.
CREATE OR REPLACE FUNCTION refund_settle(p_refund uuid, p_provider_refund text, p_state text, p_error text, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); r refund;
BEGIN
  UPDATE refund SET state = p_state, provider_refund_id = coalesce(p_provider_refund, provider_refund_id), attempts = attempts + 1,
    last_error = p_error, settled_at = CASE WHEN p_state = 'succeeded' THEN v_at END,
    due_at = v_at + make_interval(mins => (2 ^ least(attempts, 12))::int)
  WHERE id = p_refund AND (state = 'pending' OR (state = 'failed' AND p_state = 'succeeded')) RETURNING * INTO r;
  IF NOT FOUND AND p_state = 'succeeded' THEN
    -- somebody gave the same sum at the provider while we were asking for it: the money went twice, and the second is told too
    SELECT * INTO r FROM refund WHERE id = p_refund AND state = 'succeeded' AND provider_refund_id <> p_provider_refund;
    IF FOUND THEN PERFORM refund_made_elsewhere(p.provider_payment_id, p_provider_refund, r.amount_minor, 'succeeded', v_at) FROM payment p WHERE p.id = r.payment_id; END IF;
    RETURN;
  END IF;
  IF p_state <> 'succeeded' THEN RETURN; END IF;
  UPDATE payment p SET state = 'returned' WHERE id = r.payment_id
    AND amount_minor = (SELECT sum(amount_minor) FROM refund x WHERE x.payment_id = p.id AND x.state = 'succeeded');
  IF r.no IS NULL OR r.attempts > 1 OR r.round > 0 THEN
    INSERT INTO mail_outbox (key, recipient, locale, template, params, created_at)
    SELECT 'order:' || o.id || ':refund:' || r.id || ':sent', o.email, o.locale, 'refund-sent',
      jsonb_build_object('orderId', o.id, 'amountMinor', r.amount_minor, 'surplus', CASE WHEN r.no IS NULL THEN r.reason END), v_at
    FROM shop_order o WHERE o.id = r.order_id ON CONFLICT (key) DO NOTHING;
  END IF;
END $$;

-- A refund that had gone through came back to the provider: its money is ours again and waits for a person, as any that
-- failed. What it moved of points and goods stays moved. False: it is not one of ours that had gone through.
CREATE OR REPLACE FUNCTION refund_came_back(p_provider_refund text, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); r refund;
BEGIN
  UPDATE refund SET state = 'failed', settled_at = NULL, last_error = 'payment-refund-refused'
  WHERE provider_refund_id = p_provider_refund AND state = 'succeeded' RETURNING * INTO r;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE payment SET state = CASE WHEN r.request_key LIKE 'surplus:%' THEN 'surplus' ELSE 'captured' END WHERE id = r.payment_id AND state = 'returned';
  INSERT INTO audit_log (at, action, subject, before, after) VALUES (v_at, 'order.refund-came-back', 'order:' || r.order_id,
    '{"state": "succeeded"}', jsonb_build_object('state', 'failed', 'providerRefundId', p_provider_refund, 'amountMinor', r.amount_minor));
  RETURN true;
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
