-- The year's plan, and what it grants the budgets month by month.

-- States the plan of a year anew: a row more, never a row changed, and who and why in the same breath. Once per request.
CREATE OR REPLACE FUNCTION plan_save(p_plan jsonb, p_reason text, p_request text, p_actor uuid, p_at timestamptz)
RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_year int := (p_plan->>'year')::int; v_before jsonb; v_made audit_log; v_id int;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('programme-plan', v_year));
  SELECT id INTO v_id FROM programme_plan WHERE request_key = p_request;
  IF FOUND THEN
    SELECT * INTO v_made FROM audit_log WHERE subject = 'programme-plan:' || v_id;
    IF v_made.after <> p_plan OR v_made.reason <> p_reason THEN PERFORM refuse('key-reused'); END IF;
    RETURN v_id;
  END IF;
  IF EXISTS (SELECT 1 FROM jsonb_object_keys(p_plan->'budgetWeights') k
             WHERE NOT EXISTS (SELECT 1 FROM points_budget b WHERE b.id::text = k AND b.archived_at IS NULL AND b.campaign_id IS NULL)) THEN
    PERFORM refuse('budget-unknown');
  END IF;
  IF EXISTS (SELECT 1 FROM jsonb_object_keys(p_plan->'ruleWeights') k WHERE k <> 'rest' AND NOT EXISTS (SELECT 1 FROM earning_rule r WHERE r.id::text = k)) THEN
    PERFORM refuse('rule-unknown');
  END IF;
  SELECT a.after INTO v_before FROM programme_plan o JOIN audit_log a ON a.subject = 'programme-plan:' || o.id
  WHERE o.year = v_year ORDER BY o.id DESC LIMIT 1;
  INSERT INTO programme_plan (request_key, year, goal, revenue_minor, rate_bps, redemption_bps, month_weights, budget_weights, rule_weights,
    reason, created_by, created_at)
  VALUES (p_request, v_year, p_plan->>'goal', (p_plan->>'revenueMinor')::bigint, (p_plan->>'rateBps')::int,
    (p_plan->>'redemptionBps')::int, ARRAY(SELECT value::int FROM jsonb_array_elements_text(p_plan->'monthWeights')),
    p_plan->'budgetWeights', coalesce(p_plan->'ruleWeights', '{}'), p_reason, p_actor, v_at) RETURNING id INTO v_id;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after)
  VALUES (v_at, p_actor, 'points.plan.save', 'programme-plan:' || v_id, p_reason, v_before, p_plan);
  RETURN v_id;
END $$;

-- Grants the budgets a month's part of the plan, once, whatever the plan says later. A plan that was changed since it was looked at
-- is refused, and so is a month that has not begun.
CREATE OR REPLACE FUNCTION plan_grant(p_plan int, p_month int, p_shares jsonb, p_actor uuid, p_at timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_plan programme_plan; v_name text; r record;
BEGIN
  SELECT * INTO v_plan FROM programme_plan WHERE id = p_plan;
  IF NOT FOUND THEN PERFORM refuse('plan-unknown'); END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('programme-plan', v_plan.year));
  v_name := 'plan:' || v_plan.year || '-' || lpad(p_month::text, 2, '0');
  IF EXISTS (SELECT 1 FROM programme_grant WHERE year = v_plan.year AND month = p_month) THEN PERFORM refuse('plan-month-granted'); END IF;
  IF EXISTS (SELECT 1 FROM programme_plan WHERE year = v_plan.year AND id > p_plan) THEN PERFORM refuse('plan-changed'); END IF;
  IF v_at < (SELECT make_timestamp(v_plan.year, p_month, 1, 0, 0, 0) AT TIME ZONE time_zone FROM shop) THEN
    PERFORM refuse('plan-month-ahead');
  END IF;
  INSERT INTO programme_grant (year, month, plan_id, granted_at) VALUES (v_plan.year, p_month, p_plan, v_at);
  -- in the order of budgets, so that two grants can't wait for each other
  FOR r IN SELECT key::uuid AS budget, value::bigint AS points FROM jsonb_each_text(p_shares) ORDER BY 1 LOOP
    IF r.points > 0 THEN PERFORM budget_fund(r.budget, r.points, v_name, v_name, p_actor, v_at); END IF;
  END LOOP;
END $$;
