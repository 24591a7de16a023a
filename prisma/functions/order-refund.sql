-- Giving an order back: all of it, some of its pieces, or a sum of money; any number of times until nothing is left.

-- What one refund takes from each line. Pieces take their share of what is left of their line; a sum is spread over the
-- lines by what is left of each (largest remainder); the part that points paid moves in the same proportion.
CREATE OR REPLACE FUNCTION refund_parts(p_order uuid, p jsonb)
RETURNS TABLE (line_position int, pieces int, net_part int, points_part int) LANGUAGE plpgsql AS $$
DECLARE v_sum int := (p->>'amountMinor')::int; v_left bigint; v_asked int;
BEGIN
  IF p->>'kind' = 'rest' THEN
    RETURN QUERY SELECT l.position, l.quantity - l.refunded_quantity, l.net_minor - l.refunded_net_minor,
      l.points_minor - l.refunded_points_minor FROM order_line l WHERE l.order_id = p_order;
  ELSIF p->>'kind' = 'pieces' THEN
    SELECT count(*) INTO v_asked FROM jsonb_to_recordset(p->'lines') AS a(position int, quantity int)
    JOIN order_line l ON l.order_id = p_order AND l.position = a.position AND a.quantity BETWEEN 1 AND l.quantity - l.refunded_quantity;
    IF v_asked = 0 OR v_asked <> jsonb_array_length(p->'lines') THEN PERFORM refuse('refund-too-much'); END IF;
    RETURN QUERY SELECT l.position, a.quantity,
      ((l.net_minor - l.refunded_net_minor)::bigint * a.quantity / (l.quantity - l.refunded_quantity))::int,
      ((l.points_minor - l.refunded_points_minor)::bigint * a.quantity / (l.quantity - l.refunded_quantity))::int
    FROM jsonb_to_recordset(p->'lines') AS a(position int, quantity int)
    JOIN order_line l ON l.order_id = p_order AND l.position = a.position;
  ELSE
    SELECT sum(net_minor - refunded_net_minor) INTO v_left FROM order_line WHERE order_id = p_order;
    IF v_sum > v_left THEN PERFORM refuse('refund-too-much', jsonb_build_object('mostMinor', v_left)); END IF;
    RETURN QUERY
    WITH line AS (
      SELECT l.position, l.net_minor - l.refunded_net_minor AS rest, l.points_minor - l.refunded_points_minor AS points_rest,
        v_sum * (l.net_minor - l.refunded_net_minor)::bigint / v_left AS whole,
        v_sum * (l.net_minor - l.refunded_net_minor)::bigint % v_left AS fraction
      FROM order_line l WHERE l.order_id = p_order AND l.net_minor > l.refunded_net_minor),
    part AS (
      SELECT line.*, whole + (row_number() OVER (ORDER BY fraction DESC, line.position) <= v_sum - sum(whole) OVER ())::int AS amount FROM line)
    SELECT part.position, 0, part.amount::int, (part.points_rest * part.amount / part.rest)::int FROM part WHERE part.amount > 0;
  END IF;
END $$;

-- Of an order's award, what is taken back by now: the share of the money that went back. Where no money was paid for goods,
-- that of the points that paid; where nothing was, all of it with the last piece.
CREATE OR REPLACE FUNCTION refund_award_share(o shop_order, p_net bigint, p_points bigint, p_whole boolean) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN o.goods_minor - o.coupon_minor > o.points_minor THEN o.award_points * p_net / (o.goods_minor - o.coupon_minor - o.points_minor)
    WHEN p_whole THEN o.award_points WHEN o.points_minor > 0 THEN o.award_points * p_points / o.points_minor ELSE 0 END::int
$$;

-- What a refund did, read from what it wrote. Preview and deed answer the same way because they are the same deed.
CREATE OR REPLACE FUNCTION refund_outcome(p_refund uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'moneyMinor', r.amount_minor, 'shippingMinor', r.shipping_minor, 'withheldMinor', r.withheld_minor,
    'lines', (SELECT coalesce(jsonb_agg(jsonb_build_object('position', position, 'quantity', quantity, 'netMinor', net_minor,
      'pointsMinor', points_minor) ORDER BY position), '[]') FROM refund_line WHERE refund_id = r.id),
    'returnedPoints', r.returned_points, 'revokedPoints', r.revoked_points,
    'returnedLots', (SELECT coalesce(jsonb_agg(jsonb_build_object('lotId', u.lot_id, 'points', -u.amount_points, 'graced', l.expires_at = back.at + make_interval(days => s.points_grace_days),
      'expiresAt', CASE WHEN l.expires_at <> back.at + make_interval(days => s.points_grace_days) THEN l.expires_at END) ORDER BY u.lot_id), '[]')
      FROM posting back JOIN lot_use u ON u.posting_id = back.id JOIN lot l ON l.id = u.lot_id CROSS JOIN shop s WHERE back.key = k.stem || ':return'),
    'revokedLots', (SELECT coalesce(jsonb_agg(jsonb_build_object('lotId', u.lot_id, 'points', u.amount_points, 'own', l.posting_id = taken.reverses) ORDER BY u.lot_id), '[]')
      FROM posting taken JOIN lot_use u ON u.posting_id = taken.id JOIN lot l ON l.id = u.lot_id WHERE taken.key = k.stem || ':revoke'),
    'owedPoints', (SELECT coalesce(sum(owed_points), 0) FROM points_debt d JOIN posting t ON t.id = d.posting_id WHERE t.key = k.stem || ':revoke'),
    'settledPoints', (SELECT coalesce(-sum(e.amount_points), 0) FROM posting t JOIN entry e ON e.posting_id = t.id AND e.bucket = 'settled' WHERE t.key = k.stem || ':revoke'),
    'nettedPoints', (SELECT coalesce(sum(e.amount_points), 0) FROM posting t JOIN entry e ON e.posting_id = t.id AND e.bucket = 'debt' WHERE t.key = k.stem || ':return:net'),
    'coupon', CASE c.released WHEN true THEN 'returned' WHEN false THEN 'kept' ELSE 'none' END,
    'whole', o.state = 'refunded')
  FROM refund r JOIN shop_order o ON o.id = r.order_id
  CROSS JOIN LATERAL (SELECT bool_and(state = 'released') AS released FROM coupon_use WHERE order_id = o.id) c
  CROSS JOIN LATERAL (SELECT 'order:' || r.order_id || ':refund:' || r.no AS stem) k WHERE r.id = p_refund
$$;

-- Refunds a part or the rest of an order: spent points to their lots, earned points taken back by what was recorded, the
-- coupon when nothing of the order is left, the money on its way. p: orderId, requestId, actorId, reason, kind ('rest',
-- 'pieces' with lines, 'amount' with amountMinor), shippingMinor, restock, shortfall ('debt' or 'refund'), expected (the
-- outcome that was shown, or null), at. Amounts are fen.
CREATE OR REPLACE FUNCTION order_refund(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_input jsonb := p - 'at' - 'expected' - 'actorId';
  v_actor uuid := (p->>'actorId')::uuid; v_account uuid; o shop_order; r refund; s record; v_why jsonb; v_stem text;
  v_shipping int; v_money int; v_settle bigint := 0; v_posting bigint; v_points int; v_rate int; v_outcome jsonb; v_kept jsonb;
BEGIN
  SELECT account_id INTO v_account FROM shop_order WHERE id = (p->>'orderId')::uuid;
  IF NOT FOUND THEN PERFORM refuse('order-unknown'); END IF;
  IF v_account IS NOT NULL THEN PERFORM points_lock_owner(v_account); END IF;
  SELECT * INTO o FROM shop_order WHERE id = (p->>'orderId')::uuid FOR UPDATE;
  SELECT * INTO r FROM refund WHERE request_key = p->>'requestId';
  IF FOUND THEN
    IF r.input IS DISTINCT FROM v_input THEN PERFORM refuse('key-reused'); END IF;
    RETURN jsonb_build_object('refundId', r.id, 'outcome', r.outcome, 'replayed', true);
  END IF;
  IF o.state = 'refunded' THEN PERFORM refuse('order-already-refunded'); END IF;
  IF o.state NOT IN ('paid', 'shipped', 'completed') THEN PERFORM refuse('order-not-refundable', jsonb_build_object('state', o.state)); END IF;
  v_shipping := CASE WHEN p->>'kind' = 'rest' THEN o.shipping_minor - o.refunded_shipping_minor ELSE (p->>'shippingMinor')::int END;
  IF v_shipping > o.shipping_minor - o.refunded_shipping_minor THEN
    PERFORM refuse('refund-too-much', jsonb_build_object('mostMinor', o.shipping_minor - o.refunded_shipping_minor));
  END IF;
  INSERT INTO refund (order_id, amount_minor, shipping_minor, state, reason, request_key, actor_id, created_at, input, no)
  VALUES (o.id, 0, v_shipping, 'succeeded', p->>'reason', p->>'requestId', v_actor, v_at, v_input,
    (SELECT coalesce(max(no), 0) + 1 FROM refund WHERE order_id = o.id)) RETURNING * INTO r;
  INSERT INTO refund_line (refund_id, position, quantity, net_minor, points_minor)
  SELECT r.id, line_position, pieces, net_part, points_part FROM refund_parts(o.id, p) WHERE pieces + net_part + points_part > 0;
  UPDATE order_line l SET refunded_quantity = refunded_quantity + x.quantity, refunded_net_minor = refunded_net_minor + x.net_minor,
    refunded_points_minor = refunded_points_minor + x.points_minor
  FROM refund_line x WHERE x.refund_id = r.id AND l.order_id = o.id AND l.position = x.position;
  SELECT sum(refunded_net_minor) AS net, sum(refunded_points_minor) AS points,
    bool_and(refunded_net_minor = net_minor AND refunded_points_minor = points_minor)
      AND (sum(net_minor + points_minor) > 0 OR bool_and(refunded_quantity = quantity)) AS whole
  INTO s FROM order_line WHERE order_id = o.id;
  v_money := v_shipping + (SELECT coalesce(sum(net_minor), 0) FROM refund_line WHERE refund_id = r.id);
  IF v_money = 0 AND NOT EXISTS (SELECT 1 FROM refund_line WHERE refund_id = r.id) THEN PERFORM refuse('refund-nothing'); END IF;
  v_stem := 'order:' || o.id || ':refund:' || r.no;
  v_why := jsonb_build_object('orderNumber', o.number, 'reason', p->>'reason', 'refundNo', r.no);

  IF o.spent_points > 0 AND s.points > 0 THEN
    v_points := CASE WHEN s.points = o.points_minor THEN o.spent_points ELSE o.spent_points::bigint * s.points / o.points_minor END;
    PERFORM points_return_spend('order:' || o.id || ':hold', v_stem || ':return', v_points,
      v_why || jsonb_build_object('spentPoints', o.spent_points, 'pointsMinor', o.points_minor, 'refundedPointsMinor', s.points), v_actor, v_at);
    UPDATE refund SET returned_points = v_points - o.returned_points WHERE id = r.id;
    o.returned_points := v_points;
  END IF;
  IF o.reward_id IS NOT NULL AND s.whole THEN
    o.returned_points := claim_back_with_order(o, p->>'reason', v_actor, v_at);
    UPDATE refund SET returned_points = o.returned_points WHERE id = r.id;
  END IF;
  IF o.campaign_id IS NOT NULL THEN
    PERFORM draws_back_with_order(o, (SELECT coalesce(sum(quantity), 0)::int FROM refund_line WHERE refund_id = r.id), s.whole, v_at);
  END IF;
  -- before the points that were earned, for the rows of rules and budgets are wanted most and come last
  IF s.whole THEN PERFORM coupon_release(o.id); END IF;
  IF (p->>'restock')::boolean THEN PERFORM refund_restock(r.id, v_actor, v_at); END IF;
  IF o.award_explanation ? 'rules' THEN v_kept := order_rules_kept(o.id); END IF;
  v_points := refund_award_share(o, s.net::bigint, s.points::bigint, s.whole);
  IF v_points > 0 THEN
    IF p->>'shortfall' = 'refund' THEN
      SELECT (terms->'spending'->>'pointsPerUnit')::int INTO v_rate FROM points_terms WHERE version_id = o.terms_version;
      v_settle := v_money::bigint * v_rate / 100;
    END IF;
    v_posting := points_revoke('order:' || o.id || ':award', v_stem || ':revoke', v_points, v_settle, v_why || CASE WHEN s.net > 0 THEN jsonb_build_object(
      'awardPoints', o.award_points, 'netMinor', o.goods_minor - o.coupon_minor - o.points_minor, 'refundedNetMinor', s.net) ELSE '{}' END, v_actor, v_at);
    UPDATE refund SET revoked_points = coalesce((SELECT sum(amount_points) FROM entry WHERE posting_id = v_posting AND bucket = 'issued'), 0),
      withheld_minor = coalesce((SELECT -sum(amount_points) * 100 / v_rate FROM entry WHERE posting_id = v_posting AND bucket = 'settled'), 0)
    WHERE id = r.id RETURNING * INTO r;
    o.revoked_points := o.revoked_points + r.revoked_points;
  END IF;
  IF v_money > r.withheld_minor THEN
    UPDATE refund SET amount_minor = v_money - r.withheld_minor, state = 'pending',
      payment_id = (SELECT id FROM payment WHERE order_id = o.id AND state = 'captured') WHERE id = r.id;
  ELSE
    UPDATE refund SET settled_at = v_at WHERE id = r.id;
  END IF;
  UPDATE shop_order SET refunded_minor = refunded_minor + v_money, refunded_shipping_minor = refunded_shipping_minor + v_shipping,
    returned_points = o.returned_points, revoked_points = o.revoked_points,
    state = CASE WHEN s.whole THEN 'refunded' ELSE state END, refunded_at = CASE WHEN s.whole THEN v_at END WHERE id = o.id;
  IF v_kept IS NOT NULL THEN PERFORM order_rules_room(o.id, v_kept); END IF;
  v_outcome := refund_outcome(r.id);
  -- the one who pressed the button saw this; when the shopper has spent or earned meanwhile, it is shown again
  IF jsonb_typeof(p->'expected') = 'object' AND p->'expected' <> v_outcome THEN
    PERFORM refuse('refund-changed', jsonb_build_object('outcome', v_outcome));
  END IF;
  UPDATE refund SET outcome = v_outcome WHERE id = r.id;
  -- nothing is left to ask for: whatever was asked is answered by this
  IF s.whole THEN
    UPDATE refund_request SET state = 'approved', refund_id = r.id, decided_by = v_actor, decided_at = v_at WHERE order_id = o.id AND state = 'requested';
  END IF;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after) VALUES (v_at, v_actor, 'order.refund', 'order:' || o.id,
    p->>'reason', jsonb_build_object('state', o.state), v_outcome || jsonb_build_object('no', r.no, 'restocked', p->'restock'));
  INSERT INTO mail_outbox (key, recipient, locale, template, params, created_at)
  VALUES (v_stem || ':mail', o.email, o.locale, 'order-refunded', jsonb_build_object('orderId', o.id, 'refundId', r.id), v_at);
  RETURN jsonb_build_object('refundId', r.id, 'outcome', v_outcome, 'replayed', false);
END $$;

CREATE OR REPLACE FUNCTION refund_restock(p_refund uuid, p_actor uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM variant v WHERE v.id IN (SELECT l.variant_id FROM refund r JOIN refund_line x ON x.refund_id = r.id
    JOIN order_line l ON l.order_id = r.order_id AND l.position = x.position WHERE r.id = p_refund) ORDER BY v.id FOR UPDATE;
  WITH back AS (
    INSERT INTO stock_move (variant_id, quantity, reason, order_id, actor_id, at)
    SELECT l.variant_id, x.quantity, 'return', r.order_id, p_actor, p_at FROM refund r JOIN refund_line x ON x.refund_id = r.id
    JOIN order_line l ON l.order_id = r.order_id AND l.position = x.position WHERE r.id = p_refund AND x.quantity > 0 AND l.variant_id IS NOT NULL
    RETURNING variant_id, quantity)
  UPDATE variant v SET on_hand = v.on_hand + b.pieces FROM (SELECT variant_id, sum(quantity)::int AS pieces FROM back GROUP BY 1) b
  WHERE v.id = b.variant_id;
END $$;

-- What a refund would do: it is done, read, and undone, so that preview and deed can't part.
CREATE OR REPLACE FUNCTION order_refund_preview(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_seen text;
BEGIN
  BEGIN
    RAISE EXCEPTION USING ERRCODE = 'RG002', MESSAGE = 'seen', DETAIL = (order_refund(p)->'outcome')::text;
  EXCEPTION WHEN SQLSTATE 'RG002' THEN GET STACKED DIAGNOSTICS v_seen = PG_EXCEPTION_DETAIL;
  END;
  RETURN v_seen::jsonb;
END $$;
