-- Stock comes and goes by moves that say why; on_hand is their sum.
CREATE OR REPLACE FUNCTION move_stock(p_variant uuid, p_quantity int, p_reason text, p_order uuid, p_actor uuid, p_at timestamptz) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_left int;
BEGIN
  IF p_quantity = 0 THEN RETURN (SELECT on_hand FROM variant WHERE id = p_variant); END IF;
  UPDATE variant SET on_hand = on_hand + p_quantity WHERE id = p_variant AND on_hand + p_quantity >= reserved RETURNING on_hand INTO v_left;
  IF NOT FOUND THEN PERFORM refuse('stock-below-reserved', jsonb_build_object('variantId', p_variant)); END IF;
  INSERT INTO stock_move (variant_id, quantity, reason, order_id, actor_id, at)
  VALUES (p_variant, p_quantity, p_reason, p_order, p_actor, coalesce(p_at, now()));
  RETURN v_left;
END $$;

CREATE OR REPLACE FUNCTION stock_reserve(p_order uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE r record;
BEGIN
  FOR r IN SELECT variant_id, quantity FROM order_line WHERE order_id = p_order AND variant_id IS NOT NULL ORDER BY variant_id LOOP
    UPDATE variant SET reserved = reserved + r.quantity WHERE id = r.variant_id AND on_hand - reserved >= r.quantity;
    IF NOT FOUND THEN
      PERFORM refuse('out-of-stock', jsonb_build_object('variantId', r.variant_id,
        'available', (SELECT on_hand - reserved FROM variant WHERE id = r.variant_id)));
    END IF;
  END LOOP;
END $$;
