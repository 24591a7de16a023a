-- Two writers of one cart stand in line here, so that each knows what is in it; a row lock would be written down.
CREATE OR REPLACE FUNCTION cart_lock(p_cart text) RETURNS void LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock(72707374, hashtext(p_cart)) $$;

-- The cart of a member (by account) or of a guest (by the hash of a cookie), made on first use.
CREATE OR REPLACE FUNCTION cart_of(p_account uuid, p_token_hash bytea) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE v_cart uuid;
BEGIN
  FOR attempt IN 1..2 LOOP
    IF p_account IS NOT NULL THEN
      SELECT id INTO v_cart FROM cart WHERE account_id = p_account;
    ELSE
      SELECT id INTO v_cart FROM cart WHERE token_hash = p_token_hash;
    END IF;
    IF FOUND THEN RETURN v_cart; END IF;
    IF attempt = 1 THEN PERFORM cart_lock(coalesce(p_account::text, encode(p_token_hash, 'hex'))); END IF;
  END LOOP;
  INSERT INTO cart (account_id, token_hash) VALUES (p_account, CASE WHEN p_account IS NULL THEN p_token_hash END) RETURNING id INTO v_cart;
  RETURN v_cart;
END $$;

-- Adds to a line or sets it; zero removes it. Answers the cart's piece count and the line's quantity.
CREATE OR REPLACE FUNCTION cart_put(p_account uuid, p_token_hash bytea, p_variant uuid, p_quantity int, p_mode text)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_cart uuid; v_now int; v_want int; v_can int;
BEGIN
  SELECT v.on_hand - v.reserved INTO v_can FROM variant v JOIN product p ON p.id = v.product_id AND p.status = 'active' WHERE v.id = p_variant;
  -- what has left the shop can still be taken out of a cart
  IF NOT FOUND AND NOT (p_mode = 'set' AND p_quantity = 0) THEN PERFORM refuse('variant-unavailable'); END IF;
  v_cart := cart_of(p_account, p_token_hash);
  PERFORM cart_lock(v_cart::text);
  SELECT quantity INTO v_now FROM cart_line WHERE cart_id = v_cart AND variant_id = p_variant;
  v_want := CASE p_mode WHEN 'add' THEN coalesce(v_now, 0) + p_quantity ELSE p_quantity END;
  IF v_want < 0 OR v_want > 99 THEN PERFORM refuse('quantity-out-of-range', '{"most": 99}'); END IF;
  IF v_want = 0 THEN
    DELETE FROM cart_line WHERE cart_id = v_cart AND variant_id = p_variant;
  ELSE
    IF v_want > v_can AND v_want > coalesce(v_now, 0) THEN
      PERFORM refuse('out-of-stock', jsonb_build_object('variantId', p_variant, 'available', v_can));
    END IF;
    UPDATE cart_line SET quantity = v_want WHERE cart_id = v_cart AND variant_id = p_variant;
    IF NOT FOUND THEN INSERT INTO cart_line (cart_id, variant_id, quantity) VALUES (v_cart, p_variant, v_want); END IF;
  END IF;
  RETURN jsonb_build_object('cartId', v_cart, 'quantity', v_want, 'previous', coalesce(v_now, 0),
    'count', (SELECT coalesce(sum(quantity), 0) FROM cart_line WHERE cart_id = v_cart));
END $$;

-- At sign-in the guest's cart joins the member's; the larger quantity of a shared line wins.
CREATE OR REPLACE FUNCTION cart_merge(p_account uuid, p_token_hash bytea) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_guest uuid; v_cart uuid;
BEGIN
  SELECT id INTO v_guest FROM cart WHERE token_hash = p_token_hash AND account_id IS NULL FOR UPDATE;
  v_cart := cart_of(p_account, NULL);
  IF v_guest IS NOT NULL THEN
    PERFORM cart_lock(v_cart::text);
    INSERT INTO cart_line (cart_id, variant_id, quantity, added_at)
    SELECT v_cart, variant_id, quantity, added_at FROM cart_line WHERE cart_id = v_guest
    ON CONFLICT (cart_id, variant_id) DO UPDATE SET quantity = greatest(cart_line.quantity, excluded.quantity);
    DELETE FROM cart WHERE id = v_guest;
  END IF;
  RETURN (SELECT coalesce(sum(quantity), 0) FROM cart_line WHERE cart_id = v_cart);
END $$;
