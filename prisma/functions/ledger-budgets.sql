-- Budgets: what marketing may give away. An award is covered by its budget in the same statement, or it is not made.
-- Locks are taken in one order by everybody: balances by account, the order, coupon, stock, rules by id, and budgets by id
-- last; who holds a budget asks for nothing else that others may hold.

-- Grants a budget more points, or takes back some that it has not given yet (p_points below nought). Once per request.
CREATE OR REPLACE FUNCTION budget_fund(p_budget uuid, p_points bigint, p_request text, p_reason text, p_actor uuid, p_at timestamptz)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_id bigint; v_left bigint;
BEGIN
  IF p_points = 0 THEN PERFORM refuse('points-not-positive'); END IF;
  SELECT remaining_points INTO v_left FROM points_budget WHERE id = p_budget AND archived_at IS NULL AND campaign_id IS NULL FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('budget-unknown'); END IF;
  v_id := ledger_open('budget:' || p_budget || ':fund:' || p_request, 'budget-fund', NULL, p_points, 'budget:' || p_budget,
    jsonb_build_object('points', p_points, 'reason', p_reason), NULL, p_actor, v_at);
  IF v_id IS NULL THEN RETURN v_left; END IF;
  IF v_left + p_points < 0 THEN PERFORM refuse('budget-below-zero', jsonb_build_object('remainingPoints', v_left)); END IF;
  UPDATE points_budget SET granted_points = granted_points + p_points, remaining_points = remaining_points + p_points WHERE id = p_budget;
  INSERT INTO entry (posting_id, bucket, budget_id, amount_points, balance_after) VALUES
    (v_id, 'budget', p_budget, p_points, v_left + p_points), (v_id, 'granted', p_budget, -p_points, NULL);
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after) VALUES (v_at, p_actor, 'points.budget.fund', 'budget:' || p_budget,
    p_reason, jsonb_build_object('remainingPoints', v_left), jsonb_build_object('remainingPoints', v_left + p_points));
  RETURN v_left + p_points;
END $$;

-- An award takes from its budget, last of all, for it is the one row that everybody wants; points taken back return to it.
-- The condition and the constraint are what no race gets past.
CREATE OR REPLACE FUNCTION budget_move(p_budget uuid, p_posting bigint, p_points bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_left bigint;
BEGIN
  UPDATE points_budget SET remaining_points = remaining_points - p_points
  WHERE id = p_budget AND remaining_points >= p_points RETURNING remaining_points INTO v_left;
  IF NOT FOUND THEN PERFORM refuse('budget-empty'); END IF;
  INSERT INTO entry (posting_id, bucket, budget_id, amount_points, balance_after) VALUES
    (p_posting, 'budget', p_budget, -p_points, v_left), (p_posting, 'allotted', p_budget, p_points, NULL);
END $$;

-- An award out of a budget. With too little in it nothing is given, and the attempt is kept with its reason. Answers the
-- posting, or null when nothing was given. The same key always answers as it did first.
CREATE OR REPLACE FUNCTION points_award_from(p_budget uuid, p_account uuid, p_key text, p_kind text, p_source text, p_points bigint,
  p_explanation jsonb, p_releases_at timestamptz, p_expires_at timestamptz, p_terms int, p_actor uuid, p_at timestamptz)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_id bigint;
BEGIN
  PERFORM points_lock(p_account);
  IF EXISTS (SELECT 1 FROM award_attempt WHERE key = p_key) THEN RETURN NULL; END IF;
  SELECT id INTO v_id FROM posting WHERE key = p_key;
  IF v_id IS NULL THEN
    BEGIN
      v_id := points_award(p_account, p_key, p_kind, p_source, p_points, p_explanation, p_releases_at, p_expires_at, 'marketing', p_terms, p_actor, v_at);
      UPDATE lot SET budget_id = p_budget WHERE posting_id = v_id;
      PERFORM budget_move(p_budget, v_id, p_points);
      RETURN v_id;
    EXCEPTION WHEN SQLSTATE 'RG001' THEN
      IF SQLERRM <> 'budget-empty' THEN RAISE; END IF;
      INSERT INTO award_attempt (key, account_id, source, kind, asked_points, reason, explanation, budget_id, at)
      VALUES (p_key, p_account, p_source, p_kind, p_points, 'budget-empty', p_explanation, p_budget, v_at);
      RETURN NULL;
    END;
  END IF;
  -- made before: the ledger checks that it was this very award
  RETURN points_award(p_account, p_key, p_kind, p_source, p_points, p_explanation, p_releases_at, p_expires_at, 'marketing', p_terms, p_actor, v_at);
END $$;
