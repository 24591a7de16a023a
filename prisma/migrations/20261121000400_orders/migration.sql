-- One order, from placed to refunded. Member row first, hot stock rows last, everything in one statement.

CREATE FUNCTION stock_reserve(p_order uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE r record;
BEGIN
  FOR r IN SELECT variant_id, quantity FROM order_line WHERE order_id = p_order ORDER BY variant_id LOOP
    UPDATE variant SET reserved = reserved + r.quantity WHERE id = r.variant_id AND on_hand - reserved >= r.quantity;
    IF NOT FOUND THEN
      PERFORM refuse('out-of-stock', jsonb_build_object('variantId', r.variant_id,
        'available', (SELECT on_hand - reserved FROM variant WHERE id = r.variant_id)));
    END IF;
  END LOOP;
END $$;

-- Paid: what was held is now sold, spent and used, and the award is made. The order row is locked by the caller.
CREATE FUNCTION order_capture(o shop_order, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_late interval; r record;
BEGIN
  IF o.spent_points > 0 THEN
    PERFORM points_hold_capture('order:' || o.id || ':hold',
      jsonb_build_object('orderNumber', o.number, 'pointsMinor', o.points_minor), p_at);
  END IF;
  UPDATE coupon_use SET state = 'used' WHERE order_id = o.id AND state = 'held';
  UPDATE coupon_grant g SET state = 'used' FROM coupon_use u WHERE u.order_id = o.id AND g.id = u.grant_id AND u.state = 'used';
  IF o.award_points > 0 THEN
    -- the days were counted from placing; paid on a later shop day, they count from that one
    SELECT date_trunc('day', p_at AT TIME ZONE s.time_zone) - date_trunc('day', o.placed_at AT TIME ZONE s.time_zone) INTO v_late FROM shop s;
    PERFORM points_award(o.account_id, 'order:' || o.id || ':award', 'order-award', 'order:' || o.id, o.award_points,
      o.award_explanation || jsonb_build_object('orderNumber', o.number), o.award_releases_at + v_late, o.award_expires_at + v_late,
      'spend', o.terms_version, NULL, p_at);
    IF v_late <> interval '0' THEN
      UPDATE shop_order SET award_releases_at = award_releases_at + v_late, award_expires_at = award_expires_at + v_late WHERE id = o.id;
    END IF;
  END IF;
  INSERT INTO mail_outbox (key, recipient, locale, template, params, created_at)
  VALUES ('order:' || o.id || ':paid', o.email, o.locale, 'order-paid', jsonb_build_object('orderId', o.id), p_at);
  UPDATE shop_order SET state = 'paid', paid_at = p_at, cancelled_at = NULL, cancel_reason = NULL WHERE id = o.id;
  INSERT INTO stock_move (variant_id, quantity, reason, order_id, at)
  SELECT variant_id, -quantity, 'sale', o.id, p_at FROM order_line WHERE order_id = o.id;
  FOR r IN SELECT variant_id, quantity FROM order_line WHERE order_id = o.id ORDER BY variant_id LOOP
    UPDATE variant SET on_hand = on_hand - r.quantity, reserved = reserved - r.quantity WHERE id = r.variant_id;
  END LOOP;
END $$;

-- Places an order from a quote: verifies the prices it was quoted at, holds points, coupon and stock, and empties the
-- cart of what was bought. The same request answers with the same order. Nothing to pay: paid at once.
CREATE FUNCTION order_place(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz := coalesce((p->>'at')::timestamptz, now());
  v_hash bytea := decode(p->>'inputHash', 'hex');
  v_account uuid := (p->>'accountId')::uuid;
  v_hold_until timestamptz := v_at + make_interval(mins => (p->>'holdMinutes')::int);
  o shop_order; v_count int; v_sums record;
BEGIN
  SELECT * INTO o FROM shop_order WHERE request_id = (p->>'requestId')::uuid;
  IF NOT FOUND THEN
    IF v_account IS NOT NULL THEN PERFORM points_lock(v_account); END IF;
    INSERT INTO shop_order (id, request_id, input_hash, account_id, cart_id, email, locale, state, currency, goods_minor, coupon_minor,
      points_minor, shipping_minor, total_minor, spent_points, award_points, award_explanation, award_releases_at, award_expires_at,
      terms_version, address, note, hold_expires_at, placed_at)
    VALUES ((p->>'orderId')::uuid, (p->>'requestId')::uuid, v_hash, v_account, (p->>'cartId')::uuid, p->>'email', p->>'locale',
      'awaiting_payment', p->>'currency', (p->>'goodsMinor')::int, (p->>'couponMinor')::int, (p->>'pointsMinor')::int,
      (p->>'shippingMinor')::int, (p->>'totalMinor')::int, (p->>'spentPoints')::int, (p->>'awardPoints')::int,
      nullif(p->'awardExplanation', 'null'), (p->>'awardReleasesAt')::timestamptz, (p->>'awardExpiresAt')::timestamptz,
      (p->>'termsVersion')::int, p->'address', coalesce(p->>'note', ''), v_hold_until, v_at)
    ON CONFLICT (request_id) DO NOTHING RETURNING * INTO o;
    IF FOUND THEN
      INSERT INTO order_line (order_id, position, variant_id, product_slug, title_zh, title_en, options_zh, options_en, image_file,
        unit_price_minor, quantity, goods_minor, coupon_minor, points_minor, net_minor)
      SELECT o.id, l.position, v.id, pr.slug, pr.title_zh, pr.title_en, v.options_zh, v.options_en,
        (SELECT i.file FROM product_image i WHERE i.product_id = pr.id ORDER BY i.position <> coalesce(v.image_position, 0), i.position LIMIT 1),
        l."unitPriceMinor", l.quantity, l."goodsMinor", l."couponMinor", l."pointsMinor", l."netMinor"
      FROM jsonb_to_recordset(p->'lines') AS l(position int, "variantId" uuid, "unitPriceMinor" int, quantity int,
        "goodsMinor" int, "couponMinor" int, "pointsMinor" int, "netMinor" int)
      JOIN variant v ON v.id = l."variantId" AND v.price_minor = l."unitPriceMinor"
      JOIN product pr ON pr.id = v.product_id AND pr.status = 'active';
      GET DIAGNOSTICS v_count = ROW_COUNT;
      IF v_count <> jsonb_array_length(p->'lines') OR v_count = 0 THEN PERFORM refuse('price-changed'); END IF;
      SELECT sum(goods_minor) g, sum(coupon_minor) c, sum(points_minor) s INTO v_sums FROM order_line WHERE order_id = o.id;
      IF (v_sums.g, v_sums.c, v_sums.s) IS DISTINCT FROM (o.goods_minor::bigint, o.coupon_minor::bigint, o.points_minor::bigint) THEN
        RAISE EXCEPTION 'the lines of order % do not add up to it', o.id;
      END IF;
      IF o.spent_points > 0 THEN
        PERFORM points_hold_take(v_account, 'order:' || o.id || ':hold', 'order:' || o.id, o.spent_points, v_hold_until, v_at);
      END IF;
      IF p->>'couponId' IS NOT NULL THEN
        PERFORM coupon_hold((p->>'couponId')::uuid, (p->>'grantId')::uuid, v_account, o.id, v_at);
      END IF;
      IF o.cart_id IS NOT NULL THEN
        DELETE FROM cart_line c USING order_line l WHERE l.order_id = o.id AND c.cart_id = o.cart_id AND c.variant_id = l.variant_id;
      END IF;
      PERFORM stock_reserve(o.id);
      IF o.total_minor = 0 THEN
        PERFORM order_capture(o, v_at);
      ELSE
        INSERT INTO order_waiting (order_id, since) VALUES (o.id, v_at);
      END IF;
      RETURN jsonb_build_object('orderId', o.id, 'number', o.number, 'totalMinor', o.total_minor,
        'state', CASE WHEN o.total_minor = 0 THEN 'paid' ELSE 'awaiting_payment' END, 'holdExpiresAt', v_hold_until, 'replayed', false);
    END IF;
    SELECT * INTO o FROM shop_order WHERE request_id = (p->>'requestId')::uuid;
  END IF;
  IF o.input_hash <> v_hash OR o.account_id IS DISTINCT FROM v_account THEN PERFORM refuse('key-reused'); END IF;
  RETURN jsonb_build_object('orderId', o.id, 'number', o.number, 'totalMinor', o.total_minor, 'state', o.state,
    'holdExpiresAt', o.hold_expires_at, 'replayed', true);
END $$;

CREATE FUNCTION order_attach_session(p_order uuid, p_session text, p_url text) RETURNS void LANGUAGE sql AS $$
  UPDATE shop_order SET session_id = p_session, session_url = p_url WHERE id = p_order AND state = 'awaiting_payment'
$$;

-- Not paid, or not wanted any more: everything held goes back, and the goods return to the shopper's cart.
CREATE FUNCTION order_release(p_order uuid, p_reason text, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); o shop_order; v_account uuid;
BEGIN
  SELECT account_id INTO v_account FROM shop_order WHERE id = p_order;
  IF v_account IS NOT NULL THEN PERFORM points_lock(v_account); END IF;
  UPDATE shop_order SET state = 'cancelled', cancelled_at = v_at, cancel_reason = p_reason
  WHERE id = p_order AND state = 'awaiting_payment' RETURNING * INTO o;
  IF NOT FOUND THEN RETURN false; END IF;
  DELETE FROM order_waiting WHERE order_id = o.id;
  IF o.spent_points > 0 THEN PERFORM points_hold_release('order:' || o.id || ':hold', v_at); END IF;
  PERFORM coupon_release(o.id);
  IF EXISTS (SELECT 1 FROM cart WHERE id = o.cart_id) THEN
    -- what was taken out of the catalogue meanwhile stays out of the cart, and stops nothing
    INSERT INTO cart_line (cart_id, variant_id, quantity)
    SELECT o.cart_id, l.variant_id, l.quantity FROM order_line l JOIN variant v ON v.id = l.variant_id WHERE l.order_id = o.id
    ON CONFLICT DO NOTHING;
  END IF;
  PERFORM 1 FROM variant v WHERE v.id IN (SELECT variant_id FROM order_line WHERE order_id = o.id) ORDER BY v.id FOR UPDATE;
  UPDATE variant v SET reserved = v.reserved - l.quantity FROM order_line l WHERE l.order_id = o.id AND v.id = l.variant_id;
  RETURN true;
END $$;

-- Money that pays no order goes back: a refund is written, a job sends it.
CREATE FUNCTION payment_surplus(o shop_order, p_payment text, p_amount int, p_currency text, p_reason text, p_at timestamptz)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_payment uuid; v_refund uuid;
BEGIN
  INSERT INTO payment (order_id, provider_payment_id, amount_minor, currency, state, at)
  VALUES (o.id, p_payment, p_amount, p_currency, 'surplus', p_at) RETURNING id INTO v_payment;
  INSERT INTO refund (order_id, payment_id, amount_minor, reason, request_key, created_at)
  VALUES (o.id, v_payment, p_amount, p_reason, 'surplus:' || p_payment, p_at) RETURNING id INTO v_refund;
  RETURN jsonb_build_object('outcome', 'surplus', 'reason', p_reason, 'orderId', o.id, 'refundId', v_refund);
END $$;

-- The one function that moves an order by a payment. The webhook, the return page and the reconciler all call it,
-- in any order and any number of times. A payment that comes after release is held again or given back.
CREATE FUNCTION order_settle(p_order uuid, p_payment text, p_amount int, p_currency text, p_event text, p_at timestamptz)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); o shop_order; v_account uuid; v_known payment;
BEGIN
  SELECT account_id INTO v_account FROM shop_order WHERE id = p_order;
  IF NOT FOUND THEN PERFORM refuse('order-unknown'); END IF;
  IF v_account IS NOT NULL THEN PERFORM points_lock(v_account); END IF;
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
  IF o.state = 'cancelled' THEN
    BEGIN
      IF o.spent_points > 0 THEN
        -- a fresh hold under the same name: the released one stays in the journal
        PERFORM points_rehold('order:' || o.id || ':hold', o.hold_expires_at, v_at);
      END IF;
      PERFORM coupon_hold(u.coupon_id, u.grant_id, u.account_id, u.order_id, v_at) FROM coupon_use u WHERE u.order_id = o.id;
      PERFORM stock_reserve(o.id);
    EXCEPTION WHEN SQLSTATE 'RG001' THEN
      RETURN payment_surplus(o, p_payment, p_amount, upper(p_currency), 'paid-too-late', v_at);
    END;
  END IF;
  INSERT INTO payment (order_id, provider_payment_id, event_id, amount_minor, currency, state, at)
  VALUES (o.id, p_payment, p_event, p_amount, upper(p_currency), 'captured', v_at);
  DELETE FROM order_waiting WHERE order_id = o.id;
  PERFORM order_capture(o, v_at);
  RETURN jsonb_build_object('outcome', 'settled', 'orderId', o.id, 'number', o.number, 'state', 'paid');
END $$;

-- A hold that was released is taken once more, from whatever lots are live now.
CREATE FUNCTION points_rehold(p_key text, p_expires_at timestamptz, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE h points_hold; b points_balance; v_id bigint; v_source text;
BEGIN
  b := points_lock((SELECT account_id FROM points_hold WHERE key = p_key));
  SELECT * INTO h FROM points_hold WHERE key = p_key;
  IF h.state <> 'released' THEN RETURN; END IF;
  SELECT source INTO v_source FROM posting WHERE id = h.posting_id;
  v_id := ledger_open(p_key || ':again', 'hold', h.account_id, h.held_points, v_source, jsonb_build_object('late', true), NULL, NULL, p_at);
  IF v_id IS NULL THEN PERFORM refuse('hold-released'); END IF;
  PERFORM lots_take(h.account_id, v_id, h.held_points, p_at);
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
    (v_id, h.account_id, 'available', -h.held_points, b.available_points - h.held_points),
    (v_id, h.account_id, 'held', h.held_points, b.held_points + h.held_points);
  UPDATE points_balance SET available_points = available_points - h.held_points, held_points = held_points + h.held_points
  WHERE account_id = h.account_id;
  UPDATE points_hold SET state = 'active', posting_id = v_id, expires_at = p_expires_at WHERE key = p_key;
END $$;

-- The whole order is undone: earned points taken back, spent points to their lots, the coupon returned, money on its way.
CREATE FUNCTION order_refund(p_order uuid, p_request text, p_actor uuid, p_reason text, p_restock boolean, p_at timestamptz)
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

-- What the payment provider said of a refund that we sent.
CREATE FUNCTION refund_settle(p_refund uuid, p_provider_refund text, p_state text, p_error text, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE r refund;
BEGIN
  UPDATE refund SET state = p_state, provider_refund_id = coalesce(p_provider_refund, provider_refund_id), attempts = attempts + 1,
    last_error = p_error, settled_at = CASE WHEN p_state = 'succeeded' THEN coalesce(p_at, now()) END
  WHERE id = p_refund AND state <> 'succeeded' RETURNING * INTO r;
  IF FOUND AND p_state = 'succeeded' THEN UPDATE payment SET state = 'returned' WHERE id = r.payment_id; END IF;
END $$;

CREATE FUNCTION order_ship(p_order uuid, p_carrier text, p_tracking text, p_actor uuid, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); o shop_order;
BEGIN
  UPDATE shop_order SET state = 'shipped', shipped_at = v_at, tracking_carrier = p_carrier, tracking_number = p_tracking
  WHERE id = p_order AND state = 'paid' RETURNING * INTO o;
  IF NOT FOUND THEN PERFORM refuse('order-not-shippable'); END IF;
  INSERT INTO audit_log (at, actor_id, action, subject, before, after) VALUES (v_at, p_actor, 'order.ship', 'order:' || o.id,
    '{"state": "paid"}', jsonb_build_object('state', 'shipped', 'carrier', p_carrier, 'trackingNumber', p_tracking));
  INSERT INTO mail_outbox (key, recipient, locale, template, params, created_at)
  VALUES ('order:' || o.id || ':shipped', o.email, o.locale, 'order-shipped', jsonb_build_object('orderId', o.id), v_at);
  RETURN true;
END $$;
