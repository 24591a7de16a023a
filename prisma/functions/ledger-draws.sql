-- A draw takes points and gives points in one breath.

-- What points_spend, points_award and the part of a budget would write one after the other, row by row, in a statement for each table: a test
-- holds the two together. For shoppers who owe nothing and have nothing that sleeps. The caller holds balance row b and part s, and has seen
-- that this draw was not made before; v.cost_points is spent, v.won_points are given, either may be nought.
CREATE OR REPLACE FUNCTION points_draw(b points_balance, s campaign_shard, v draw, p_source text, p_why jsonb, p_won jsonb, p_end timestamptz, p_terms int)
RETURNS draw LANGUAGE plpgsql AS $$
DECLARE v_left bigint;
BEGIN
  IF v.cost_points > 0 THEN v.posting_id := nextval('posting_id_seq'); END IF;
  IF v.won_points > 0 THEN v.award_posting_id := nextval('posting_id_seq'); END IF;
  INSERT INTO posting (id, key, input_hash, kind, account_id, source, explanation, at)
  SELECT x.id, x.key, posting_hash(x.kind, v.account_id, x.points, p_source), x.kind, v.account_id, p_source, x.why, v.at
  FROM (VALUES (v.posting_id, 'draw:' || v.request_key, 'draw', v.cost_points, p_why),
    (v.award_posting_id, 'draw:' || v.id || ':award', 'campaign-award', v.won_points, p_won)) x(id, key, kind, points, why) WHERE x.points > 0;
  IF v.cost_points > 0 THEN PERFORM lots_take(v.account_id, v.posting_id, v.cost_points, v.at); END IF;
  IF v.won_points > 0 THEN
    INSERT INTO lot (account_id, posting_id, source, original_points, remaining_points, state, expires_at, funding, terms_version, budget_id)
    VALUES (v.account_id, v.award_posting_id, p_source, v.won_points, v.won_points, 'active', p_end, 'marketing', p_terms, s.budget_id);
    v_left := part_pay_points(s, v.won_points);
  END IF;
  INSERT INTO entry (posting_id, account_id, bucket, budget_id, amount_points, balance_after)
  SELECT x.* FROM (VALUES (v.posting_id, v.account_id, 'available', NULL::uuid, -v.cost_points, b.available_points - v.cost_points),
    (v.posting_id, NULL, 'redeemed', NULL, v.cost_points, NULL),
    (v.award_posting_id, v.account_id, 'available', NULL, v.won_points, b.available_points - v.cost_points + v.won_points),
    (v.award_posting_id, NULL, 'issued', NULL, -v.won_points, NULL),
    (v.award_posting_id, NULL, 'budget', s.budget_id, -v.won_points, v_left),
    (v.award_posting_id, NULL, 'allotted', s.budget_id, v.won_points, NULL)) x(posting, account, bucket, budget, points, after) WHERE x.points <> 0;
  UPDATE points_balance SET available_points = available_points - v.cost_points + v.won_points WHERE account_id = v.account_id;
  RETURN v;
END $$;
