-- What the rules of a programme may still give, decided when the points are given, under the shopper's lock.

-- What is kept of points for an order: what was given back takes its share of them with it, in the proportion in which the ledger takes them
-- back, and an order that was given back wholly never was.
CREATE OR REPLACE FUNCTION order_kept(o shop_order, p_points bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN o.state = 'refunded' THEN 0
    WHEN o.refunded_minor > o.refunded_shipping_minor
      THEN p_points - p_points * (o.refunded_minor - o.refunded_shipping_minor) / (o.goods_minor - o.coupon_minor - o.points_minor)
    WHEN o.goods_minor - o.coupon_minor = o.points_minor AND o.returned_points > 0 THEN p_points - p_points * o.returned_points / o.spent_points
    ELSE p_points END
$$;

-- What of a rule's points counts in its limits: what was given back is room again; nor was a deed that staff have voided.
CREATE OR REPLACE FUNCTION earning_kept(p_source text, p_points bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_source LIKE 'behaviour:%' THEN coalesce((SELECT 0 FROM behaviour_event e WHERE e.id = substr(p_source, 11)::uuid AND e.undone_by = 'staff' AND e.taken_back_points = e.given_points), p_points)
  ELSE coalesce((SELECT order_kept(o, p_points) FROM shop_order o WHERE o.id = CASE WHEN p_source ~ '^order:[0-9a-f-]{36}$' THEN substr(p_source, 7)::uuid END), p_points) END
$$;

-- The tightest limit that a rule's asking meets, with what is left of it; null: none. Read with the balance row locked, and the
-- rule's row too where everybody together has a limit.
CREATE OR REPLACE FUNCTION earning_cut(p_limits jsonb, p_had jsonb, p_asked bigint, p_at timestamptz) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('by', x.by, 'period', x.period, 'limit', x.most, 'leftPoints', x.rest) FROM (
    SELECT 1 AS rank, 'times' AS by, l->>'period' AS period, (l->>'times')::bigint AS most, 0::bigint AS rest
      FROM jsonb_array_elements(p_limits->'perShopper') l WHERE (p_had->'by'->(l->>'period')->>'times')::bigint >= (l->>'times')::bigint
    UNION ALL SELECT 2, 'points', l->>'period', (l->>'points')::bigint,
        greatest(0, (l->>'points')::bigint - (p_had->'by'->(l->>'period')->>'points')::bigint)
      FROM jsonb_array_elements(p_limits->'perShopper') l WHERE l->>'points' IS NOT NULL
    UNION ALL SELECT 3, 'cool-down', NULL, (p_limits->>'coolDownHours')::bigint, 0
      WHERE p_at < (p_had->>'lastAt')::timestamptz + make_interval(hours => (p_limits->>'coolDownHours')::int)
    UNION ALL SELECT 4, 'total', NULL, (p_limits->>'totalPoints')::bigint,
        greatest(0, (p_limits->>'totalPoints')::bigint - (p_had->>'totalPoints')::bigint) WHERE p_limits->>'totalPoints' IS NOT NULL) x
  WHERE x.rest < p_asked ORDER BY x.rest, x.rank LIMIT 1
$$;

-- One rule's points for one order: what it asked, less what its limits keep back. What is given is counted, what is kept back
-- altogether is written down with its reason. A budget gives all that is left of the asking or nothing; p_budgets: what each
-- has left. Answers the row as it was decided.
CREATE OR REPLACE FUNCTION earning_decide(p_row jsonb, p_account uuid, p_source text, p_before bigint, p_at timestamptz, p_budgets jsonb DEFAULT '{}')
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_rule uuid := (p_row->>'rule')::uuid; v_asked bigint := (p_row->>'askedPoints')::bigint; v_how jsonb := p_row->'arithmetic';
  v_limits jsonb; v_cut jsonb; v_given bigint; v_before bigint; v_budget uuid; v_room bigint;
BEGIN
  IF v_how->>'kind' = 'multiplier' THEN
    -- of what was really given before it
    v_before := CASE WHEN v_how->>'over' = 'order' THEN p_before ELSE least((v_how->>'beforePoints')::bigint, p_before) END;
    v_asked := v_before * greatest(0, (v_how->>'bps')::bigint - 10000) / 10000;
    v_how := v_how || jsonb_build_object('beforePoints', v_before);
  END IF;
  SELECT definition->'limits', (definition->>'budgetId')::uuid INTO v_limits, v_budget FROM earning_rule_version WHERE rule_id = v_rule AND version = (p_row->>'version')::int;
  IF v_limits->>'totalPoints' IS NOT NULL THEN PERFORM 1 FROM earning_rule WHERE id = v_rule FOR UPDATE; END IF;
  v_cut := earning_cut(v_limits, earning_had(p_account, v_rule, p_at), v_asked, p_at);
  v_given := coalesce((v_cut->>'leftPoints')::bigint, v_asked);
  v_room := CASE WHEN v_budget IS NOT NULL THEN coalesce((p_budgets->>v_budget::text)::bigint, 0) END;
  IF v_given > v_room THEN
    v_cut := jsonb_build_object('by', 'budget', 'period', NULL, 'limit', v_room, 'leftPoints', 0);
    v_given := 0;
  END IF;
  IF v_given > 0 THEN
    INSERT INTO earning_given (source, rule_id, version, account_id, points, at)
    VALUES (p_source, v_rule, (p_row->>'version')::int, p_account, v_given, p_at);
    IF v_limits->>'totalPoints' IS NOT NULL THEN UPDATE earning_rule SET given_points = given_points + v_given WHERE id = v_rule; END IF;
  ELSIF v_asked > 0 THEN
    INSERT INTO award_attempt (key, account_id, source, kind, asked_points, reason, explanation, budget_id, at)
    VALUES (p_source || ':rule:' || v_rule, p_account, p_source, 'order-award', v_asked,
      CASE v_cut->>'by' WHEN 'budget' THEN 'budget-empty' ELSE 'rule-limit' END,
      jsonb_build_object('nameZh', p_row->'nameZh', 'nameEn', p_row->'nameEn', 'cut', v_cut), CASE v_cut->>'by' WHEN 'budget' THEN v_budget END, p_at);
  END IF;
  RETURN p_row || jsonb_build_object('arithmetic', v_how, 'askedPoints', v_asked, 'points', v_given, 'cut', v_cut);
END $$;

-- The award of an order whose programme has rules: each takes its turn on what was given before it.
CREATE OR REPLACE FUNCTION order_decide_rules(o shop_order, p_at timestamptz) RETURNS shop_order LANGUAGE plpgsql AS $$
DECLARE v_why jsonb := order_award_explanation(o); v_sum bigint; r jsonb; v_rows jsonb := '[]'; v_budgets jsonb; v_budget text;
BEGIN
  v_sum := (v_why->>'ratePoints')::bigint + coalesce((v_why #>> '{step,bonusPoints}')::bigint, 0);
  -- rules that everybody shares are taken in one order
  PERFORM 1 FROM earning_rule WHERE id IN (SELECT (x->>'rule')::uuid FROM jsonb_array_elements(v_why->'rules') x
    JOIN earning_rule_version v ON v.rule_id = (x->>'rule')::uuid AND v.version = (x->>'version')::int
    WHERE v.definition #>> '{limits,totalPoints}' IS NOT NULL) ORDER BY id FOR UPDATE;
  v_budgets := order_budgets(v_why->'rules');
  FOR r IN SELECT x FROM jsonb_array_elements(v_why->'rules') WITH ORDINALITY AS t(x, n) ORDER BY n LOOP
    r := earning_decide(r, points_owner(o.account_id), 'order:' || o.id, v_sum, p_at, v_budgets);
    SELECT definition->>'budgetId' INTO v_budget FROM earning_rule_version WHERE rule_id = (r->>'rule')::uuid AND version = (r->>'version')::int;
    IF v_budget IS NOT NULL THEN
      v_budgets := v_budgets || jsonb_build_object(v_budget, (v_budgets->>v_budget)::bigint - (r->>'points')::bigint);
    END IF;
    v_rows := v_rows || jsonb_build_array(r);
    v_sum := v_sum + (r->>'points')::bigint;
  END LOOP;
  o.award_points := v_sum;
  o.award_explanation := o.award_explanation || jsonb_build_object('rules', v_rows);
  UPDATE shop_order SET award_points = o.award_points, award_explanation = o.award_explanation WHERE id = o.id;
  RETURN o;
END $$;

-- The room in the budgets of these rules, held until the order has taken of it: the last locks of all, in one order. A budget
-- that was put away has none.
CREATE OR REPLACE FUNCTION order_budgets(p_rules jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_ids uuid[]; b record; v_room jsonb := '{}';
BEGIN
  SELECT array_agg(DISTINCT (v.definition->>'budgetId')::uuid) FILTER (WHERE v.definition->>'budgetId' IS NOT NULL) INTO v_ids
  FROM jsonb_array_elements(p_rules) x JOIN earning_rule_version v ON v.rule_id = (x->>'rule')::uuid AND v.version = (x->>'version')::int;
  IF v_ids IS NULL THEN RETURN v_room; END IF;
  FOR b IN SELECT id, remaining_points, archived_at FROM points_budget WHERE id = ANY (v_ids) ORDER BY id FOR UPDATE LOOP
    v_room := v_room || jsonb_build_object(b.id, CASE WHEN b.archived_at IS NULL THEN b.remaining_points ELSE 0 END);
  END LOOP;
  RETURN v_room;
END $$;

-- The lots of a decided award: what the rules gave by budget and terms, beside what rate and steps gave, which is first. Null
-- when all of it is one lot on the order's own terms.
CREATE OR REPLACE FUNCTION order_award_lots(o shop_order, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE v_own jsonb := terms_lot(o.terms_version); v_lots jsonb;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM jsonb_array_elements(o.award_explanation->'rules') x JOIN earning_rule_version v
    ON v.rule_id = (x->>'rule')::uuid AND v.version = (x->>'version')::int AND (v.definition->>'budgetId' IS NOT NULL OR v.definition->>'lot' IS NOT NULL)
    WHERE (x->>'points')::bigint > 0) THEN RETURN NULL; END IF;
  WITH given AS (
    SELECT n, x->>'rule' AS rule, (x->>'points')::bigint AS points, v.definition->>'budgetId' AS budget,
      coalesce(nullif(v.definition->'lot', 'null'), v_own) AS lot
    FROM jsonb_array_elements(o.award_explanation->'rules') WITH ORDINALITY AS t(x, n)
    JOIN earning_rule_version v ON v.rule_id = (x->>'rule')::uuid AND v.version = (x->>'version')::int),
  part AS (
    SELECT * FROM given WHERE points > 0
    UNION ALL SELECT 0, 'terms', o.award_points - (SELECT sum(points) FROM given), NULL, v_own WHERE o.award_points > (SELECT sum(points) FROM given)),
  own AS (SELECT budget, lot, sum(points)::bigint AS points, jsonb_agg(rule ORDER BY n) AS rules, min(n) AS n FROM part GROUP BY budget, lot)
  SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('points', points, 'rules', rules, 'budgetId', budget,
    'releasesAt', CASE WHEN lot = v_own THEN o.award_releases_at ELSE d.releases_at END,
    'expiresAt', CASE WHEN lot = v_own THEN o.award_expires_at ELSE d.expires_at END,
    'releaseOn', CASE WHEN lot #>> '{pending,kind}' <> 'days' THEN lot #>> '{pending,kind}' END,
    'expiry', CASE WHEN lot #>> '{pending,kind}' <> 'days' THEN lot->'expiry' END,
    'idleDays', CASE WHEN lot #>> '{expiry,kind}' = 'idle' THEN lot #> '{expiry,days}' END)) ORDER BY n)
  INTO v_lots FROM own CROSS JOIN LATERAL lot_days(lot, p_at) d;
  RETURN v_lots;
END $$;

-- What an order's rules count of it in the limits that everybody shares, by rule, their rows locked in one order; null: none has one.
CREATE OR REPLACE FUNCTION order_rules_kept(p_order uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_source text := 'order:' || p_order;
BEGIN
  PERFORM 1 FROM earning_rule r WHERE r.id IN (SELECT rule_id FROM earning_given WHERE source = v_source) AND EXISTS (
    SELECT 1 FROM earning_rule_version v WHERE v.rule_id = r.id AND v.definition #>> '{limits,totalPoints}' IS NOT NULL) ORDER BY r.id FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  RETURN (SELECT jsonb_object_agg(rule_id, earning_kept(source, points)) FROM earning_given WHERE source = v_source);
END $$;

-- What a refund gave back is room again for everybody; p_before: order_rules_kept as it was before it.
CREATE OR REPLACE FUNCTION order_rules_room(p_order uuid, p_before jsonb) RETURNS void LANGUAGE sql AS $$
  UPDATE earning_rule r SET given_points = greatest(0, r.given_points - ((p_before->>g.rule_id::text)::bigint - earning_kept(g.source, g.points)))
  FROM earning_given g WHERE g.source = 'order:' || p_order AND g.rule_id = r.id AND p_before IS NOT NULL
$$;
