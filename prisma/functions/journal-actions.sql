-- How many points of one action a posting gave, or what became of them in it, as the figures of actions count it (lot_moves).
-- p_flow: issued (also null), redeemed, returned, expired, taken-back; used: redeemed less returned.
CREATE OR REPLACE FUNCTION posting_action_points(p posting, p_action text, p_flow text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(CASE WHEN p_flow = 'used' AND m.flow = 'returned' THEN -m.points ELSE m.points END), 0)::bigint
  FROM lot_moves(p.id - 1, p.id) m JOIN lot l ON l.id = m.lot_id JOIN posting i ON i.id = l.posting_id
  WHERE lot_action(i) = p_action
    AND m.flow = ANY (CASE p_flow WHEN 'used' THEN ARRAY['redeemed', 'returned'] ELSE ARRAY[coalesce(p_flow, 'issued')] END)
$$;
