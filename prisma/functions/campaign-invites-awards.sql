-- What friends bring: promised when a friend has bought, given when the order can't be given back any more, taken back with it.
-- All of an inviter's friends are decided under the inviter's balance row, one after the other, so that a rung is reached once.
-- Locks: the inviter's balance, the friend's order, the invite, then shards and units.

-- What of an order is paid in money and kept: points, coupons, shipping and what went back are no shopping.
CREATE OR REPLACE FUNCTION invite_kept_minor(o shop_order) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT o.goods_minor - o.coupon_minor - o.points_minor - (o.refunded_minor - o.refunded_shipping_minor)
$$;

-- The friend's order that counts: the first paid one that is enough and carries goods alone. It is locked against a refund.
CREATE OR REPLACE FUNCTION invite_order(i invite, p_min int) RETURNS shop_order LANGUAGE plpgsql AS $$
DECLARE o shop_order;
BEGIN
  IF i.order_id IS NOT NULL THEN
    SELECT * INTO o FROM shop_order WHERE id = i.order_id FOR SHARE;
    RETURN o;
  END IF;
  SELECT * INTO o FROM shop_order x WHERE x.account_id = i.friend_id AND x.paid_at >= i.joined_at AND x.state IN ('paid', 'shipped', 'completed')
    AND x.reward_id IS NULL AND x.campaign_id IS NULL AND invite_kept_minor(x) >= p_min ORDER BY x.paid_at, x.number LIMIT 1 FOR SHARE;
  RETURN o;
END $$;

-- Two accounts turned out to be one person's: what that says about an invite. Null: nothing.
CREATE OR REPLACE FUNCTION invite_turned_out(i invite) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN points_owner(i.inviter_id) = points_owner(i.friend_id) THEN 'same-person'
    WHEN EXISTS (SELECT 1 FROM account a WHERE a.id = points_owner(i.friend_id) AND a.id <> i.friend_id AND a.created_at < i.visited_at) THEN 'old-customer' END
$$;

-- What an invite is now, from its order, its friend, its score and what staff said of it.
CREATE OR REPLACE FUNCTION invite_judged(i invite, o shop_order, c campaign, s jsonb, p_at timestamptz) RETURNS invite LANGUAGE plpgsql STABLE AS $$
DECLARE v_why text := invite_turned_out(i); v_over timestamptz := coalesce(c.ended_at, c.ends_at);
BEGIN
  i.due_at := NULL;
  -- what is out stays out, but for a verdict that was taken back
  IF i.state = 'out' AND (i.reason <> 'declined' OR i.verdict = 'declined') THEN RETURN i; END IF;
  IF o.id IS NULL THEN
    v_why := coalesce(v_why, CASE WHEN v_over <= p_at THEN 'campaign-over' END);
    IF v_why IS NULL THEN i.due_at := v_over; END IF;
  ELSE
    v_why := coalesce(v_why, CASE WHEN o.state = 'refunded' OR invite_kept_minor(o) < (s->>'minOrderMinor')::int THEN 'refunded'
      WHEN i.order_id IS NULL AND o.paid_at >= v_over THEN 'campaign-over' WHEN i.verdict = 'declined' THEN 'declined' END);
    i.order_id := o.id; i.ordered_at := o.paid_at;
    -- told once, it does not move with the shop's terms
    i.waits_until := coalesce(i.waits_until, days_end(o.delivered_at, (SELECT return_window_days FROM shop)));
  END IF;
  i.reason := v_why;
  IF v_why IS NOT NULL THEN i.state := 'out'; RETURN i; END IF;
  IF o.id IS NULL OR i.state = 'counted' THEN RETURN i; END IF;
  IF i.score >= (s->>'holdScore')::int AND i.verdict IS DISTINCT FROM 'approved' THEN i.state := 'held'; RETURN i; END IF;
  i.state := 'waiting';
  IF i.waits_until > p_at THEN i.due_at := i.waits_until;
  ELSIF i.waits_until <= p_at AND EXISTS (SELECT 1 FROM refund_request WHERE order_id = o.id AND state = 'requested') THEN i.due_at := p_at + interval '1 hour';
  ELSIF i.waits_until <= p_at AND EXISTS (SELECT 1 FROM account WHERE id = i.friend_id AND email_verified_at IS NOT NULL) THEN
    i.state := 'counted'; i.counted_at := p_at;
  END IF;
  RETURN i;
END $$;

-- Looks at an invite again and sets right what it brings. p_score and p_signals: what the rules said of it just now.
CREATE OR REPLACE FUNCTION invite_settle(p_invite uuid, p_score int, p_signals jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); i invite; c campaign; d jsonb; o shop_order;
BEGIN
  SELECT * INTO i FROM invite WHERE id = p_invite;
  IF NOT FOUND THEN PERFORM refuse('invite-unknown'); END IF;
  PERFORM points_lock_owner(i.inviter_id);
  SELECT * INTO c FROM campaign WHERE id = i.campaign_id;
  d := campaign_definition(c);
  o := invite_order(i, (d #>> '{settings,minOrderMinor}')::int);
  SELECT * INTO i FROM invite WHERE id = p_invite FOR UPDATE;
  i.score := coalesce(p_score, i.score); i.signals := coalesce(p_signals, i.signals);
  i := invite_judged(i, o, c, d->'settings', v_at);
  BEGIN
    PERFORM invite_write(i);
    PERFORM invite_reconcile(c, d, i.inviter_id, v_at);
  EXCEPTION WHEN SQLSTATE 'RG001' THEN
    -- nothing is promised that can't be paid
    IF SQLERRM NOT IN ('campaign-budget-spent', 'campaign-sold-out', 'campaign-not-open') THEN RAISE; END IF;
    i.state := 'out'; i.reason := 'budget-spent'; i.due_at := NULL;
    PERFORM invite_write(i);
    PERFORM invite_reconcile(c, d, i.inviter_id, v_at);
  END;
  RETURN jsonb_build_object('inviteId', i.id, 'campaignId', c.id, 'state', i.state, 'reason', i.reason, 'isOver', c.ended_at IS NOT NULL);
END $$;

CREATE OR REPLACE FUNCTION invite_write(i invite) RETURNS void LANGUAGE sql AS $$
  UPDATE invite SET (state, reason, order_id, ordered_at, score, signals, waits_until, counted_at, due_at) =
    (i.state, i.reason, i.order_id, i.ordered_at, i.score, i.signals, i.waits_until, i.counted_at, i.due_at) WHERE id = i.id
$$;

-- What an inviter ought to have been promised and given, cause by cause, beside what stands.
CREATE OR REPLACE FUNCTION invite_wanted(p_campaign uuid, p_inviter uuid, s jsonb)
RETURNS TABLE (cause text, invite_id uuid, friends int, prize_no int, is_reached boolean) LANGUAGE sql STABLE AS $$
  WITH mine AS (SELECT id, state FROM invite WHERE campaign_id = p_campaign AND inviter_id = p_inviter AND state IN ('waiting', 'held', 'counted')),
  n AS (SELECT count(*) FILTER (WHERE state = 'counted') AS counted, count(*) AS promised FROM mine)
  SELECT 'friend:' || id, id, NULL::int, (s->>'perFriend')::int, state = 'counted' FROM mine WHERE s->>'perFriend' IS NOT NULL
  UNION ALL SELECT 'rung:' || r.friends, NULL, r.friends, r."prizeNo", n.counted >= r.friends
  FROM n, jsonb_to_recordset(s->'rungs') AS r(friends int, "prizeNo" int) WHERE r.friends <= n.promised
$$;

-- Promises, gives and takes back until what stands is what ought to. What is new is held in one shard, last of all.
CREATE OR REPLACE FUNCTION invite_reconcile(c campaign, d jsonb, p_inviter uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE r record; v_new jsonb := '[]';
BEGIN
  FOR r IN SELECT w.*, a.id AS award_id, a.state FROM invite_wanted(c.id, p_inviter, d->'settings') w
    FULL JOIN (SELECT * FROM invite_award WHERE campaign_id = c.id AND inviter_id = p_inviter AND state IN ('held', 'given', 'closed')) a ON a.cause = w.cause
    ORDER BY a.shard NULLS LAST, a.id, w.cause
  LOOP
    IF r.cause IS NULL THEN
      IF r.state = 'held' THEN PERFORM invite_let_go(r.award_id, p_at);
      ELSIF r.state = 'given' THEN PERFORM invite_take_back(r.award_id, p_at); END IF;
    ELSIF r.award_id IS NULL THEN v_new := v_new || to_jsonb(r);
    ELSIF r.state = 'held' AND r.is_reached THEN PERFORM invite_give(r.award_id, c, p_at);
    ELSIF r.state = 'given' AND NOT r.is_reached AND invite_take_back(r.award_id, p_at) THEN v_new := v_new || to_jsonb(r);
    END IF;
  END LOOP;
  IF v_new <> '[]' THEN PERFORM invite_hold(c, d, p_inviter, v_new, p_at); END IF;
END $$;

-- Holds what is promised in the campaign's budget, all of it or nothing, and gives at once what is reached already.
CREATE OR REPLACE FUNCTION invite_hold(c campaign, d jsonb, p_inviter uuid, p_new jsonb, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_points int; v_minor int; h campaign_shard; r record; a invite_award;
BEGIN
  SELECT sum(invite_prize_points(x.prize)), sum(invite_prize_minor(x.prize)) INTO v_points, v_minor
  FROM (SELECT invite_prize(d, (n->>'prize_no')::int) AS prize FROM jsonb_array_elements(p_new) n) x;
  h := campaign_hold_of(c, v_points, v_minor, p_at);
  FOR r IN SELECT n.*, invite_prize(d, n.prize_no) AS prize FROM jsonb_to_recordset(p_new) AS n(cause text, invite_id uuid, friends int, prize_no int, is_reached boolean) LOOP
    INSERT INTO invite_award (campaign_id, inviter_id, cause, invite_id, friends, version, prize_no, points, cost_minor, shard, state, held_at)
    VALUES (c.id, p_inviter, r.cause, r.invite_id, r.friends, c.version, r.prize_no, invite_prize_points(r.prize), invite_prize_minor(r.prize), h.shard, 'held', p_at)
    RETURNING * INTO a;
    IF r.prize->>'stock' IS NOT NULL THEN
      UPDATE campaign_unit SET taken_by = a.id WHERE (campaign_id, prize_no, unit_no) = (SELECT campaign_id, prize_no, unit_no FROM campaign_unit
        WHERE campaign_id = c.id AND prize_no = r.prize_no AND taken_by IS NULL ORDER BY unit_no LIMIT 1 FOR UPDATE SKIP LOCKED);
      IF NOT FOUND THEN PERFORM refuse('campaign-sold-out'); END IF;
    END IF;
    IF r.is_reached THEN PERFORM invite_give(a.id, c, p_at); END IF;
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION invite_prize_points(p_prize jsonb) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_prize->>'kind' = 'points' THEN (p_prize->>'points')::int ELSE 0 END
$$;
-- points are paid in points
CREATE OR REPLACE FUNCTION invite_prize_minor(p_prize jsonb) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_prize->>'kind' = 'points' THEN 0 ELSE (p_prize->>'costMinor')::int END
$$;

-- What was promised is given: points at once usable, or a claim as any other.
CREATE OR REPLACE FUNCTION invite_give(p_award uuid, c campaign, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE a invite_award; d jsonb; v_prize jsonb; v_owner uuid; v_posting bigint; v_claim uuid;
  v_terms int := (SELECT version_id FROM points_terms WHERE effective_from <= p_at ORDER BY effective_from DESC, version_id DESC LIMIT 1);
BEGIN
  SELECT * INTO a FROM invite_award WHERE id = p_award FOR UPDATE;
  SELECT definition INTO d FROM campaign_version WHERE (campaign_id, version) = (a.campaign_id, a.version);
  v_prize := invite_prize(d, a.prize_no); v_owner := points_owner(a.inviter_id);
  PERFORM campaign_unhold(a.campaign_id, a.shard, a.points, a.cost_minor);
  IF a.points > 0 THEN
    v_posting := points_award(v_owner, 'invite:' || a.id, 'campaign-award', 'campaign:' || a.campaign_id, a.points, jsonb_strip_nulls(jsonb_build_object(
      'campaignId', a.campaign_id, 'version', a.version, 'campaignZh', d->'titleZh', 'campaignEn', d->'titleEn', 'prizeNo', a.prize_no,
      'prizeZh', v_prize->'titleZh', 'prizeEn', v_prize->'titleEn', 'points', a.points, 'friends', a.friends, 'source', 'invite:' || coalesce(a.invite_id::text, a.friends::text))),
      NULL, lot_end(terms_expiry(v_terms), p_at, shop_zone()), 'marketing', v_terms, NULL, p_at);
  ELSE
    v_claim := (claim_won(a.campaign_id, (v_prize->>'rewardId')::uuid, v_owner, 'invite:' || a.id, p_at)).id;
  END IF;
  PERFORM campaign_settle(a.campaign_id, a.shard, v_posting, a.points, a.cost_minor);
  UPDATE invite_award SET state = 'given', posting_id = v_posting, claim_id = v_claim, given_at = p_at WHERE id = a.id;
END $$;

CREATE OR REPLACE FUNCTION invite_let_go(p_award uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE a invite_award;
BEGIN
  UPDATE invite_award SET state = 'let-go', ended_at = p_at WHERE id = p_award RETURNING * INTO a;
  PERFORM campaign_unhold(a.campaign_id, a.shard, a.points, a.cost_minor);
  UPDATE campaign_unit SET taken_by = NULL WHERE taken_by = a.id;
END $$;

-- The order went back after all: points are taken back, a debt where they are spent; a claim is voided unless it was used.
-- Answers whether it came back.
CREATE OR REPLACE FUNCTION invite_take_back(p_award uuid, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE a invite_award; l claim; v_back boolean := true;
BEGIN
  SELECT * INTO a FROM invite_award WHERE id = p_award FOR UPDATE;
  IF a.posting_id IS NOT NULL THEN
    PERFORM points_revoke('invite:' || a.id, 'invite:' || a.id || ':back', NULL, 0,
      (SELECT explanation - 'pending' - 'debtBeforePoints' FROM posting WHERE id = a.posting_id), NULL, p_at);
    UPDATE campaign_unit SET taken_by = NULL WHERE taken_by = a.id;
  ELSE
    SELECT * INTO l FROM claim WHERE id = a.claim_id FOR UPDATE;
    BEGIN
      IF l.state IN ('used', 'expired', 'void') THEN PERFORM refuse('claim-used'); END IF;
      PERFORM claim_take_back(l, 'invite-refunded', NULL, p_at);
    EXCEPTION WHEN SQLSTATE 'RG001' THEN v_back := false;
    END;
  END IF;
  UPDATE invite_award SET state = CASE WHEN v_back THEN 'taken-back' ELSE 'closed' END, ended_at = p_at WHERE id = a.id;
  RETURN v_back;
END $$;

-- A claim that was won by friends was taken back: its cost returns to its shard. Who took it by hand meant it, so it is not given anew.
CREATE OR REPLACE FUNCTION invite_prize_came_back(p_claim claim, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE a invite_award;
BEGIN
  UPDATE invite_award SET state = 'closed', ended_at = coalesce(p_at, now()) WHERE claim_id = p_claim.id RETURNING * INTO a;
  PERFORM campaign_settle(a.campaign_id, a.shard, NULL, 0, -a.cost_minor);
  UPDATE campaign_unit SET taken_by = NULL WHERE taken_by = a.id;
END $$;
