-- What it cost the shop, in fen, that points were redeemed. It is read from what was written down when it happened and never changes
-- (the posting, the version of the reward, the draw), so that sums kept by the day equal a count of everything anew.

-- What so many points would have taken off an order at that moment.
CREATE OR REPLACE FUNCTION points_face(p_points bigint, p_at timestamptz) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT p_points * 100 / coalesce((SELECT (terms->'spending'->>'pointsPerUnit')::bigint FROM points_terms
    WHERE effective_from <= p_at ORDER BY effective_from DESC, version_id DESC LIMIT 1), 100)
$$;

-- Spent on an order: the money that points paid. Exchanged: the reward's cost as its claim was promised it, less the money that was paid
-- beside the points, and never below nought. Drawn: the cost of the prize that came out; points that were won cost when they are used.
-- Where none of that is known, the points' face value.
CREATE OR REPLACE FUNCTION redemption_cost(p posting, p_points bigint) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE v_cost bigint;
BEGIN
  IF p.kind = 'spend' THEN v_cost := (p.explanation->>'pointsMinor')::bigint;
  ELSIF p.kind = 'exchange' THEN
    SELECT greatest((v.told->>'true_cost_minor')::bigint - c.cash_minor, 0) INTO v_cost FROM claim c
    JOIN reward_version v ON v.reward_id = c.reward_id AND v.version = c.reward_version WHERE c.posting_id = p.id;
  ELSIF p.kind = 'draw' THEN SELECT d.cost_minor INTO v_cost FROM draw d WHERE d.posting_id = p.id;
  END IF;
  RETURN coalesce(v_cost, points_face(p_points, p.at));
END $$;
