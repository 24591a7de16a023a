-- The pieces of a cart that a coupon is for; null: all goods.
CREATE OR REPLACE FUNCTION coupon_covers(c coupon, p_cart uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN cardinality(c.product_ids) + cardinality(c.collection_ids) > 0 THEN
    (SELECT coalesce(jsonb_agg(l.variant_id), '[]') FROM cart_line l JOIN variant v ON v.id = l.variant_id WHERE l.cart_id = p_cart
      AND (v.product_id = ANY (c.product_ids) OR EXISTS (SELECT 1 FROM collection_product x
        WHERE x.product_id = v.product_id AND x.collection_id = ANY (c.collection_ids)))) END
$$;

-- What a coupon's goods are called, the first three of them, and how many there are; null: all goods.
CREATE OR REPLACE FUNCTION coupon_scope(c coupon) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN cardinality(c.product_ids) + cardinality(c.collection_ids) > 0 THEN
    (SELECT jsonb_build_object('count', count(*), 'named', coalesce(jsonb_agg(g.named ORDER BY g.place) FILTER (WHERE g.place <= 3), '[]'))
     FROM (SELECT jsonb_build_object('titleZh', t.title_zh, 'titleEn', t.title_en) AS named, row_number() OVER (ORDER BY t.rank, t.title_zh, t.id) AS place
       FROM (SELECT 1 AS rank, id, title_zh, title_en FROM collection WHERE id = ANY (c.collection_ids)
             UNION ALL SELECT 2, id, title_zh, title_en FROM product WHERE id = ANY (c.product_ids)) t) g) END
$$;

-- A limited coupon counts as used from the moment it is held; a release gives the use back.
CREATE OR REPLACE FUNCTION coupon_hold(p_coupon uuid, p_grant uuid, p_account uuid, p_order uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
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

CREATE OR REPLACE FUNCTION coupon_release(p_order uuid) RETURNS void LANGUAGE plpgsql AS $$
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
