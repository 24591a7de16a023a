-- A shopper's wish for money back. Locks always in this order: the balance row, the order, the request.

-- The order of a request, locked with its shopper's points; then the request as it stands.
CREATE OR REPLACE FUNCTION refund_request_lock(p_request uuid) RETURNS refund_request LANGUAGE plpgsql AS $$
DECLARE q refund_request; v_account uuid;
BEGIN
  SELECT o.account_id INTO v_account FROM refund_request x JOIN shop_order o ON o.id = x.order_id WHERE x.id = p_request;
  IF NOT FOUND THEN PERFORM refuse('refund-request-unknown'); END IF;
  IF v_account IS NOT NULL THEN PERFORM points_lock_owner(v_account); END IF;
  PERFORM 1 FROM shop_order WHERE id = (SELECT order_id FROM refund_request WHERE id = p_request) FOR UPDATE;
  SELECT * INTO q FROM refund_request WHERE id = p_request FOR UPDATE;
  RETURN q;
END $$;

-- Asks for a refund, as it was shown; one open request an order. p: orderId, requestId, reason, scope (kind and its
-- parts, as order_refund takes them), expected (what was shown), at. The same request answers with the same one.
CREATE OR REPLACE FUNCTION refund_request_make(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_account uuid; q refund_request; v_shortfall shortfall_policy; v_shown jsonb;
BEGIN
  SELECT account_id INTO v_account FROM shop_order WHERE id = (p->>'orderId')::uuid;
  IF NOT FOUND THEN PERFORM refuse('order-unknown'); END IF;
  IF v_account IS NOT NULL THEN PERFORM points_lock_owner(v_account); END IF;
  PERFORM 1 FROM shop_order WHERE id = (p->>'orderId')::uuid FOR UPDATE;
  SELECT * INTO q FROM refund_request WHERE request_key = p->>'requestId';
  IF FOUND THEN
    IF (q.order_id, q.scope, q.reason) IS DISTINCT FROM ((p->>'orderId')::uuid, p->'scope', p->>'reason') THEN PERFORM refuse('key-reused'); END IF;
    RETURN jsonb_build_object('id', q.id, 'state', q.state);
  END IF;
  IF EXISTS (SELECT 1 FROM refund_request WHERE order_id = (p->>'orderId')::uuid AND state = 'requested') THEN PERFORM refuse('refund-already-asked'); END IF;
  SELECT shortfall INTO v_shortfall FROM shop;
  v_shown := order_refund_preview((p->'scope') || jsonb_build_object('orderId', p->'orderId', 'requestId', p->>'requestId',
    'reason', p->>'reason', 'restock', false, 'shortfall', v_shortfall, 'at', p->'at'));
  IF p->'expected' <> v_shown THEN PERFORM refuse('refund-changed'); END IF;
  INSERT INTO refund_request (order_id, request_key, scope, reason, shown, shortfall, created_at)
  VALUES ((p->>'orderId')::uuid, p->>'requestId', p->'scope', p->>'reason', v_shown, v_shortfall, v_at) RETURNING * INTO q;
  RETURN jsonb_build_object('id', q.id, 'state', q.state);
END $$;

-- The shopper thinks better of it, while nobody has decided.
CREATE OR REPLACE FUNCTION refund_request_withdraw(p_order uuid, p_request uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE q refund_request := refund_request_lock(p_request);
BEGIN
  IF q.order_id <> p_order THEN PERFORM refuse('refund-request-unknown'); END IF;
  IF q.state = 'withdrawn' THEN RETURN; END IF;
  IF q.state <> 'requested' THEN PERFORM refuse('refund-request-closed', jsonb_build_object('state', q.state)); END IF;
  UPDATE refund_request SET state = 'withdrawn', decided_at = coalesce(p_at, now()) WHERE id = q.id;
END $$;

-- Says yes: the refund that was asked for is made, in this statement and under the request's own name, so that it is made
-- once. p: requestId (of the request), actorId, restock, shortfall, expected, at. Its letter is the refund's own.
CREATE OR REPLACE FUNCTION refund_request_approve(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); q refund_request := refund_request_lock((p->>'requestId')::uuid); v_made jsonb; r refund;
BEGIN
  IF q.state = 'approved' THEN
    SELECT * INTO r FROM refund WHERE id = q.refund_id;
    RETURN jsonb_build_object('refundId', r.id, 'outcome', r.outcome, 'replayed', true);
  END IF;
  IF q.state <> 'requested' THEN PERFORM refuse('refund-request-closed', jsonb_build_object('state', q.state)); END IF;
  v_made := order_refund(q.scope || jsonb_build_object('orderId', q.order_id, 'requestId', 'asked:' || q.id, 'actorId', p->'actorId',
    'reason', q.reason, 'restock', p->'restock', 'shortfall', p->'shortfall', 'expected', p->'expected', 'at', p->'at'));
  UPDATE refund_request SET state = 'approved', refund_id = (v_made->>'refundId')::uuid, decided_by = (p->>'actorId')::uuid, decided_at = v_at
  WHERE id = q.id;
  UPDATE mail_outbox SET params = params || '{"asked": true}' WHERE params->>'refundId' = v_made->>'refundId'
    AND key = (SELECT 'order:' || order_id || ':refund:' || no || ':mail' FROM refund WHERE id = (v_made->>'refundId')::uuid);
  RETURN v_made;
END $$;

-- Says no, with what the shopper is told of it.
CREATE OR REPLACE FUNCTION refund_request_decline(p_request uuid, p_note text, p_actor uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); q refund_request := refund_request_lock(p_request);
BEGIN
  IF q.state = 'declined' AND q.note = p_note THEN RETURN; END IF;
  IF q.state <> 'requested' THEN PERFORM refuse('refund-request-closed', jsonb_build_object('state', q.state)); END IF;
  UPDATE refund_request SET state = 'declined', note = p_note, decided_by = p_actor, decided_at = v_at WHERE id = q.id;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after) VALUES (v_at, p_actor, 'order.refund-decline', 'order:' || q.order_id,
    p_note, jsonb_build_object('state', 'requested', 'reason', q.reason), '{"state": "declined"}');
  INSERT INTO mail_outbox (key, recipient, locale, template, params, created_at)
  SELECT 'refund-request:' || q.id || ':declined', o.email, o.locale, 'refund-declined', jsonb_build_object('orderId', o.id, 'note', p_note), v_at
  FROM shop_order o WHERE o.id = q.order_id;
END $$;

-- Every request of an order, newest first, as pages show them; who decided is for staff.
CREATE OR REPLACE FUNCTION refund_requests(p_order uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'scope', q.scope, 'reason', q.reason, 'shown', q.shown, 'shortfall', q.shortfall,
    'state', q.state, 'createdAt', q.created_at, 'decidedAt', q.decided_at, 'note', q.note) ORDER BY q.created_at DESC), '[]')
  FROM refund_request q WHERE q.order_id = p_order
$$;
