-- Two accounts of one person become one: lots keep their ids and their last days and change hands, the balances by postings.

-- Whose points these are now: the account itself, or the one it was merged into, however often.
CREATE OR REPLACE FUNCTION points_owner(p_account uuid) RETURNS uuid LANGUAGE plpgsql STABLE AS $$
DECLARE v_account uuid := p_account; v_next uuid;
BEGIN
  LOOP
    SELECT merged_into INTO v_next FROM account WHERE id = v_account;
    IF v_next IS NULL THEN RETURN v_account; END IF;
    v_account := v_next;
  END LOOP;
END $$;

-- The balance row of whoever has these points now, locked; a merge that commits meanwhile is followed.
CREATE OR REPLACE FUNCTION points_lock_owner(p_account uuid) RETURNS points_balance LANGUAGE plpgsql AS $$
DECLARE b points_balance;
BEGIN
  LOOP
    b := points_lock(points_owner(p_account));
    IF b.account_id IS NOT DISTINCT FROM points_owner(p_account) THEN RETURN b; END IF;
  END LOOP;
END $$;

-- A lot goes from one account to another by a merge of the two or its taking apart, and in no other way.
CREATE OR REPLACE FUNCTION lot_changes_hands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.account_id <> NEW.account_id AND NOT EXISTS (SELECT 1 FROM account_merge WHERE reverted_at IS NULL
    AND (from_id, into_id) IN ((OLD.account_id, NEW.account_id), (NEW.account_id, OLD.account_id))) THEN
    RAISE EXCEPTION 'a lot changes hands by a merge alone' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER lot_changes_hands BEFORE UPDATE OF account_id ON lot FOR EACH ROW EXECUTE FUNCTION lot_changes_hands();

-- Whom a lot was issued to: what a merge hands over is still sealed as it was issued.
CREATE OR REPLACE FUNCTION lot_issued_to(l lot) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN EXISTS (SELECT 1 FROM account_merge_item x WHERE x.kind = 'lot' AND x.item = l.id::text)
    THEN (SELECT account_id FROM posting WHERE id = l.posting_id) ELSE l.account_id END
$$;

-- Moves the balance that these lots and debts are from one account to the other: two postings, one statement.
CREATE OR REPLACE FUNCTION points_move(p_key text, p_source text, p_kind text, p_from uuid, p_into uuid, p_available bigint, p_pending bigint, p_debt bigint,
  p_actor uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE f points_balance; i points_balance; v_id bigint; v_net bigint := p_available + p_pending - p_debt;
  v_why jsonb := jsonb_build_object('availablePoints', p_available, 'pendingPoints', p_pending, 'debtPoints', p_debt);
BEGIN
  IF greatest(p_available, p_pending, p_debt) = 0 THEN RETURN; END IF;
  SELECT * INTO f FROM points_balance WHERE account_id = p_from;
  SELECT * INTO i FROM points_balance WHERE account_id = p_into;
  v_id := ledger_open(p_key || ':out', p_kind, p_from, -v_net, p_source, v_why || '{"direction": "out"}', NULL, p_actor, p_at);
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) SELECT v_id, x.account_id, x.bucket, x.amount, x.after FROM (VALUES
    (p_from, 'available', -p_available, f.available_points - p_available), (p_from, 'pending', -p_pending, f.pending_points - p_pending),
    (p_from, 'debt', p_debt, f.debt_points - p_debt), (NULL, 'moved', v_net, NULL)) x(account_id, bucket, amount, after) WHERE x.amount <> 0;
  v_id := ledger_open(p_key || ':in', p_kind, p_into, v_net, p_source, v_why || '{"direction": "in"}', NULL, p_actor, p_at);
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) SELECT v_id, x.account_id, x.bucket, x.amount, x.after FROM (VALUES
    (p_into, 'available', p_available, i.available_points + p_available), (p_into, 'pending', p_pending, i.pending_points + p_pending),
    (p_into, 'debt', -p_debt, i.debt_points + p_debt), (NULL, 'moved', -v_net, NULL)) x(account_id, bucket, amount, after) WHERE x.amount <> 0;
  UPDATE points_balance SET available_points = available_points - p_available, pending_points = pending_points - p_pending, debt_points = debt_points - p_debt
  WHERE account_id = p_from;
  UPDATE points_balance SET available_points = available_points + p_available, pending_points = pending_points + p_pending, debt_points = debt_points + p_debt
  WHERE account_id = p_into;
  -- points of one account pay what the other owes
  PERFORM debt_net(v_id, p_at);
END $$;

-- Points were spent while two accounts were one and come back when they are two again: a lot that went home has its points
-- at home, so that they follow it there. Then what is owed is paid, on both sides.
CREATE OR REPLACE FUNCTION points_came_back(p_posting bigint, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE p posting; r record;
BEGIN
  SELECT * INTO p FROM posting WHERE id = p_posting;
  FOR r IN SELECT l.account_id, -sum(u.amount_points) AS points,
      (SELECT 'merge:' || m.id FROM account_merge m WHERE m.from_id = l.account_id ORDER BY merged_at DESC LIMIT 1) AS source
    FROM lot_use u JOIN lot l ON l.id = u.lot_id WHERE u.posting_id = p_posting AND l.account_id <> p.account_id GROUP BY 1 ORDER BY 1
  LOOP
    PERFORM points_lock(r.account_id);
    PERFORM points_move(p.key || ':home:' || r.account_id, r.source, 'merge-revert', p.account_id, r.account_id, r.points::bigint, 0, 0, NULL, p_at);
  END LOOP;
  PERFORM debt_net(p_posting, p_at);
END $$;

-- Both balance rows in the order of accounts, whoever asks for them.
CREATE OR REPLACE FUNCTION points_lock_two(p_one uuid, p_other uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM points_lock(least(p_one, p_other));
  PERFORM points_lock(greatest(p_one, p_other));
END $$;

-- What somebody has in campaigns follows them: tickets not opened yet, how far they came, their age and their rests. Draws stay as they were
-- written, under the account that drew; whoever asks for somebody's draws asks for both.
CREATE OR REPLACE FUNCTION campaigns_follow(m account_merge) RETURNS void LANGUAGE sql AS $$
  WITH mine AS (UPDATE campaign_ticket SET account_id = m.into_id WHERE account_id = m.from_id AND state = 'unopened' RETURNING id)
  INSERT INTO account_merge_item SELECT m.id, 'ticket', id::text FROM mine;
  INSERT INTO account_merge_item SELECT m.id, 'player', campaign_id::text FROM campaign_player WHERE account_id = m.from_id;
  INSERT INTO campaign_player AS k SELECT campaign_id, m.into_id, joined_at, draws, pity, last_draw_at FROM campaign_player WHERE account_id = m.from_id ORDER BY campaign_id
  ON CONFLICT (campaign_id, account_id) DO UPDATE SET draws = k.draws + excluded.draws, pity = greatest(k.pity, excluded.pity),
    joined_at = least(k.joined_at, excluded.joined_at), last_draw_at = greatest(k.last_draw_at, excluded.last_draw_at);
  INSERT INTO play_pause (account_id, until, at) SELECT m.into_id, until, at FROM play_pause WHERE account_id = m.from_id ORDER BY id;
  INSERT INTO player_age SELECT m.into_id, born_on, guardian_name, guardian_phone, guardian_agreed_at, stated_at FROM player_age WHERE account_id = m.from_id ON CONFLICT DO NOTHING
$$;

-- Of that, tickets that are still unopened go back, and the draws of the other count there alone again. A pity count that grew stays grown.
CREATE OR REPLACE FUNCTION campaigns_part(m account_merge) RETURNS void LANGUAGE sql AS $$
  UPDATE campaign_ticket t SET account_id = m.from_id FROM account_merge_item x WHERE x.merge_id = m.id AND x.kind = 'ticket' AND x.item = t.id::text AND t.state = 'unopened';
  UPDATE campaign_player k SET draws = k.draws - f.draws FROM account_merge_item x, campaign_player f
  WHERE x.merge_id = m.id AND x.kind = 'player' AND k.account_id = m.into_id AND k.campaign_id::text = x.item AND f.campaign_id = k.campaign_id AND f.account_id = m.from_id
$$;

-- Merges an account into another: points, debts and coupons move, the emptied account is closed. Once per request.
CREATE OR REPLACE FUNCTION accounts_merge(p_from uuid, p_into uuid, p_request text, p_reason text, p_actor uuid, p_at timestamptz)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); m account_merge; v_available bigint; v_pending bigint; v_debt bigint; v_grants int; v_moved jsonb;
BEGIN
  -- accounts are never deleted, and who was never there has no balance to lock
  IF (SELECT count(*) FROM account WHERE id IN (p_from, p_into)) < 2 THEN PERFORM refuse('merge-not-possible'); END IF;
  PERFORM points_lock_two(p_from, p_into);
  SELECT * INTO m FROM account_merge WHERE request_key = p_request;
  IF FOUND THEN
    IF (m.from_id, m.into_id) <> (p_from, p_into) THEN PERFORM refuse('key-reused'); END IF;
    RETURN jsonb_build_object('mergeId', m.id, 'moved', m.moved);
  END IF;
  IF EXISTS (SELECT 1 FROM account WHERE id IN (p_from, p_into) AND (staff_role IS NOT NULL OR suspended_at IS NOT NULL)) THEN PERFORM refuse('merge-not-possible'); END IF;
  IF EXISTS (SELECT 1 FROM points_hold WHERE account_id = p_from AND state = 'active')
    OR EXISTS (SELECT 1 FROM shop_order WHERE account_id = p_from AND state = 'awaiting_payment') THEN PERFORM refuse('merge-waits-for-payment'); END IF;
  INSERT INTO account_merge (request_key, from_id, into_id, reason, merged_by, merged_at) VALUES (p_request, p_from, p_into, p_reason, p_actor, v_at) RETURNING * INTO m;
  SELECT available_points, pending_points, debt_points INTO v_available, v_pending, v_debt FROM points_balance WHERE account_id = p_from;
  WITH mine AS (UPDATE lot SET account_id = p_into WHERE account_id = p_from RETURNING id)
  INSERT INTO account_merge_item SELECT m.id, 'lot', id::text FROM mine;
  -- one person was last active when either account was
  PERFORM lots_wake(p_into, max(active_at)) FROM points_balance WHERE account_id IN (p_from, p_into) HAVING max(active_at) IS NOT NULL;
  WITH mine AS (UPDATE points_debt SET account_id = p_into WHERE account_id = p_from AND remaining_points > 0 RETURNING posting_id)
  INSERT INTO account_merge_item SELECT m.id, 'debt', posting_id::text FROM mine;
  WITH mine AS (UPDATE coupon_grant SET account_id = p_into WHERE account_id = p_from AND state = 'available' RETURNING id)
  INSERT INTO account_merge_item SELECT m.id, 'grant', id::text FROM mine;
  GET DIAGNOSTICS v_grants = ROW_COUNT;
  WITH mine AS (UPDATE claim SET account_id = p_into WHERE account_id = p_from RETURNING id)
  INSERT INTO account_merge_item SELECT m.id, 'claim', id::text FROM mine;
  PERFORM campaigns_follow(m);
  INSERT INTO wish SELECT p_into, reward_id, state, wished_at, told_at FROM wish WHERE account_id = p_from ON CONFLICT DO NOTHING;
  PERFORM points_move('merge:' || m.id, 'merge:' || m.id, 'merge', p_from, p_into, v_available, v_pending, v_debt, p_actor, v_at);
  v_moved := jsonb_build_object('availablePoints', v_available, 'pendingPoints', v_pending, 'debtPoints', v_debt, 'coupons', v_grants);
  UPDATE account_merge SET moved = v_moved WHERE id = m.id;
  UPDATE account SET merged_into = p_into, suspended_at = v_at, session_epoch = session_epoch + 1 WHERE id = p_from;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, after) VALUES (v_at, p_actor, 'shopper.merge', 'account:' || p_from, p_reason,
    v_moved || jsonb_build_object('into', p_into));
  RETURN jsonb_build_object('mergeId', m.id, 'moved', v_moved);
END $$;

-- Takes a merge apart: what is left of the lots, debts and coupons that came over goes back. What was spent stays spent.
CREATE OR REPLACE FUNCTION accounts_unmerge(p_merge uuid, p_reason text, p_actor uuid, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); m account_merge; v_available bigint; v_pending bigint; v_debt bigint; v_grants int; v_back jsonb;
BEGIN
  SELECT * INTO m FROM account_merge WHERE id = p_merge;
  IF NOT FOUND THEN PERFORM refuse('merge-unknown'); END IF;
  PERFORM points_lock_two(m.from_id, m.into_id);
  SELECT * INTO m FROM account_merge WHERE id = p_merge FOR UPDATE;
  IF m.reverted_at IS NOT NULL THEN RETURN m.returned; END IF;
  IF (SELECT merged_into FROM account WHERE id = m.into_id) IS NOT NULL THEN PERFORM refuse('merge-went-on'); END IF;
  SELECT coalesce(sum(remaining_points) FILTER (WHERE state = 'active'), 0), coalesce(sum(remaining_points) FILTER (WHERE state = 'pending'), 0)
  INTO v_available, v_pending FROM lot l JOIN account_merge_item x ON x.merge_id = m.id AND x.kind = 'lot' AND x.item = l.id::text;
  SELECT coalesce(sum(d.remaining_points), 0) INTO v_debt FROM points_debt d
  JOIN account_merge_item x ON x.merge_id = m.id AND x.kind = 'debt' AND x.item = d.posting_id::text;
  UPDATE lot l SET account_id = m.from_id FROM account_merge_item x WHERE x.merge_id = m.id AND x.kind = 'lot' AND x.item = l.id::text;
  UPDATE points_debt d SET account_id = m.from_id FROM account_merge_item x WHERE x.merge_id = m.id AND x.kind = 'debt' AND x.item = d.posting_id::text
    AND d.remaining_points > 0;
  UPDATE coupon_grant g SET account_id = m.from_id FROM account_merge_item x WHERE x.merge_id = m.id AND x.kind = 'grant' AND x.item = g.id::text
    AND g.state = 'available';
  GET DIAGNOSTICS v_grants = ROW_COUNT;
  UPDATE claim c SET account_id = m.from_id FROM account_merge_item x WHERE x.merge_id = m.id AND x.kind = 'claim' AND x.item = c.id::text;
  PERFORM campaigns_part(m);
  UPDATE account SET merged_into = NULL, suspended_at = NULL WHERE id = m.from_id;
  PERFORM points_move('merge-revert:' || m.id, 'merge:' || m.id, 'merge-revert', m.into_id, m.from_id, v_available, v_pending, v_debt, p_actor, v_at);
  v_back := jsonb_build_object('availablePoints', v_available, 'pendingPoints', v_pending, 'debtPoints', v_debt, 'coupons', v_grants);
  UPDATE account_merge SET reverted_by = p_actor, reverted_at = v_at, returned = v_back WHERE id = m.id;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, after) VALUES (v_at, p_actor, 'shopper.unmerge', 'account:' || m.from_id, p_reason, v_back);
  RETURN v_back;
END $$;
