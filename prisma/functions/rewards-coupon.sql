-- The coupon as a reward: a grant that only this shopper can use, once.

CREATE OR REPLACE FUNCTION reward_stands_coupon(r reward, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM coupon c WHERE c.id = (r.settings->>'couponId')::uuid AND c.archived_at IS NULL AND NOT c.is_automatic
    AND (c.starts_at IS NULL OR c.starts_at <= p_at) AND (c.ends_at IS NULL OR c.ends_at > p_at))
$$;

CREATE OR REPLACE FUNCTION reward_face_coupon(r reward) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT to_jsonb(c) || jsonb_build_object('scope', coupon_scope(c)) FROM coupon c WHERE c.id = (r.settings->>'couponId')::uuid
$$;

CREATE OR REPLACE FUNCTION reward_issue_coupon(c claim, r reward, p_prepared jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE g coupon_grant;
BEGIN
  INSERT INTO coupon_grant (coupon_id, account_id, expires_at, request_key, posting_id, granted_at, claim_id)
  SELECT k.id, c.account_id, p_at + make_interval(days => k.valid_days), c.request_key, c.posting_id, p_at, c.id
  FROM coupon k WHERE k.id = (r.settings->>'couponId')::uuid RETURNING * INTO g;
  IF g.id IS NULL THEN PERFORM refuse('reward-unavailable'); END IF;
  RETURN jsonb_build_object('delivery', jsonb_build_object('grantId', g.id), 'expiresAt', g.expires_at);
END $$;

-- One that pays for an order, or is kept for one, is used.
CREATE OR REPLACE FUNCTION reward_take_back_coupon(c claim, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE coupon_grant SET state = 'void' WHERE claim_id = c.id AND state = 'available';
  IF NOT FOUND THEN PERFORM refuse('claim-used'); END IF;
END $$;

-- An order uses the grant, or gives it back; its claim says the same.
CREATE OR REPLACE FUNCTION coupon_grant_tells_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE claim SET state = CASE WHEN NEW.state = 'used' THEN 'used' ELSE 'issued' END, used_at = CASE WHEN NEW.state = 'used' THEN now() END
  WHERE id = NEW.claim_id AND state IN ('issued', 'used', 'expired') AND (state = 'used') <> (NEW.state = 'used');
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER coupon_grant_state AFTER UPDATE OF state ON coupon_grant
  FOR EACH ROW WHEN (NEW.claim_id IS NOT NULL AND NEW.state <> 'void' AND OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION coupon_grant_tells_claim();
