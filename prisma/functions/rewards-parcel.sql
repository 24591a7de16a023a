-- A physical gift: packed by hand, sent to an address that the claim keeps a copy of.

-- prepared: address. It is the shopper's own, read by the verb.
CREATE OR REPLACE FUNCTION reward_issue_parcel(c claim, r reward, p_prepared jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  IF p_prepared->'address' IS NULL THEN PERFORM refuse('address-needed'); END IF;
  RETURN jsonb_build_object('state', 'claimed', 'delivery', jsonb_build_object('address', p_prepared->'address'));
END $$;

-- What is on its way can't be taken back.
CREATE OR REPLACE FUNCTION reward_take_back_parcel(c claim, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF c.state <> 'claimed' THEN PERFORM refuse('claim-on-its-way'); END IF;
END $$;

-- A parcel that was won waits for its winner to say where to; from then on it is packed as any other. Said twice it is said once.
CREATE OR REPLACE FUNCTION claim_address_give(p_claim uuid, p_account uuid, p_prepared jsonb, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); c claim; r reward;
BEGIN
  SELECT * INTO c FROM claim WHERE id = p_claim AND account_id = p_account AND kind = 'parcel' AND won_by IS NOT NULL FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('claim-unknown'); END IF;
  IF c.delivery->'address' = p_prepared->'address' AND c.state = 'claimed' THEN RETURN; END IF;
  IF c.state = 'expired' OR (c.state = 'claimed' AND c.delivery->'address' IS NULL AND c.expires_at <= v_at) THEN PERFORM refuse('claim-ended'); END IF;
  IF c.state <> 'claimed' OR c.delivery->'address' IS NOT NULL THEN PERFORM refuse('claim-not-waiting'); END IF;
  r := claim_promised(c);
  UPDATE claim SET due_at = NULL, trouble = NULL, expires_at = days_end(v_at, r.valid_days) WHERE id = c.id RETURNING * INTO c;
  PERFORM claim_issue(c, r, p_prepared, v_at);
END $$;

-- Whether it waits for its winner's word.
CREATE OR REPLACE FUNCTION claim_wants_address(c claim) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT c.won_by IS NOT NULL AND c.kind = 'parcel' AND c.state = 'claimed' AND c.delivery->'address' IS NULL
$$;

CREATE OR REPLACE FUNCTION claim_ship(p_claim uuid, p_carrier text, p_tracking text, p_actor uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); c claim;
BEGIN
  PERFORM 1 FROM shop_order WHERE id = (SELECT order_id FROM claim WHERE id = p_claim) FOR UPDATE;
  SELECT * INTO c FROM claim WHERE id = p_claim AND kind = 'parcel' FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('claim-unknown'); END IF;
  IF c.state <> 'claimed' THEN
    IF (c.delivery->>'carrier', c.delivery->>'trackingNumber') = (p_carrier, p_tracking) THEN RETURN; END IF;
    PERFORM refuse('claim-not-waiting');
  END IF;
  -- one that was paid for is its order's parcel
  IF c.order_id IS NOT NULL THEN PERFORM order_ship(c.order_id, p_carrier, p_tracking, p_actor, v_at); RETURN; END IF;
  UPDATE claim SET state = 'issued', issued_at = v_at,
    delivery = delivery || jsonb_build_object('carrier', p_carrier, 'trackingNumber', p_tracking) WHERE id = c.id;
  INSERT INTO audit_log (at, actor_id, action, subject, after) VALUES (v_at, p_actor, 'reward.ship', 'claim:' || c.id,
    jsonb_build_object('carrier', p_carrier, 'trackingNumber', p_tracking));
END $$;

-- It has arrived: the shopper says so, or staff for them.
CREATE OR REPLACE FUNCTION claim_received(p_claim uuid, p_account uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE c claim;
BEGIN
  PERFORM 1 FROM shop_order WHERE id = (SELECT order_id FROM claim WHERE id = p_claim) FOR UPDATE;
  SELECT * INTO c FROM claim WHERE id = p_claim AND kind = 'parcel' AND account_id = p_account FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('claim-unknown'); END IF;
  IF c.state = 'used' THEN RETURN; END IF;
  IF c.state <> 'issued' THEN PERFORM refuse('claim-not-sent'); END IF;
  IF c.order_id IS NOT NULL THEN PERFORM order_deliver(c.order_id, NULL, p_at); RETURN; END IF;
  UPDATE claim SET state = 'used', used_at = coalesce(p_at, now()) WHERE id = c.id;
END $$;
