-- What the rules of a programme may still give, decided when the points are given, under the shopper's lock.

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
-- altogether is written down with its reason. Answers the row as it was decided.
CREATE OR REPLACE FUNCTION earning_decide(p_row jsonb, p_account uuid, p_source text, p_before bigint, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_rule uuid := (p_row->>'rule')::uuid; v_asked bigint := (p_row->>'askedPoints')::bigint; v_how jsonb := p_row->'arithmetic';
  v_limits jsonb; v_cut jsonb; v_given bigint; v_before bigint;
BEGIN
  IF v_how->>'kind' = 'multiplier' THEN
    -- of what was really given before it
    v_before := CASE WHEN v_how->>'over' = 'order' THEN p_before ELSE least((v_how->>'beforePoints')::bigint, p_before) END;
    v_asked := v_before * greatest(0, (v_how->>'bps')::bigint - 10000) / 10000;
    v_how := v_how || jsonb_build_object('beforePoints', v_before);
  END IF;
  SELECT definition->'limits' INTO v_limits FROM earning_rule_version WHERE rule_id = v_rule AND version = (p_row->>'version')::int;
  IF v_limits->>'totalPoints' IS NOT NULL THEN PERFORM 1 FROM earning_rule WHERE id = v_rule FOR UPDATE; END IF;
  v_cut := earning_cut(v_limits, earning_had(p_account, v_rule, p_at), v_asked, p_at);
  v_given := coalesce((v_cut->>'leftPoints')::bigint, v_asked);
  IF v_given > 0 THEN
    INSERT INTO earning_given (source, rule_id, version, account_id, points, at)
    VALUES (p_source, v_rule, (p_row->>'version')::int, p_account, v_given, p_at);
    IF v_limits->>'totalPoints' IS NOT NULL THEN UPDATE earning_rule SET given_points = given_points + v_given WHERE id = v_rule; END IF;
  ELSIF v_asked > 0 THEN
    INSERT INTO award_attempt (key, account_id, source, kind, asked_points, reason, explanation, at)
    VALUES (p_source || ':rule:' || v_rule, p_account, p_source, 'order-award', v_asked, 'rule-limit',
      jsonb_build_object('nameZh', p_row->'nameZh', 'nameEn', p_row->'nameEn', 'cut', v_cut), p_at);
  END IF;
  RETURN p_row || jsonb_build_object('arithmetic', v_how, 'askedPoints', v_asked, 'points', v_given, 'cut', v_cut);
END $$;

-- The award of an order whose programme has rules: each takes its turn on what was given before it.
CREATE OR REPLACE FUNCTION order_decide_rules(o shop_order, p_at timestamptz) RETURNS shop_order LANGUAGE plpgsql AS $$
DECLARE v_why jsonb := order_award_explanation(o); v_sum bigint; r jsonb; v_rows jsonb := '[]';
BEGIN
  v_sum := (v_why->>'ratePoints')::bigint + coalesce((v_why #>> '{step,bonusPoints}')::bigint, 0);
  -- rules that everybody shares are taken in one order
  PERFORM 1 FROM earning_rule WHERE id IN (SELECT (x->>'rule')::uuid FROM jsonb_array_elements(v_why->'rules') x
    JOIN earning_rule_version v ON v.rule_id = (x->>'rule')::uuid AND v.version = (x->>'version')::int
    WHERE v.definition #>> '{limits,totalPoints}' IS NOT NULL) ORDER BY id FOR UPDATE;
  FOR r IN SELECT x FROM jsonb_array_elements(v_why->'rules') WITH ORDINALITY AS t(x, n) ORDER BY n LOOP
    r := earning_decide(r, points_owner(o.account_id), 'order:' || o.id, v_sum, p_at);
    v_rows := v_rows || jsonb_build_array(r);
    v_sum := v_sum + (r->>'points')::bigint;
  END LOOP;
  o.award_points := v_sum;
  o.award_explanation := o.award_explanation || jsonb_build_object('rules', v_rows);
  UPDATE shop_order SET award_points = o.award_points, award_explanation = o.award_explanation WHERE id = o.id;
  RETURN o;
END $$;
