-- The cashback card: points for the right to have some of an order's money back, once, against its number.
-- settings.cashback: amountMinor, or shareBps with mostMinor; minOrderMinor; orders ('before', 'after' the exchange, 'any');
-- since ('delivered', 'returnable': when it can't be sent back any more); taxClass.

CREATE OR REPLACE FUNCTION reward_face_cashback_card(r reward) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT r.settings->'cashback'
$$;

-- What was paid in money for an order's goods and did not go back.
CREATE OR REPLACE FUNCTION cashback_base(o shop_order) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT o.goods_minor - o.coupon_minor - o.points_minor - (o.refunded_minor - o.refunded_shipping_minor)
$$;

-- What a card gives for an order: never more than was paid, whole fen, rounded down; nothing below its minimum.
CREATE OR REPLACE FUNCTION cashback_amount(p_said jsonb, p_base int) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_base < (p_said->>'minOrderMinor')::int THEN 0 ELSE greatest(0, least(p_base, coalesce((p_said->>'amountMinor')::int,
    least(p_base::bigint * (p_said->>'shareBps')::int / 10000, (p_said->>'mostMinor')::int)::int))) END
$$;

-- The words that a card was exchanged under.
CREATE OR REPLACE FUNCTION cashback_said(c claim) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT told->'settings'->'cashback' FROM reward_version WHERE reward_id = c.reward_id AND version = c.reward_version
$$;

CREATE OR REPLACE FUNCTION reward_issue_cashback_card(c claim, r reward, p_prepared jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE sql AS $$
  SELECT '{}'::jsonb
$$;

-- Whether this order is one that the card can be used on; the refusal says the first thing that is in the way.
CREATE OR REPLACE FUNCTION cashback_judge(c claim, p_said jsonb, o shop_order, p_at timestamptz) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE v_from timestamptz := CASE WHEN p_said->>'since' = 'delivered' THEN o.delivered_at ELSE days_end(o.delivered_at, (SELECT return_window_days FROM shop)) END;
BEGIN
  -- what a reward cost in money counts for nothing else
  IF NOT order_is_shopping(o) THEN PERFORM refuse('cashback-order-unknown'); END IF;
  IF o.paid_at IS NULL OR o.state = 'cancelled' THEN PERFORM refuse('cashback-order-unpaid'); END IF;
  IF o.state = 'refunded' THEN PERFORM refuse('cashback-order-refunded'); END IF;
  IF EXISTS (SELECT 1 FROM refund_request WHERE order_id = o.id AND state = 'requested') THEN PERFORM refuse('cashback-order-refunded'); END IF;
  IF (p_said->>'orders' = 'before' AND o.placed_at >= c.claimed_at) OR (p_said->>'orders' = 'after' AND o.placed_at < c.claimed_at) THEN
    PERFORM refuse(CASE p_said->>'orders' WHEN 'before' THEN 'cashback-order-after' ELSE 'cashback-order-before' END);
  END IF;
  IF EXISTS (SELECT 1 FROM payout WHERE paid_for = 'order:' || o.id AND state <> 'cancelled') THEN PERFORM refuse('cashback-order-used'); END IF;
  IF o.delivered_at IS NULL THEN PERFORM refuse('cashback-order-not-delivered'); END IF;
  IF v_from > p_at THEN
    PERFORM refuse('cashback-order-too-early', jsonb_build_object('at', to_char(v_from AT TIME ZONE shop_zone(), 'YYYY-MM-DD HH24:MI')));
  END IF;
  IF cashback_amount(p_said, cashback_base(o)) = 0 THEN
    PERFORM refuse('cashback-order-too-small', jsonb_build_object('minMinor', p_said->'minOrderMinor', 'baseMinor', cashback_base(o)));
  END IF;
END $$;

-- A shopper asks for the money of a card, by the number of an order of their own. Somebody else's order is answered like one that
-- is not there. p: accountId, claimId, orderNumber, requestId, at. Locks: the balance, the card, the order.
CREATE OR REPLACE FUNCTION cashback_claim(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_account uuid := (p->>'accountId')::uuid; b points_balance := points_lock(v_account);
  c claim; o shop_order; x payout; v_said jsonb;
BEGIN
  SELECT * INTO c FROM claim WHERE id = (p->>'claimId')::uuid AND account_id = v_account AND kind = 'cashback-card' FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('claim-unknown'); END IF;
  SELECT * INTO x FROM payout WHERE request_key = p->>'requestId';
  IF FOUND THEN
    SELECT * INTO o FROM shop_order WHERE id = substr(x.paid_for, 7)::uuid;
    IF x.source <> 'claim:' || c.id OR o.number::text <> p->>'orderNumber' THEN PERFORM refuse('key-reused'); END IF;
    RETURN jsonb_build_object('payoutId', x.id, 'amountMinor', x.amount_minor, 'state', x.state, 'replayed', true);
  END IF;
  IF c.state = 'void' THEN PERFORM refuse('claim-void'); END IF;
  IF c.state = 'used' THEN PERFORM refuse('cashback-card-used'); END IF;
  IF c.state = 'expired' OR c.expires_at <= v_at THEN PERFORM refuse('cashback-card-over'); END IF;
  SELECT * INTO o FROM shop_order WHERE number = (p->>'orderNumber')::bigint AND points_owner(account_id) = v_account FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('cashback-order-unknown'); END IF;
  v_said := cashback_said(c);
  PERFORM cashback_judge(c, v_said, o, v_at);
  x := payout_ask(jsonb_build_object('kind', 'cashback-card', 'source', 'claim:' || c.id, 'paidFor', 'order:' || o.id, 'accountId', v_account,
    'amountMinor', cashback_amount(v_said, cashback_base(o)), 'taxClass', v_said->>'taxClass', 'requestId', p->>'requestId', 'isApproved', false), v_at);
  UPDATE claim SET state = 'used', used_at = v_at WHERE id = c.id;
  RETURN jsonb_build_object('payoutId', x.id, 'amountMinor', x.amount_minor, 'state', x.state, 'replayed', false);
END $$;

-- Declined or never paid: the card is the shopper's again, for a week at least.
CREATE OR REPLACE FUNCTION payout_told_cashback_card(x payout, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF x.state <> 'cancelled' THEN RETURN; END IF;
  UPDATE claim SET state = 'issued', used_at = NULL, expires_at = greatest(expires_at, days_end(p_at, 7))
  WHERE id = substr(x.source, 7)::uuid AND state = 'used';
END $$;

-- An order is given back whose cash is asked for or paid. Not sent yet: the sum follows the order, and with nothing left the card
-- is given back. Sent: what is too much is written beside it for a person to see; nobody's points are taken for it.
CREATE OR REPLACE FUNCTION cashback_follows_refund() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE x payout; v_amount int;
BEGIN
  SELECT * INTO x FROM payout WHERE paid_for = 'order:' || NEW.id AND kind = 'cashback-card' AND state <> 'cancelled' FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  v_amount := (SELECT cashback_amount(cashback_said(c), CASE WHEN NEW.state = 'refunded' THEN 0 ELSE cashback_base(NEW) END)
    FROM claim c WHERE c.id = substr(x.source, 7)::uuid);
  IF x.state IN ('sending', 'paid') THEN
    UPDATE payout SET overpaid_minor = greatest(0, x.amount_minor - v_amount) WHERE id = x.id;
  ELSIF v_amount = 0 THEN
    PERFORM payout_cancel(x.id, 'order-refunded', NULL, NEW.refunded_at);
  ELSIF v_amount < x.amount_minor THEN
    UPDATE payout SET amount_minor = v_amount, withheld_minor = payout_withheld(x.tax_class, v_amount), overpaid_minor = 0 WHERE id = x.id;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER cashback_follows_refund AFTER UPDATE OF refunded_minor ON shop_order
  FOR EACH ROW WHEN (NEW.refunded_minor <> OLD.refunded_minor) EXECUTE FUNCTION cashback_follows_refund();
