-- How many points of one action a posting gave, or what became of them in it, as the figures of actions count it (lot_moves).
-- p_flow: issued (also null), redeemed, returned, expired, taken-back; used: redeemed less returned.
CREATE OR REPLACE FUNCTION posting_action_points(p posting, p_action text, p_flow text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(CASE WHEN p_flow = 'used' AND m.flow = 'returned' THEN -m.points ELSE m.points END), 0)::bigint
  FROM lot_moves(p.id - 1, p.id) m JOIN lot l ON l.id = m.lot_id JOIN posting i ON i.id = l.posting_id
  WHERE lot_action(i) = p_action
    AND m.flow = ANY (CASE p_flow WHEN 'used' THEN ARRAY['redeemed', 'returned'] ELSE ARRAY[coalesce(p_flow, 'issued')] END)
$$;

-- How many points of a budget's lots of one year a posting gave (less what it took back), or what became of them in it, as the
-- plan's pockets count it. p_flow: used, expired; anything else: given.
CREATE OR REPLACE FUNCTION posting_budget_points(p posting, p_budget uuid, p_year int, p_flow text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(CASE WHEN m.flow IN ('returned', 'taken-back', 'netted') THEN -m.points ELSE m.points END), 0)::bigint
  FROM lot_moves(p.id - 1, p.id) m JOIN lot l ON l.id = m.lot_id JOIN posting i ON i.id = l.posting_id
  WHERE l.budget_id = p_budget AND i.at >= day_start(make_date(p_year, 1, 1)) AND i.at < day_start(make_date(p_year + 1, 1, 1))
    AND m.flow = ANY (CASE p_flow WHEN 'used' THEN ARRAY['redeemed', 'returned'] WHEN 'expired' THEN ARRAY['expired']
      ELSE ARRAY['issued', 'taken-back', 'netted'] END)
$$;
