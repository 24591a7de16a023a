-- What must be true of draws at any quiet moment; invariant_report() has it among its own. That each draw comes out of its seed again is
-- asked in TypeScript (lib/campaigns/draws/check-draws.ts), by other hands than drew it.
CREATE OR REPLACE FUNCTION draw_invariants() RETURNS TABLE (id text, what text, violations bigint) LANGUAGE sql STABLE AS $$
SELECT 'I90', 'every piece of a prize that was drawn is of one draw, and of the prize that was given', (SELECT count(*) FROM draw d
  LEFT JOIN claim c ON c.won_by = 'draw:' || d.id LEFT JOIN campaign_unit u ON u.taken_by = d.id
  WHERE d.mode = 'chain' AND ((d.unit_no IS NOT NULL AND (c.state = 'void' OR (c.state = 'expired' AND c.issued_at IS NULL)) IS NOT TRUE) <> (u.taken_by IS NOT NULL)
    OR (u.campaign_id, u.prize_no, u.unit_no) <> (d.campaign_id, d.prize_no, d.unit_no)))
  + (SELECT count(*) FROM campaign_unit u WHERE u.taken_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM draw d WHERE d.id = u.taken_by)
    AND NOT EXISTS (SELECT 1 FROM invite_award a WHERE (a.id, a.campaign_id, a.prize_no) = (u.taken_by, u.campaign_id, u.prize_no)))
UNION ALL SELECT 'I91', 'a deck has as many slots as it says, and each opening has its own', (SELECT count(*) FROM campaign_deck k
  WHERE k.size <> (SELECT count(*) FROM campaign_slot s WHERE s.campaign_id = k.campaign_id)
    OR (SELECT count(*) FROM campaign_slot s WHERE s.campaign_id = k.campaign_id AND s.taken_by IS NOT NULL) <> (SELECT count(*) FROM draw d WHERE d.campaign_id = k.campaign_id))
  + (SELECT count(*) FROM draw d LEFT JOIN campaign_slot s ON s.taken_by = d.id WHERE d.mode = 'deck' AND (s.campaign_id, s.slot_no) IS DISTINCT FROM (d.campaign_id, d.slot_no))
UNION ALL SELECT 'I92', 'the draws of a chain are numbered from nought without a gap', (SELECT count(*) FROM draw_chain h
  LEFT JOIN (SELECT chain_id, count(*) AS n, max(nonce) + 1 AS next FROM draw WHERE chain_id IS NOT NULL GROUP BY 1) d ON d.chain_id = h.id
  WHERE (coalesce(d.n, 0), coalesce(d.next, 0)) <> (h.next_nonce, h.next_nonce))
UNION ALL SELECT 'I93', 'nothing was drawn before its commitment, nor after its seed was told', (SELECT count(*) FROM draw d
  LEFT JOIN draw_chain h ON h.id = d.chain_id LEFT JOIN campaign_deck k ON d.mode = 'deck' AND k.campaign_id = d.campaign_id
  WHERE (d.at BETWEEN coalesce(h.created_at, k.sealed_at) AND coalesce(h.revealed_at, k.revealed_at, 'infinity')) IS NOT TRUE)
UNION ALL SELECT 'I94', 'a told seed is what was committed to, and the next chain has the one that was promised', (SELECT count(*) FROM draw_chain h
  LEFT JOIN draw_chain n ON (n.campaign_id, n.account_id, n.round) = (h.campaign_id, h.account_id, h.round + 1)
  WHERE sha256(h.revealed_seed) <> h.commitment OR (n.id IS NOT NULL AND (h.revealed_at IS NULL OR n.commitment <> h.next_commitment)))
  + (SELECT count(*) FROM campaign_deck WHERE sha256(revealed_seed) <> commitment)
UNION ALL SELECT 'I101', 'a draw cost and gave what the ledger says, and a reward that was won is a claim', (SELECT count(*) FROM draw d
  LEFT JOIN entry e ON e.posting_id = d.posting_id AND e.bucket = 'available' LEFT JOIN posting p ON p.id = d.posting_id
  LEFT JOIN lot l ON l.posting_id = d.award_posting_id
  WHERE (d.posting_id IS NOT NULL AND (p.kind, -e.amount_points) IS DISTINCT FROM ('draw', d.cost_points))
    OR (d.award_posting_id IS NOT NULL AND l.original_points IS DISTINCT FROM d.won_points)
    OR EXISTS (SELECT 1 FROM claim c WHERE c.won_by = 'draw:' || d.id) <> (d.won_points = 0 AND EXISTS (SELECT 1 FROM campaign_version v,
      jsonb_array_elements(v.definition->'prizes') x WHERE v.campaign_id = d.campaign_id AND v.version = d.version AND (x->>'no')::int = d.prize_no AND x->>'kind' = 'reward')))
$$;
