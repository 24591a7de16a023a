-- Stock comes and goes by moves that say why; on_hand is their sum.
CREATE FUNCTION move_stock(p_variant uuid, p_quantity int, p_reason text, p_order uuid, p_actor uuid, p_at timestamptz) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_left int;
BEGIN
  IF p_quantity = 0 THEN RETURN (SELECT on_hand FROM variant WHERE id = p_variant); END IF;
  UPDATE variant SET on_hand = on_hand + p_quantity WHERE id = p_variant AND on_hand + p_quantity >= reserved RETURNING on_hand INTO v_left;
  IF NOT FOUND THEN PERFORM refuse('stock-below-reserved', jsonb_build_object('variantId', p_variant)); END IF;
  INSERT INTO stock_move (variant_id, quantity, reason, order_id, actor_id, at)
  VALUES (p_variant, p_quantity, p_reason, p_order, p_actor, coalesce(p_at, now()));
  RETURN v_left;
END $$;

-- The cart of a member (by account) or of a guest (by the hash of a cookie), made on first use.
CREATE FUNCTION cart_of(p_account uuid, p_token_hash bytea) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE v_cart uuid;
BEGIN
  IF p_account IS NOT NULL THEN
    SELECT id INTO v_cart FROM cart WHERE account_id = p_account;
    IF v_cart IS NULL THEN
      INSERT INTO cart (account_id) VALUES (p_account) ON CONFLICT (account_id) DO UPDATE SET updated_at = now() RETURNING id INTO v_cart;
    END IF;
  ELSE
    SELECT id INTO v_cart FROM cart WHERE token_hash = p_token_hash;
    IF v_cart IS NULL THEN
      INSERT INTO cart (token_hash) VALUES (p_token_hash) ON CONFLICT (token_hash) DO UPDATE SET updated_at = now() RETURNING id INTO v_cart;
    END IF;
  END IF;
  RETURN v_cart;
END $$;

-- Adds to a line or sets it; zero removes it. Answers the cart's piece count and the line's quantity.
CREATE FUNCTION cart_put(p_account uuid, p_token_hash bytea, p_variant uuid, p_quantity int, p_mode text)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_cart uuid; v_now int; v_want int; v_can int;
BEGIN
  SELECT v.on_hand - v.reserved INTO v_can FROM variant v JOIN product p ON p.id = v.product_id AND p.status = 'active' WHERE v.id = p_variant;
  -- what has left the shop can still be taken out of a cart
  IF NOT FOUND AND NOT (p_mode = 'set' AND p_quantity = 0) THEN PERFORM refuse('variant-unavailable'); END IF;
  v_cart := cart_of(p_account, p_token_hash);
  SELECT quantity INTO v_now FROM cart_line WHERE cart_id = v_cart AND variant_id = p_variant FOR UPDATE;
  v_want := CASE p_mode WHEN 'add' THEN coalesce(v_now, 0) + p_quantity ELSE p_quantity END;
  IF v_want < 0 OR v_want > 99 THEN PERFORM refuse('quantity-out-of-range', '{"most": 99}'); END IF;
  IF v_want = 0 THEN
    DELETE FROM cart_line WHERE cart_id = v_cart AND variant_id = p_variant;
  ELSE
    IF v_want > v_can AND v_want > coalesce(v_now, 0) THEN
      PERFORM refuse('out-of-stock', jsonb_build_object('variantId', p_variant, 'available', v_can));
    END IF;
    INSERT INTO cart_line (cart_id, variant_id, quantity) VALUES (v_cart, p_variant, v_want)
    ON CONFLICT (cart_id, variant_id) DO UPDATE
      SET quantity = CASE p_mode WHEN 'add' THEN least(cart_line.quantity + p_quantity, 99) ELSE p_quantity END;
  END IF;
  RETURN jsonb_build_object('cartId', v_cart, 'quantity', v_want, 'previous', coalesce(v_now, 0),
    'count', (SELECT coalesce(sum(quantity), 0) FROM cart_line WHERE cart_id = v_cart));
END $$;

-- At sign-in the guest's cart joins the member's; the larger quantity of a shared line wins.
CREATE FUNCTION cart_merge(p_account uuid, p_token_hash bytea) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_guest uuid; v_cart uuid;
BEGIN
  SELECT id INTO v_guest FROM cart WHERE token_hash = p_token_hash AND account_id IS NULL FOR UPDATE;
  v_cart := cart_of(p_account, NULL);
  IF v_guest IS NOT NULL THEN
    INSERT INTO cart_line (cart_id, variant_id, quantity, added_at)
    SELECT v_cart, variant_id, quantity, added_at FROM cart_line WHERE cart_id = v_guest
    ON CONFLICT (cart_id, variant_id) DO UPDATE SET quantity = greatest(cart_line.quantity, excluded.quantity);
    DELETE FROM cart WHERE id = v_guest;
  END IF;
  RETURN (SELECT coalesce(sum(quantity), 0) FROM cart_line WHERE cart_id = v_cart);
END $$;

-- A limited coupon counts as used from the moment it is held; a release gives the use back.
CREATE FUNCTION coupon_hold(p_coupon uuid, p_grant uuid, p_account uuid, p_order uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE c coupon;
BEGIN
  IF p_grant IS NOT NULL THEN
    UPDATE coupon_grant SET state = 'held'
    WHERE id = p_grant AND account_id = p_account AND coupon_id = p_coupon AND state = 'available' AND expires_at > p_at;
    IF NOT FOUND THEN PERFORM refuse('coupon-unavailable'); END IF;
  ELSE
    UPDATE coupon SET used_count = used_count + 1
    WHERE id = p_coupon AND code IS NOT NULL AND archived_at IS NULL
      AND (starts_at IS NULL OR starts_at <= p_at) AND (ends_at IS NULL OR ends_at > p_at)
      AND (usage_limit IS NULL OR used_count < usage_limit)
    RETURNING * INTO c;
    IF NOT FOUND THEN PERFORM refuse('coupon-used-up'); END IF;
    -- the row lock above makes simultaneous uses by one shopper stand in line here
    IF c.per_shopper_limit IS NOT NULL AND (p_account IS NULL OR
      (SELECT count(*) FROM coupon_use WHERE coupon_id = p_coupon AND account_id = p_account AND grant_id IS NULL AND state <> 'released') >= c.per_shopper_limit) THEN
      PERFORM refuse(CASE WHEN p_account IS NULL THEN 'coupon-needs-sign-in' ELSE 'coupon-used-up' END);
    END IF;
  END IF;
  INSERT INTO coupon_use (order_id, coupon_id, grant_id, account_id, state) VALUES (p_order, p_coupon, p_grant, p_account, 'held')
  ON CONFLICT (order_id) DO UPDATE SET state = 'held';
END $$;

CREATE FUNCTION coupon_release(p_order uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE u coupon_use;
BEGIN
  UPDATE coupon_use SET state = 'released' WHERE order_id = p_order AND state <> 'released' RETURNING * INTO u;
  IF NOT FOUND THEN RETURN; END IF;
  IF u.grant_id IS NULL THEN
    UPDATE coupon SET used_count = used_count - 1 WHERE id = u.coupon_id;
  ELSE
    UPDATE coupon_grant SET state = 'available' WHERE id = u.grant_id AND state IN ('held', 'used');
  END IF;
END $$;

-- Points become a coupon that only this shopper can use, once, at the price that the shopper was shown.
CREATE FUNCTION coupon_exchange(p_account uuid, p_coupon uuid, p_request text, p_cost_shown int, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); b points_balance := points_lock(p_account); c coupon; g coupon_grant; v_posting bigint;
BEGIN
  SELECT * INTO g FROM coupon_grant WHERE request_key = p_request;
  IF FOUND THEN
    IF g.account_id <> p_account OR g.coupon_id <> p_coupon THEN PERFORM refuse('key-reused'); END IF;
    RETURN jsonb_build_object('grantId', g.id, 'expiresAt', g.expires_at, 'replayed', true);
  END IF;
  SELECT * INTO c FROM coupon WHERE id = p_coupon AND exchange_cost_points IS NOT NULL AND archived_at IS NULL
    AND (starts_at IS NULL OR starts_at <= v_at) AND (ends_at IS NULL OR ends_at > v_at);
  IF NOT FOUND THEN PERFORM refuse('reward-unavailable'); END IF;
  IF c.exchange_cost_points <> p_cost_shown THEN
    PERFORM refuse('reward-price-changed', jsonb_build_object('costPoints', c.exchange_cost_points));
  END IF;
  v_posting := points_spend(p_account, 'exchange:' || p_request, 'exchange', 'coupon:' || p_coupon, c.exchange_cost_points,
    jsonb_build_object('couponId', c.id, 'titleZh', c.title_zh, 'titleEn', c.title_en, 'costPoints', c.exchange_cost_points), v_at);
  INSERT INTO coupon_grant (coupon_id, account_id, expires_at, request_key, posting_id, granted_at)
  VALUES (p_coupon, p_account, v_at + make_interval(days => c.valid_days), p_request, v_posting, v_at) RETURNING * INTO g;
  RETURN jsonb_build_object('grantId', g.id, 'expiresAt', g.expires_at, 'replayed', false);
END $$;
