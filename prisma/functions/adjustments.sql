-- Points given and taken by hand, for one shopper or many: all rows or none, above a limit only with a second person.

-- What a member of staff may still move today without another's agreement.
CREATE OR REPLACE FUNCTION adjustment_allowance(p_actor uuid, p_at timestamptz) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT greatest(0, l.points_per_day - coalesce((SELECT sum(a.moved_points) FROM adjustment a CROSS JOIN shop s
    WHERE a.proposed_by = p_actor AND a.decided_by = p_actor AND a.state IN ('posted', 'reverted')
      AND a.proposed_at >= date_trunc('day', p_at AT TIME ZONE s.time_zone) AT TIME ZONE s.time_zone), 0))
  FROM account x JOIN adjustment_limit l ON l.staff_role = x.staff_role WHERE x.id = p_actor
$$;

-- Takes points out of live lots for good, by hand; the balance never goes below zero.
CREATE OR REPLACE FUNCTION points_take(p_account uuid, p_key text, p_source text, p_points bigint, p_explanation jsonb, p_actor uuid,
  p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE b points_balance := points_lock(p_account); v_id bigint;
BEGIN
  v_id := ledger_open(p_key, 'manual', p_account, -p_points, p_source, p_explanation, NULL, p_actor, p_at);
  IF v_id IS NULL THEN RETURN (SELECT id FROM posting WHERE key = p_key); END IF;
  PERFORM lots_take(p_account, v_id, p_points, p_at);
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
    (v_id, p_account, 'available', -p_points, b.available_points - p_points), (v_id, NULL, 'issued', p_points, NULL);
  UPDATE points_balance SET available_points = available_points - p_points WHERE account_id = p_account;
  RETURN v_id;
END $$;

-- One row: what is given is a lot of its own, what is taken comes out of live lots. An account that was merged while the
-- adjustment waited is its owner's.
CREATE OR REPLACE FUNCTION adjustment_post_row(a adjustment, r adjustment_row, p_budget uuid, p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_posting bigint; v_source text := 'adjustment:' || a.id; v_key text := v_source || ':' || r.account_id; v_account uuid := points_owner(r.account_id);
  v_why jsonb := jsonb_build_object('note', a.shopper_note, 'reasonCode', a.reason_code, 'points', r.points);
BEGIN
  IF r.points < 0 THEN RETURN points_take(v_account, v_key, v_source, -r.points, v_why, a.proposed_by, p_at); END IF;
  v_posting := points_award(v_account, v_key, 'manual', v_source, r.points, v_why, NULL, a.expires_at, 'marketing', NULL, a.proposed_by, p_at);
  UPDATE lot SET budget_id = p_budget WHERE posting_id = v_posting;
  RETURN v_posting;
END $$;

-- Posts every row or none, in the order of accounts, so that two batches can't wait for each other; the budget's row last.
CREATE OR REPLACE FUNCTION adjustment_post(a adjustment, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE r adjustment_row; v_posting bigint; v_budget uuid := (SELECT id FROM points_budget WHERE code = 'goodwill');
BEGIN
  FOR r IN SELECT * FROM adjustment_row WHERE adjustment_id = a.id ORDER BY account_id LOOP
    BEGIN
      v_posting := adjustment_post_row(a, r, v_budget, p_at);
    EXCEPTION WHEN SQLSTATE 'RG001' THEN
      PERFORM refuse('adjustment-row-refused', jsonb_build_object('email', (SELECT email FROM account WHERE id = r.account_id), 'reason', SQLERRM));
    END;
    UPDATE adjustment_row SET posting_id = v_posting WHERE adjustment_id = a.id AND account_id = r.account_id;
  END LOOP;
  PERFORM budget_move(v_budget, posting_id, points) FROM adjustment_row WHERE adjustment_id = a.id AND points > 0;
END $$;

-- Writes an adjustment down with its rows; p as adjustment_propose has it.
CREATE OR REPLACE FUNCTION adjustment_open(p jsonb, p_at timestamptz) RETURNS adjustment LANGUAGE plpgsql AS $$
DECLARE v_actor uuid := (p->>'actorId')::uuid; a adjustment; v_moved bigint; v_known int; v_now boolean;
BEGIN
  SELECT sum(abs(r.points)), count(x.id) INTO v_moved, v_known FROM jsonb_to_recordset(p->'rows') AS r("accountId" uuid, points int)
  LEFT JOIN account x ON x.id = r."accountId" AND x.merged_into IS NULL;
  IF v_known <> jsonb_array_length(p->'rows') THEN PERFORM refuse('shopper-unknown'); END IF;
  IF EXISTS (SELECT 1 FROM jsonb_to_recordset(p->'rows') AS r("accountId" uuid) WHERE r."accountId" = v_actor) THEN
    PERFORM refuse('adjustment-own-account');
  END IF;
  v_now := v_moved <= coalesce(adjustment_allowance(v_actor, p_at), 0);
  -- what is only shown takes no number: the numbers that people read have no holes
  INSERT INTO adjustment (no, request_key, input, title, reason_code, shopper_note, internal_note, state, moved_points, row_count, expires_at,
    proposed_by, proposed_at, decided_by, decided_at) OVERRIDING SYSTEM VALUE
  SELECT CASE WHEN p ? 'isShown' THEN -floor(random() * 1e15)::bigint - 1 ELSE nextval(pg_get_serial_sequence('adjustment', 'no')) END, p->>'requestId', p - 'at', p->>'title', p->>'reasonCode', p->>'shopperNote', p->>'internalNote',
    CASE WHEN v_now THEN 'posted' ELSE 'waiting' END, v_moved, v_known, 
    (SELECT (date_trunc('day', p_at AT TIME ZONE time_zone) + make_interval(days => (p->>'validDays')::int + 1)) AT TIME ZONE time_zone FROM shop),
    v_actor, p_at, CASE WHEN v_now THEN v_actor END, CASE WHEN v_now THEN p_at END RETURNING * INTO a;
  INSERT INTO adjustment_row (adjustment_id, account_id, points)
  SELECT a.id, r."accountId", r.points FROM jsonb_to_recordset(p->'rows') AS r("accountId" uuid, points int);
  RETURN a;
END $$;

-- Proposes an adjustment: posted at once within the proposer's limit of the day, otherwise it waits for a second person.
-- p: requestId, actorId, title, reasonCode, shopperNote, internalNote, validDays (good through the last of so many shop days), rows [{accountId, points}], at.
CREATE OR REPLACE FUNCTION adjustment_propose(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_actor uuid := (p->>'actorId')::uuid; a adjustment;
BEGIN
  -- one at a time for each member of staff: what is left of today's limit is decided here
  PERFORM 1 FROM account WHERE id = v_actor FOR NO KEY UPDATE;
  SELECT * INTO a FROM adjustment WHERE request_key = p->>'requestId';
  IF FOUND THEN
    IF a.input <> p - 'at' THEN PERFORM refuse('key-reused'); END IF;
    RETURN jsonb_build_object('adjustmentId', a.id, 'no', a.no, 'state', a.state, 'replayed', true);
  END IF;
  a := adjustment_open(p, v_at);
  IF a.state = 'posted' THEN PERFORM adjustment_post(a, v_at); END IF;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, after) VALUES (v_at, v_actor, 'points.adjust', 'adjustment:' || a.id, a.internal_note,
    jsonb_build_object('state', a.state, 'reasonCode', a.reason_code, 'movedPoints', a.moved_points, 'rows', a.row_count));
  RETURN jsonb_build_object('adjustmentId', a.id, 'no', a.no, 'state', a.state, 'replayed', false);
END $$;

-- What an adjustment would do to every row: each is done and read, and all is undone. Says too whether a second person is
-- needed and what the goodwill budget would have left (below nought: it is not enough).
CREATE OR REPLACE FUNCTION adjustment_preview(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); a adjustment; r adjustment_row; v_seen text; v_rows jsonb := '[]';
  v_before bigint; v_refusal text; v_budget points_budget;
BEGIN
  SELECT * INTO v_budget FROM points_budget WHERE code = 'goodwill';
  BEGIN
    a := adjustment_open(p || '{"isShown": true}', v_at);
    FOR r IN SELECT * FROM adjustment_row WHERE adjustment_id = a.id ORDER BY account_id LOOP
      v_before := coalesce((SELECT available_points FROM points_balance WHERE account_id = r.account_id), 0);
      v_refusal := NULL;
      BEGIN
        PERFORM adjustment_post_row(a, r, v_budget.id, v_at);
      EXCEPTION WHEN SQLSTATE 'RG001' THEN v_refusal := SQLERRM;
      END;
      v_rows := v_rows || jsonb_build_object('accountId', r.account_id, 'points', r.points, 'beforePoints', v_before, 'refusal', v_refusal,
        'afterPoints', coalesce((SELECT available_points FROM points_balance WHERE account_id = r.account_id), 0));
    END LOOP;
    RAISE EXCEPTION USING ERRCODE = 'RG002', MESSAGE = 'seen', DETAIL = jsonb_build_object('rows', v_rows, 'needsSecondPerson', a.state = 'waiting',
      'movedPoints', a.moved_points, 'budgetLeftPoints', v_budget.remaining_points
        - (SELECT coalesce(sum(points), 0) FROM adjustment_row WHERE adjustment_id = a.id AND points > 0))::text;
  EXCEPTION WHEN SQLSTATE 'RG002' THEN GET STACKED DIAGNOSTICS v_seen = PG_EXCEPTION_DETAIL;
  END;
  RETURN v_seen::jsonb;
END $$;

-- A second person agrees or declines; never the one who proposed, and nobody agrees to points of their own.
CREATE OR REPLACE FUNCTION adjustment_decide(p_adjustment uuid, p_agreed boolean, p_note text, p_actor uuid, p_at timestamptz)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); a adjustment;
BEGIN
  SELECT * INTO a FROM adjustment WHERE id = p_adjustment FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('adjustment-unknown'); END IF;
  IF a.proposed_by = p_actor THEN PERFORM refuse('second-person-needed'); END IF;
  IF p_agreed AND EXISTS (SELECT 1 FROM adjustment_row WHERE adjustment_id = a.id AND account_id = p_actor) THEN
    PERFORM refuse('adjustment-own-account');
  END IF;
  IF a.state <> 'waiting' THEN PERFORM refuse('adjustment-decided', jsonb_build_object('state', a.state)); END IF;
  UPDATE adjustment SET state = CASE WHEN p_agreed THEN 'posted' ELSE 'declined' END, decided_by = p_actor, decided_at = v_at, decision_note = p_note
  WHERE id = a.id RETURNING * INTO a;
  IF p_agreed THEN PERFORM adjustment_post(a, v_at); END IF;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after) VALUES (v_at, p_actor, 'points.adjust.decide', 'adjustment:' || a.id, p_note,
    '{"state": "waiting"}', jsonb_build_object('state', a.state));
  RETURN a.state;
END $$;

-- A slip of one's own: posted today by its proposer alone, within the limit of the day. The day's limit stays used.
CREATE OR REPLACE FUNCTION adjustment_is_own_slip(a adjustment, p_actor uuid, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT a.proposed_by = p_actor AND a.decided_by IS NOT DISTINCT FROM p_actor
    AND a.proposed_at >= date_trunc('day', p_at AT TIME ZONE s.time_zone) AT TIME ZONE s.time_zone FROM shop s
$$;

-- Undoes what one did oneself, for staff who may undo nobody else's.
CREATE OR REPLACE FUNCTION adjustment_revert_own(p_adjustment uuid, p_reason text, p_actor uuid, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE a adjustment;
BEGIN
  SELECT * INTO a FROM adjustment WHERE id = p_adjustment;
  IF FOUND AND NOT adjustment_is_own_slip(a, p_actor, coalesce(p_at, now())) THEN PERFORM refuse('adjustment-not-own-slip'); END IF;
  RETURN adjustment_revert(p_adjustment, p_reason, p_actor, p_at);
END $$;

-- Undoes an adjustment, every row of it: what was given is taken back (a debt where it was spent), what was taken returns.
CREATE OR REPLACE FUNCTION adjustment_revert(p_adjustment uuid, p_reason text, p_actor uuid, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); a adjustment; r adjustment_row; b points_balance; v_id bigint; v_account uuid;
BEGIN
  SELECT * INTO a FROM adjustment WHERE id = p_adjustment FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('adjustment-unknown'); END IF;
  IF a.state = 'reverted' THEN RETURN a.state; END IF;
  IF a.state <> 'posted' THEN PERFORM refuse('adjustment-not-posted', jsonb_build_object('state', a.state)); END IF;
  -- everybody's balance before the budget that the first row returns to
  FOR v_account IN SELECT DISTINCT points_owner(account_id) FROM adjustment_row WHERE adjustment_id = a.id ORDER BY 1 LOOP
    PERFORM points_lock(v_account);
  END LOOP;
  FOR r IN SELECT * FROM adjustment_row WHERE adjustment_id = a.id ORDER BY account_id LOOP
    IF r.points > 0 THEN
      v_id := points_revoke('adjustment:' || a.id || ':' || r.account_id, 'adjustment:' || a.id || ':' || r.account_id || ':revert', NULL, 0,
        jsonb_build_object('note', p_reason, 'points', r.points), p_actor, v_at);
    ELSE
      v_account := points_owner((SELECT account_id FROM posting WHERE id = r.posting_id));
      b := points_lock(v_account);
      v_id := ledger_open('adjustment:' || a.id || ':' || r.account_id || ':revert', 'manual-revert', v_account, -r.points, 'adjustment:' || a.id,
        jsonb_build_object('note', p_reason, 'points', -r.points), r.posting_id, p_actor, v_at);
      PERFORM lots_return(r.posting_id, v_id, -r.points, v_at);
      INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after) VALUES
        (v_id, v_account, 'available', -r.points, b.available_points - r.points), (v_id, NULL, 'issued', r.points, NULL);
      UPDATE points_balance SET available_points = available_points - r.points WHERE account_id = v_account;
      PERFORM points_came_back(v_id, v_at);
    END IF;
    UPDATE adjustment_row SET revert_posting_id = v_id WHERE adjustment_id = a.id AND account_id = r.account_id;
  END LOOP;
  UPDATE adjustment SET state = 'reverted', reverted_by = p_actor, reverted_at = v_at, revert_reason = p_reason WHERE id = a.id;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after) VALUES (v_at, p_actor, 'points.adjust.revert', 'adjustment:' || a.id, p_reason,
    '{"state": "posted"}', '{"state": "reverted"}');
  RETURN 'reverted';
END $$;
