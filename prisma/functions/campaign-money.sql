-- Draws for money: an order that carries tickets and nothing else (docs/adr/0010), so that paying, a late payment, one that came twice and
-- refunds are those of any order. It earns no points, counts for no tier and is nobody's first order. Its line has a piece for each ticket.

-- Whether an order is of goods: what carries a reward or draws is no shopping.
CREATE OR REPLACE FUNCTION order_is_shopping(o shop_order) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT o.reward_id IS NULL AND o.campaign_id IS NULL
$$;

-- Buys so many draws at the price that was shown: an order that waits for its money, and its tickets, which nobody else can have meanwhile.
-- p: accountId, campaignId, draws, cashMinor (of one, as it was shown), requestId, locale, at. The same request answers with the same order.
CREATE OR REPLACE FUNCTION draws_buy(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_account uuid := (p->>'accountId')::uuid; v_draws int := (p->>'draws')::int;
  v_hash bytea := sha256(convert_to('draws:' || (p->>'campaignId') || ':' || v_draws, 'UTF8'));
  b points_balance := points_lock(v_account); s shop; a account; c campaign; o shop_order; v_told jsonb; v_cash int;
BEGIN
  SELECT * INTO o FROM shop_order WHERE request_id = (p->>'requestId')::uuid;
  IF FOUND THEN
    IF o.input_hash <> v_hash OR o.account_id IS DISTINCT FROM v_account THEN PERFORM refuse('key-reused'); END IF;
    RETURN jsonb_build_object('orderId', o.id, 'number', o.number, 'replayed', true);
  END IF;
  SELECT * INTO c FROM campaign WHERE id = (p->>'campaignId')::uuid;
  IF NOT FOUND THEN PERFORM refuse('campaign-unknown'); END IF;
  v_told := campaign_definition(c);
  v_cash := (v_told #>> '{entry,cashMinor}')::int;
  IF NOT campaign_open(c, v_at) THEN PERFORM refuse('campaign-not-open'); END IF;
  IF v_cash IS NULL THEN PERFORM refuse('draws-not-for-sale'); END IF;
  IF v_cash <> (p->>'cashMinor')::int THEN PERFORM refuse('draws-price-changed', jsonb_build_object('cashMinor', v_cash)); END IF;
  PERFORM campaign_admit(c, v_told, v_account, 'money', v_at);
  PERFORM tickets_judge(c, v_account, v_draws, v_at);
  SELECT * INTO s FROM shop;
  SELECT * INTO a FROM account WHERE id = v_account;
  INSERT INTO shop_order (id, request_id, input_hash, account_id, campaign_id, draws_bought, email, locale, state, currency, goods_minor, coupon_minor, points_minor,
    shipping_minor, total_minor, spent_points, award_points, address, hold_expires_at, placed_at)
  VALUES (gen_random_uuid(), (p->>'requestId')::uuid, v_hash, a.id, c.id, v_draws, a.email, coalesce(p->>'locale', 'zh-CN'), 'awaiting_payment', s.currency,
    v_draws * v_cash, 0, 0, 0, v_draws * v_cash, 0, 0, '{}', v_at + make_interval(mins => s.hold_minutes), v_at) RETURNING * INTO o;
  -- the line says in words what it is, wherever an order is listed
  INSERT INTO order_line (order_id, position, product_slug, title_zh, title_en, options_zh, options_en, image_file, unit_price_minor, quantity,
    goods_minor, coupon_minor, points_minor, net_minor)
  VALUES (o.id, 0, '', v_told->>'titleZh', v_told->>'titleEn', '{抽取机会}', '{Draws}', v_told->>'image', v_cash, v_draws,
    o.goods_minor, 0, 0, o.goods_minor);
  INSERT INTO order_waiting (order_id, since) VALUES (o.id, v_at);
  PERFORM tickets_give(c.id, v_account, v_draws, 'order:' || o.id, o.id, NULL, 'unpaid', v_at);
  RETURN jsonb_build_object('orderId', o.id, 'number', o.number, 'replayed', false);
END $$;

-- The money has come: the tickets can be opened, and there is nothing to send.
CREATE OR REPLACE FUNCTION draws_paid(o shop_order, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE c campaign; v_paid int;
BEGIN
  SELECT * INTO c FROM campaign WHERE id = o.campaign_id;
  UPDATE campaign_ticket SET state = 'unopened', given_at = p_at, expires_at = ticket_end(c, p_at) WHERE order_id = o.id AND state = 'unpaid';
  GET DIAGNOSTICS v_paid = ROW_COUNT;
  IF v_paid <> o.draws_bought THEN RAISE EXCEPTION 'order % is of % draws and has % tickets that wait', o.id, o.draws_bought, v_paid; END IF;
  UPDATE shop_order SET state = 'completed', completed_at = p_at WHERE id = o.id;
END $$;

-- The money did not come.
CREATE OR REPLACE FUNCTION draws_let_go(o shop_order, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tickets_close(ARRAY(SELECT id FROM campaign_ticket WHERE order_id = o.id), 'void', p_at);
END $$;

-- The money came after it was let go: everything is held once more, or refused, and then the money goes back.
CREATE OR REPLACE FUNCTION draws_wait_again(o shop_order, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE c campaign; s campaign_shard;
BEGIN
  SELECT * INTO c FROM campaign WHERE id = o.campaign_id;
  IF NOT campaign_open(c, p_at) THEN PERFORM refuse('campaign-not-open'); END IF;
  PERFORM tickets_judge(c, o.account_id, o.draws_bought, p_at);
  s := campaign_hold_of(c, o.draws_bought * c.most_points, o.draws_bought * c.most_minor, p_at);
  UPDATE campaign_ticket SET state = 'unpaid', closed_at = NULL, shard = s.shard, held_points = c.most_points, held_minor = c.most_minor WHERE order_id = o.id;
  PERFORM tickets_keep_slots(c.id, ARRAY(SELECT id FROM campaign_ticket WHERE order_id = o.id ORDER BY no));
END $$;

-- What a refund of such an order does to its tickets: pieces that go back are boxes that nobody has opened. A sum of money is money alone,
-- and with the last of it whatever is unopened goes too.
CREATE OR REPLACE FUNCTION draws_back_with_order(o shop_order, p_pieces int, p_whole boolean, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_unopened uuid[] := ARRAY(SELECT id FROM campaign_ticket WHERE order_id = o.id AND state = 'unopened' ORDER BY no DESC FOR UPDATE);
BEGIN
  IF p_pieces > cardinality(v_unopened) THEN PERFORM refuse('draws-opened', jsonb_build_object('unopened', cardinality(v_unopened))); END IF;
  PERFORM tickets_close(CASE WHEN p_whole THEN v_unopened ELSE v_unopened[1:p_pieces] END, 'void', p_at);
END $$;

-- The shopper gives back so many boxes of an order that are not opened, within seven days of paying; the money goes back as it came.
-- p: orderId, draws, requestId, at.
CREATE OR REPLACE FUNCTION draws_give_back(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); o shop_order;
BEGIN
  SELECT * INTO o FROM shop_order WHERE id = (p->>'orderId')::uuid;
  IF o.campaign_id IS NULL THEN PERFORM refuse('order-unknown'); END IF;
  IF NOT EXISTS (SELECT 1 FROM refund WHERE request_key = p->>'requestId') AND days_end(o.paid_at, draws_back_days()) <= v_at THEN
    PERFORM refuse('draws-back-over', jsonb_build_object('days', draws_back_days()));
  END IF;
  RETURN order_refund(jsonb_build_object('orderId', o.id, 'requestId', p->>'requestId', 'reason', 'unopened', 'kind', 'pieces', 'lines',
    jsonb_build_array(jsonb_build_object('position', 0, 'quantity', (p->>'draws')::int)), 'shippingMinor', 0, 'restock', false, 'shortfall', 'debt', 'at', v_at));
END $$;

-- Within so many days an unopened box can be given back without a reason.
CREATE OR REPLACE FUNCTION draws_back_days() RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT 7 $$;

-- Boxes that were bought and not opened by their last day go back by themselves, with their money. Answers the refunds that were made.
CREATE OR REPLACE FUNCTION draws_end_due(p_at timestamptz, p_limit int) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); r record;
BEGIN
  -- whole orders: all boxes of one end together
  FOR r IN SELECT order_id, account_id, count(*)::int AS pieces FROM campaign_ticket WHERE state = 'unopened' AND expires_at <= v_at AND order_id IN (
      SELECT order_id FROM campaign_ticket WHERE state = 'unopened' AND order_id IS NOT NULL AND expires_at <= v_at LIMIT p_limit)
    GROUP BY 1, 2 ORDER BY account_id, order_id
  LOOP
    BEGIN
      RETURN NEXT (order_refund(jsonb_build_object('orderId', r.order_id, 'requestId', 'ended:' || r.order_id, 'reason', 'unopened-ended', 'kind', 'pieces', 'lines',
        jsonb_build_array(jsonb_build_object('position', 0, 'quantity', r.pieces)), 'shippingMinor', 0, 'restock', false, 'shortfall', 'debt', 'at', v_at))->>'refundId')::uuid;
    EXCEPTION WHEN SQLSTATE 'RG001' THEN
      -- its money has gone back already, by the sum
      PERFORM tickets_close(ARRAY(SELECT id FROM campaign_ticket WHERE order_id = r.order_id AND state = 'unopened' AND expires_at <= v_at FOR UPDATE), 'expired', v_at);
    END;
  END LOOP;
END $$;

-- The boxes of an order as its page tells of them; null of any other order.
CREATE OR REPLACE FUNCTION order_draws(o shop_order, p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('slug', c.slug, 'unopened', t.unopened, 'opened', t.opened, 'givenBack', t.back,
    'backUntil', days_end(o.paid_at, draws_back_days()), 'mayGiveBack', t.unopened > 0 AND days_end(o.paid_at, draws_back_days()) > coalesce(p_at, now()))
  FROM campaign c, LATERAL (SELECT count(*) FILTER (WHERE state = 'unopened') AS unopened, count(*) FILTER (WHERE state = 'opened') AS opened,
    count(*) FILTER (WHERE state = 'void') AS back FROM campaign_ticket WHERE order_id = o.id) t
  WHERE c.id = o.campaign_id
$$;
