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
CREATE OR REPLACE FUNCTION coupon_hold(p_coupon uuid, p_grant uuid, p_account uuid, p_order uuid, p_minor int, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
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
  INSERT INTO coupon_use (order_id, coupon_id, grant_id, account_id, state, amount_minor)
  VALUES (p_order, p_coupon, p_grant, p_account, 'held', p_minor)
  ON CONFLICT (order_id, coupon_id) DO UPDATE SET state = 'held';
END $$;

-- The coupons of an order as they are taken: the code, whose row everybody wants, then one of the shopper's own.
CREATE OR REPLACE FUNCTION coupons_hold(p_order uuid, p_account uuid, p jsonb, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_own uuid;
BEGIN
  IF p->>'couponId' IS NOT NULL THEN
    PERFORM coupon_hold((p->>'couponId')::uuid, NULL, p_account, p_order, (p->>'codeMinor')::int, p_at);
  END IF;
  IF p->>'grantId' IS NOT NULL THEN
    SELECT coupon_id INTO v_own FROM coupon_grant WHERE id = (p->>'grantId')::uuid AND account_id = p_account;
    PERFORM coupon_hold(v_own, (p->>'grantId')::uuid, p_account, p_order, (p->>'ownMinor')::int, p_at);
  END IF;
  -- a discount that is over is given to nobody; its row is only read, for everybody has it
  IF p->>'autoCouponId' IS NOT NULL AND NOT EXISTS (SELECT 1 FROM coupon WHERE id = (p->>'autoCouponId')::uuid AND is_automatic
    AND archived_at IS NULL AND (starts_at IS NULL OR starts_at <= p_at) AND (ends_at IS NULL OR ends_at > p_at)) THEN
    PERFORM refuse('discount-over');
  END IF;
END $$;

-- Taken, let go or paid for, and taken again: all the coupons of an order, once each.
CREATE OR REPLACE FUNCTION coupon_release(p_order uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE u coupon_use;
BEGIN
  FOR u IN SELECT * FROM coupon_use WHERE order_id = p_order ORDER BY grant_id NULLS FIRST LOOP
    UPDATE coupon_use SET state = 'released' WHERE order_id = p_order AND coupon_id = u.coupon_id AND state <> 'released';
    CONTINUE WHEN NOT FOUND;
    IF u.grant_id IS NULL THEN
      UPDATE coupon SET used_count = used_count - 1 WHERE id = u.coupon_id;
    ELSE
      UPDATE coupon_grant SET state = 'available' WHERE id = u.grant_id AND state IN ('held', 'used');
    END IF;
  END LOOP;
END $$;

-- What was taken off an order, as it came off: the automatic discount, the code, one's own coupon.
CREATE OR REPLACE FUNCTION order_discounts(o shop_order) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('couponId', c.id, 'isAutomatic', x.rank = 0, 'code', CASE WHEN x.rank = 1 THEN c.code END, 'titleZh', c.title_zh,
    'titleEn', c.title_en, 'amountMinor', x.amount, 'freesShipping', c.kind = 'free-shipping', 'state', x.state) ORDER BY x.rank), '[]')
  FROM (SELECT 0 AS rank, o.auto_coupon_id AS coupon_id, o.auto_minor AS amount, NULL AS state WHERE o.auto_coupon_id IS NOT NULL
    UNION ALL SELECT CASE WHEN grant_id IS NULL THEN 1 ELSE 2 END, coupon_id, amount_minor, state FROM coupon_use WHERE order_id = o.id) x
  JOIN coupon c ON c.id = x.coupon_id
$$;
