-- The red packet: so much money, sent at once and without asking anybody, as far as the day's ceilings reach.

CREATE OR REPLACE FUNCTION reward_face_red_packet(r reward) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT r.settings->'redPacket' || jsonb_build_object('withheldMinor', payout_withheld(r.settings->'redPacket'->>'taxClass', (r.settings->'redPacket'->>'amountMinor')::int))
$$;

CREATE OR REPLACE FUNCTION reward_issue_red_packet(c claim, r reward, p_prepared jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_terms payout_terms; v_day timestamptz := reward_period_start('day', p_at); v_shop bigint; v_own bigint; v_said jsonb := r.settings->'redPacket';
  v_amount int := (v_said->>'amountMinor')::int;
BEGIN
  -- one at a time: what is left of the day is decided here
  SELECT * INTO v_terms FROM payout_terms FOR UPDATE;
  SELECT coalesce(sum(x.amount_minor), 0), coalesce(sum(x.amount_minor) FILTER (WHERE k.account_id = c.account_id), 0) INTO v_shop, v_own
  FROM payout x JOIN claim k ON k.id = substr(x.source, 7)::uuid
  WHERE x.kind = 'red-packet' AND x.state <> 'cancelled' AND x.asked_at >= v_day AND x.asked_at < v_day + interval '1 day';
  IF v_own + v_amount > v_terms.shopper_day_minor THEN
    PERFORM refuse('red-packet-own-day', jsonb_build_object('mostMinor', v_terms.shopper_day_minor));
  END IF;
  IF v_shop + v_amount > v_terms.shop_day_minor THEN PERFORM refuse('red-packet-shop-day'); END IF;
  PERFORM payout_ask(jsonb_build_object('kind', 'red-packet', 'source', 'claim:' || c.id, 'paidFor', 'claim:' || c.id, 'accountId', c.account_id,
    'amountMinor', v_amount, 'taxClass', v_said->>'taxClass', 'requestId', 'claim:' || c.id, 'isApproved', true), p_at);
  RETURN '{"state": "claimed"}';
END $$;

-- Money that may be on its way can't be taken back.
CREATE OR REPLACE FUNCTION reward_take_back_red_packet(c claim, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE payout SET state = 'cancelled', cancelled_at = p_at, cancel_reason = 'taken-back', due_at = NULL
  WHERE source = 'claim:' || c.id AND state IN ('asked', 'approved', 'failed');
  IF EXISTS (SELECT 1 FROM payout WHERE source = 'claim:' || c.id AND state <> 'cancelled') THEN PERFORM refuse('claim-on-its-way'); END IF;
END $$;

-- Paid: it is had for good. Never paid: the points go back to their lots.
CREATE OR REPLACE FUNCTION payout_told_red_packet(x payout, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF x.state = 'paid' THEN
    UPDATE claim SET state = 'used', issued_at = p_at, used_at = p_at WHERE id = substr(x.source, 7)::uuid AND state = 'claimed';
  ELSE
    PERFORM claim_void(substr(x.source, 7)::uuid, x.cancel_reason, NULL, p_at);
  END IF;
END $$;
