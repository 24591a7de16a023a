-- One award of several lots: what rules gave out of budgets or on terms of their own lives beside the rest, and each lot is
-- given back by its own part.

-- When points of these terms become usable that were earned at p_at (null: on an event), and until when they are good.
-- p_lot: {pending, expiry}, as a rule states them.
CREATE OR REPLACE FUNCTION lot_days(p_lot jsonb, p_at timestamptz, OUT releases_at timestamptz, OUT expires_at timestamptz)
LANGUAGE plpgsql STABLE AS $$
BEGIN
  releases_at := CASE WHEN p_lot #>> '{pending,kind}' <> 'days' THEN NULL WHEN (p_lot #>> '{pending,days}')::int = 0 THEN p_at
    ELSE days_end(p_at, (p_lot #>> '{pending,days}')::int) END;
  expires_at := lot_end(p_lot->'expiry', releases_at, shop_zone());
END $$;

-- An award of several lots in one posting. p_lots: [{points, rules, budgetId, releasesAt, expiresAt, releaseOn, expiry, idleDays}];
-- each gets the number of its lot and whether it waits, and stands so in the explanation. What can be spent at once pays
-- what is owed, in the order of the lots. Budgets are taken from last, in their order: the caller has them locked.
CREATE OR REPLACE FUNCTION points_award_lots(p_account uuid, p_key text, p_source text, p_lots jsonb, p_explanation jsonb, p_terms int,
  p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE b points_balance := points_lock(p_account); v_id bigint; v_points bigint; v_pending bigint; v_net bigint; v_lots jsonb;
BEGIN
  SELECT sum((x->>'points')::bigint) INTO v_points FROM jsonb_array_elements(p_lots) x;
  SELECT jsonb_agg(x || jsonb_build_object('lot', nextval('lot_id_seq'),
      'pending', x ? 'releaseOn' OR coalesce((x->>'releasesAt')::timestamptz > p_at, false)) ORDER BY n)
  INTO v_lots FROM jsonb_array_elements(p_lots) WITH ORDINALITY AS t(x, n);
  SELECT coalesce(sum((x->>'points')::bigint), 0) INTO v_pending FROM jsonb_array_elements(v_lots) x WHERE (x->>'pending')::boolean;
  v_net := least(b.debt_points, v_points - v_pending);
  v_id := ledger_open(p_key, 'order-award', p_account, v_points, p_source, p_explanation || jsonb_build_object('lots', v_lots)
    || CASE WHEN v_net > 0 THEN jsonb_build_object('debtBeforePoints', b.debt_points) ELSE '{}' END, NULL, NULL, p_at);
  IF v_id IS NULL THEN RETURN (SELECT id FROM posting WHERE key = p_key); END IF;
  IF b.active_at IS NOT NULL OR v_lots @? '$[*].idleDays' THEN PERFORM lots_wake(p_account, p_at); END IF;
  WITH made AS (
    SELECT l.*, CASE WHEN l.pending THEN 0 ELSE greatest(0, least(l.points, v_net - coalesce(sum(l.points) FILTER (WHERE NOT l.pending)
      OVER (ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))) END AS net
    FROM ROWS FROM (jsonb_to_recordset(v_lots) AS (lot bigint, points bigint, pending boolean, "budgetId" uuid, "releasesAt" timestamptz,
      "expiresAt" timestamptz, "releaseOn" text, "idleDays" int)) WITH ORDINALITY AS l(lot, points, pending, budget_id, releases_at, expires_at, release_on, idle_days, n)),
  issued AS (
    INSERT INTO lot (id, account_id, posting_id, source, original_points, remaining_points, state, releases_at, expires_at, funding,
      terms_version, release_on, idle_days, budget_id)
    SELECT lot, p_account, v_id, p_source, points, points - net, CASE WHEN pending THEN 'pending' ELSE 'active' END, releases_at, expires_at,
      CASE WHEN budget_id IS NULL THEN 'spend' ELSE 'marketing' END, p_terms, release_on, idle_days, budget_id FROM made ORDER BY n)
  INSERT INTO lot_use (posting_id, lot_id, amount_points) SELECT v_id, lot, net FROM made WHERE net > 0;
  IF v_net > 0 THEN PERFORM debt_pay(p_account, v_net); END IF;
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after)
  SELECT v_id, x.account_id, x.bucket, x.amount, x.after FROM (VALUES
    (p_account, 'pending', v_pending, b.pending_points + v_pending),
    (p_account, 'available', v_points - v_pending - v_net, b.available_points + v_points - v_pending - v_net),
    (p_account, 'debt', v_net, b.debt_points - v_net), (NULL, 'issued', -v_points, NULL)) x(account_id, bucket, amount, after) WHERE x.amount <> 0;
  UPDATE points_balance SET pending_points = pending_points + v_pending, available_points = available_points + v_points - v_pending - v_net,
    debt_points = debt_points - v_net WHERE account_id = p_account;
  PERFORM budgets_move(v_id, (SELECT jsonb_agg(jsonb_build_object('budgetId', x->'budgetId', 'points', x->'points')) FROM jsonb_array_elements(v_lots) x));
  RETURN v_id;
END $$;

-- Moves the sums of these parts out of their budgets (below nought: back into them), in the order of budgets, whoever asks.
CREATE OR REPLACE FUNCTION budgets_move(p_posting bigint, p_parts jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE r record;
BEGIN
  FOR r IN SELECT (x->>'budgetId')::uuid AS budget, sum((x->>'points')::bigint)::bigint AS points FROM jsonb_array_elements(p_parts) x
    WHERE x->>'budgetId' IS NOT NULL GROUP BY 1 HAVING sum((x->>'points')::bigint) <> 0 ORDER BY 1
  LOOP
    PERFORM budget_move(r.budget, p_posting, r.points);
  END LOOP;
END $$;

-- The parcel of an order has arrived: each of its lots that waited for it is usable from its own day, and lives from there by
-- its own terms. Answers the days of the first, which are the order's.
CREATE OR REPLACE FUNCTION award_delivered(p_award_key text, p_terms int, p_at timestamptz, OUT releases_at timestamptz, OUT expires_at timestamptz)
LANGUAGE plpgsql AS $$
DECLARE a posting; r record; v_from timestamptz; v_ends timestamptz;
BEGIN
  SELECT * INTO a FROM posting WHERE key = p_award_key;
  PERFORM points_lock_owner(a.account_id);
  FOR r IN SELECT l.id, l.release_on, x.one->'expiry' AS expiry FROM lot l
    LEFT JOIN LATERAL jsonb_array_elements(a.explanation->'lots') x(one) ON (x.one->>'lot')::bigint = l.id
    WHERE l.posting_id = a.id AND l.state = 'pending' AND l.releases_at IS NULL ORDER BY l.id
  LOOP
    v_from := CASE r.release_on WHEN 'delivered' THEN p_at ELSE days_end(p_at, (SELECT return_window_days FROM shop)) END;
    v_ends := lot_end(coalesce(r.expiry, terms_expiry(p_terms)), v_from, shop_zone());
    UPDATE lot SET releases_at = v_from, expires_at = v_ends WHERE id = r.id;
    IF award_delivered.releases_at IS NULL THEN
      award_delivered.releases_at := v_from;
      award_delivered.expires_at := v_ends;
    END IF;
  END LOOP;
END $$;

-- How so many points of an award (p_points in all, with what was taken before) are taken back from its lots. What is asked now
-- is spread over them by what is left to ask of each (largest remainder, the earlier lot first), so that the last part takes
-- the remainder of each. Of a lot no more is taken than did not end unused; what it lacks, its brothers that can be spent give.
CREATE OR REPLACE FUNCTION award_lots_back(a posting, p_points bigint, p_at timestamptz)
RETURNS TABLE (lot_id bigint, budget_id uuid, is_pending boolean, original bigint, expired bigint, asked_before bigint, taken_before bigint,
  asked bigint, taken bigint, own bigint, lent bigint) LANGUAGE sql STABLE AS $$
  WITH earlier AS (
    SELECT (x->>'lot')::bigint AS lot_id, sum((x->>'askedPoints')::bigint)::bigint AS asked, sum((x->>'takenPoints')::bigint)::bigint AS taken
    FROM posting p CROSS JOIN jsonb_array_elements(p.explanation->'lots') x WHERE p.reverses = a.id AND p.kind = 'award-reversal' GROUP BY 1),
  l AS (
    SELECT l.*, coalesce(e.asked, 0) AS asked_before, coalesce(e.taken, 0) AS taken_before, l.original_points - coalesce(e.asked, 0) AS rest,
      coalesce((SELECT sum(u.amount_points) FROM lot_use u JOIN posting p ON p.id = u.posting_id AND p.kind = 'expiry' WHERE u.lot_id = l.id), 0)::bigint AS expired
    FROM lot l LEFT JOIN earlier e ON e.lot_id = l.id WHERE l.posting_id = a.id),
  want AS (SELECT greatest(0, p_points - sum(l.asked_before)::bigint) AS points, sum(l.rest)::bigint AS rest FROM l),
  whole AS (SELECT l.*, want.points, want.points * l.rest / nullif(want.rest, 0) AS part, want.points * l.rest % nullif(want.rest, 0) AS fraction FROM l, want),
  spread AS (
    SELECT w.*, coalesce(part + (row_number() OVER (ORDER BY fraction DESC, id) <= points - sum(part) OVER ())::int, 0)::bigint AS asked FROM whole w),
  owed AS (
    SELECT s.*, greatest(0, least(asked_before + asked, original_points - expired) - taken_before) AS taken FROM spread s),
  own AS (SELECT o.*, least(remaining_points, taken) AS own,
    CASE WHEN state = 'active' AND (expires_at IS NULL OR expires_at > p_at) THEN remaining_points - least(remaining_points, taken) ELSE 0 END AS spare FROM owed o),
  short AS (SELECT coalesce(sum(taken - own) FILTER (WHERE state = 'active'), 0)::bigint AS points FROM own)
  SELECT own.id, own.budget_id, own.state = 'pending', own.original_points, own.expired, own.asked_before, own.taken_before, own.asked, own.taken, own.own,
    greatest(0, least(own.spare, short.points - coalesce(sum(own.spare) OVER (ORDER BY own.expires_at, own.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)))::bigint
  FROM own, short ORDER BY own.id
$$;

-- Takes back what an award of several lots gave: points_revoke for one that has them. The balance row is the caller's.
CREATE OR REPLACE FUNCTION points_revoke_lots(a posting, b points_balance, p_key text, p_points bigint, p_settle_most bigint, p_explanation jsonb,
  p_actor uuid, p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_id bigint; v_lots jsonb; v_live bigint; v_other bigint; v_settled bigint; v_owed bigint; v record;
BEGIN
  PERFORM 1 FROM lot WHERE posting_id = a.id ORDER BY id FOR UPDATE;
  SELECT sum(original) AS original, sum(expired) AS expired, sum(taken_before) AS before, sum(taken)::bigint AS taken, sum(own) AS own, sum(lent) AS lent,
    coalesce(sum(own) FILTER (WHERE is_pending), 0)::bigint AS pending, coalesce(sum(own + lent) FILTER (WHERE NOT is_pending), 0)::bigint AS available,
    sum(taken - own - lent)::bigint AS short,
    jsonb_agg(jsonb_strip_nulls(jsonb_build_object('lot', lot_id, 'budgetId', budget_id, 'pending', nullif(is_pending, false), 'originalPoints', original,
      'expiredPoints', nullif(expired, 0), 'askedBeforePoints', nullif(asked_before, 0), 'beforePoints', nullif(taken_before, 0),
      'askedPoints', asked, 'takenPoints', taken, 'ownPoints', own, 'lentPoints', nullif(lent, 0))) ORDER BY lot_id) AS lots
  INTO v FROM award_lots_back(a, p_points, p_at);
  IF p_points > v.original THEN PERFORM refuse('refund-too-much', jsonb_build_object('mostPoints', v.original)); END IF;
  IF v.taken <= 0 THEN RETURN (SELECT id FROM posting WHERE key = p_key); END IF;
  v_live := 0;
  IF v.short > 0 THEN
    SELECT coalesce(sum(remaining_points), 0) INTO v_live FROM lot WHERE account_id = b.account_id AND is_live AND posting_id <> a.id
      AND state = 'active' AND (expires_at IS NULL OR expires_at > p_at);
  END IF;
  v_other := least(v_live, v.short);
  v_settled := least(v.short - v_other, p_settle_most);
  v_owed := v.short - v_other - v_settled;
  v_id := ledger_open(p_key, 'award-reversal', b.account_id, v.taken, a.source, coalesce(p_explanation, '{}') || jsonb_build_object(
    'askedPoints', p_points, 'originalPoints', v.original, 'expiredPoints', v.expired, 'beforePoints', v.before, 'ownPoints', v.own,
    'livePoints', v_live, 'settleMostPoints', p_settle_most, 'lots', v.lots), a.id, p_actor, p_at);
  WITH part AS (SELECT (x->>'lot')::bigint AS id, (x->>'ownPoints')::bigint + coalesce((x->>'lentPoints')::bigint, 0) AS points FROM jsonb_array_elements(v.lots) x),
  taken AS (INSERT INTO lot_use (posting_id, lot_id, amount_points) SELECT v_id, id, points FROM part WHERE points > 0)
  UPDATE lot SET remaining_points = remaining_points - part.points FROM part WHERE part.id = lot.id AND part.points > 0;
  IF v_other > 0 THEN PERFORM lots_take(b.account_id, v_id, v_other, p_at); END IF;
  INSERT INTO entry (posting_id, account_id, bucket, amount_points, balance_after)
  SELECT v_id, x.account_id, x.bucket, x.amount, x.after FROM (VALUES
    (b.account_id, 'pending', -v.pending, b.pending_points - v.pending),
    (b.account_id, 'available', -(v.available + v_other), b.available_points - v.available - v_other),
    (b.account_id, 'debt', -v_owed, b.debt_points + v_owed),
    (NULL, 'settled', -v_settled, NULL), (NULL, 'issued', v.taken, NULL)) x(account_id, bucket, amount, after) WHERE x.amount <> 0;
  UPDATE points_balance SET pending_points = pending_points - v.pending, available_points = available_points - v.available - v_other,
    debt_points = debt_points + v_owed WHERE account_id = b.account_id;
  IF v_owed > 0 THEN
    INSERT INTO points_debt (posting_id, account_id, source, owed_points, remaining_points, at)
    VALUES (v_id, b.account_id, a.source, v_owed, v_owed, p_at);
  END IF;
  PERFORM budgets_move(v_id, (SELECT jsonb_agg(jsonb_build_object('budgetId', x->'budgetId', 'points', -(x->>'takenPoints')::bigint)) FROM jsonb_array_elements(v.lots) x));
  RETURN v_id;
END $$;
