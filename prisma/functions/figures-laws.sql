-- What must be true of the cost of actions (figures-report.sql reports it).
CREATE OR REPLACE FUNCTION cost_invariants() RETURNS TABLE (id text, what text, violations bigint) LANGUAGE sql STABLE AS $$
  WITH m AS MATERIALIZED (SELECT posting_id, sum(CASE flow WHEN 'redeemed' THEN points ELSE -points END)::bigint AS points, sum(cost_minor)::bigint AS cost
    FROM lot_moves(0, 9223372036854775807) WHERE flow IN ('redeemed', 'returned') GROUP BY 1)
  SELECT 'I115', 'what was redeemed is borne by the actions that gave the points, point for point and fen for fen', (SELECT count(*)
    FROM (SELECT posting_id, sum(amount_points)::bigint AS points FROM entry WHERE bucket = 'redeemed' GROUP BY 1) e
    FULL JOIN m USING (posting_id) LEFT JOIN posting p ON p.id = posting_id
    WHERE e.points IS DISTINCT FROM m.points OR (e.points > 0 AND m.cost IS DISTINCT FROM redemption_cost(p, e.points)))
  UNION ALL SELECT 'I116', 'no more cost comes back than was charged, and all of it with the last point', (SELECT count(*) FROM (
      SELECT b.reverses, sum(m.points)::bigint AS points, sum(m.cost)::bigint AS cost FROM m JOIN posting b ON b.id = m.posting_id
      WHERE b.kind IN ('spend-return', 'exchange-return') GROUP BY 1) back
    LEFT JOIN m was ON was.posting_id = back.reverses
    WHERE was.points IS NULL OR was.points + back.points < 0 OR was.cost + back.cost < 0 OR (was.points + back.points = 0 AND was.cost + back.cost <> 0))
$$;
