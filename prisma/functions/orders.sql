-- One order: placed, called off, sent. Member row first, hot stock rows last, everything in one statement.

-- What the explanation of an award repeats of its order and of the order's version of the terms.
CREATE OR REPLACE FUNCTION award_known(p_terms int, p_goods int, p_coupon int, p_points int, p_shipping int, p_award int)
RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('ruleVersion', p_terms, 'goodsMinor', p_goods, 'couponMinor', p_coupon, 'pointsMinor', p_points,
    'shippingExcludedMinor', p_shipping, 'totalPoints', p_award, 'taxIncludedBps', t.terms #> '{earning,taxIncludedBps}',
    'ratePointsPerUnit', t.terms #> '{earning,ratePointsPerUnit}')
  FROM points_terms t WHERE t.version_id = p_terms
$$;

-- Every operand of an order's award. The order keeps only those that stand nowhere else; the posting will have them all.
CREATE OR REPLACE FUNCTION order_award_explanation(o shop_order) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN o.award_explanation IS NOT NULL THEN
    coalesce(award_known(o.terms_version, o.goods_minor, o.coupon_minor, o.points_minor, o.shipping_minor, o.award_points), '{}')
      || o.award_explanation END
$$;

-- Places an order from a quote: verifies the prices it was quoted at, holds points, coupon and stock, and empties the
-- cart of what was bought. The same request answers with the same order. Nothing to pay: paid at once.
CREATE OR REPLACE FUNCTION order_place(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz := coalesce((p->>'at')::timestamptz, now());
  v_hash bytea := decode(p->>'inputHash', 'hex');
  v_account uuid := (p->>'accountId')::uuid;
  v_hold_until timestamptz := v_at + make_interval(mins => (p->>'holdMinutes')::int);
  v_why jsonb := nullif(p->'awardExplanation', 'null');
  v_known jsonb; o shop_order; v_count int; v_sums record;
BEGIN
  -- one request sent twice at once: the second waits, and finds the order of the first
  PERFORM pg_advisory_xact_lock(72707375, hashtext(p->>'requestId'));
  SELECT * INTO o FROM shop_order WHERE request_id = (p->>'requestId')::uuid;
  IF FOUND THEN
    IF o.input_hash <> v_hash OR o.account_id IS DISTINCT FROM v_account THEN PERFORM refuse('key-reused'); END IF;
    RETURN jsonb_build_object('orderId', o.id, 'number', o.number, 'totalMinor', o.total_minor, 'state', o.state,
      'holdExpiresAt', o.hold_expires_at, 'replayed', true);
  END IF;
  -- an order that moves no points now needs nobody's balance
  IF v_account IS NOT NULL AND ((p->>'spentPoints')::int > 0 OR (p->>'totalMinor')::int = 0) THEN PERFORM points_lock(v_account); END IF;
  IF v_why IS NOT NULL THEN
    v_known := award_known((p->>'termsVersion')::int, (p->>'goodsMinor')::int, (p->>'couponMinor')::int, (p->>'pointsMinor')::int,
      (p->>'shippingMinor')::int, (p->>'awardPoints')::int);
    SELECT coalesce(jsonb_object_agg(e.key, e.value), '{}') INTO v_why FROM jsonb_each(v_why) e WHERE v_known->e.key IS DISTINCT FROM e.value;
  END IF;
  INSERT INTO shop_order (id, request_id, input_hash, account_id, cart_id, email, locale, state, currency, goods_minor, coupon_minor,
    points_minor, shipping_minor, total_minor, spent_points, award_points, award_explanation, award_releases_at, award_expires_at,
    terms_version, address, note, hold_expires_at, placed_at, award_lot, payment_method, auto_coupon_id, auto_minor)
  VALUES ((p->>'orderId')::uuid, (p->>'requestId')::uuid, v_hash, v_account, (p->>'cartId')::uuid, p->>'email', p->>'locale',
    'awaiting_payment', p->>'currency', (p->>'goodsMinor')::int, (p->>'couponMinor')::int, (p->>'pointsMinor')::int,
    (p->>'shippingMinor')::int, (p->>'totalMinor')::int, (p->>'spentPoints')::int, (p->>'awardPoints')::int,
    v_why, (p->>'awardReleasesAt')::timestamptz, (p->>'awardExpiresAt')::timestamptz,
    (p->>'termsVersion')::int, p->'address', coalesce(p->>'note', ''), v_hold_until, v_at, nullif(p->'awardLot', 'null'),
    p->>'paymentMethod', (p->>'autoCouponId')::uuid, (p->>'autoMinor')::int) RETURNING * INTO o;
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
  PERFORM coupons_hold(o.id, v_account, p, v_at);
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
END $$;

CREATE OR REPLACE FUNCTION order_attach_session(p_order uuid, p_session text, p_url text) RETURNS void LANGUAGE sql AS $$
  UPDATE shop_order SET session_id = p_session, session_url = p_url WHERE id = p_order AND state = 'awaiting_payment'
$$;

-- Not paid, or not wanted any more: everything held goes back, and the goods return to the shopper's cart.
CREATE OR REPLACE FUNCTION order_release(p_order uuid, p_reason text, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
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
  IF o.reward_id IS NOT NULL THEN PERFORM claim_let_go(o, p_reason, v_at); END IF;
  IF o.campaign_id IS NOT NULL THEN PERFORM draws_let_go(o, v_at); END IF;
  IF EXISTS (SELECT 1 FROM cart WHERE id = o.cart_id) THEN
    PERFORM cart_lock(o.cart_id::text);
    -- what was taken out of the catalogue meanwhile stays out of the cart, and stops nothing
    INSERT INTO cart_line (cart_id, variant_id, quantity)
    SELECT o.cart_id, l.variant_id, l.quantity FROM order_line l JOIN variant v ON v.id = l.variant_id WHERE l.order_id = o.id
    ON CONFLICT DO NOTHING;
  END IF;
  PERFORM 1 FROM variant v WHERE v.id IN (SELECT variant_id FROM order_line WHERE order_id = o.id) ORDER BY v.id FOR UPDATE;
  UPDATE variant v SET reserved = v.reserved - l.quantity FROM order_line l WHERE l.order_id = o.id AND v.id = l.variant_id;
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION order_ship(p_order uuid, p_carrier text, p_tracking text, p_actor uuid, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); o shop_order;
BEGIN
  UPDATE shop_order SET state = 'shipped', shipped_at = v_at, tracking_carrier = p_carrier, tracking_number = p_tracking
  WHERE id = p_order AND state = 'paid' RETURNING * INTO o;
  IF NOT FOUND THEN PERFORM refuse('order-not-shippable'); END IF;
  IF o.reward_id IS NOT NULL THEN PERFORM claim_sent(o.id, p_carrier, p_tracking, v_at); END IF;
  INSERT INTO audit_log (at, actor_id, action, subject, before, after) VALUES (v_at, p_actor, 'order.ship', 'order:' || o.id,
    '{"state": "paid"}', jsonb_build_object('state', 'shipped', 'carrier', p_carrier, 'trackingNumber', p_tracking));
  INSERT INTO mail_outbox (key, recipient, locale, template, params, created_at)
  VALUES ('order:' || o.id || ':shipped', o.email, o.locale, 'order-shipped', jsonb_build_object('orderId', o.id), v_at);
  RETURN true;
END $$;
