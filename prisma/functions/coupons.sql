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
