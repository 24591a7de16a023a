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
  IF NOT FOUND OR p_state <> 'succeeded' THEN RETURN; END IF;
  UPDATE payment p SET state = 'returned' WHERE id = r.payment_id
    AND amount_minor = (SELECT sum(amount_minor) FROM refund x WHERE x.payment_id = p.id AND x.state = 'succeeded');
  IF r.no IS NULL OR r.attempts > 1 OR r.round > 0 THEN
    INSERT INTO mail_outbox (key, recipient, locale, template, params, created_at)
    SELECT 'order:' || o.id || ':refund:' || r.id || ':sent', o.email, o.locale, 'refund-sent',
      jsonb_build_object('orderId', o.id, 'amountMinor', r.amount_minor, 'surplus', CASE WHEN r.no IS NULL THEN r.reason END), v_at
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
