-- What must be true of invites at any quiet moment.
CREATE OR REPLACE FUNCTION invite_invariants() RETURNS TABLE (id text, what text, violations bigint) LANGUAGE sql STABLE AS $$
SELECT 'I95', 'a friend has one inviter, who is somebody else and whom they did not invite', (SELECT count(*) FROM invite i
  WHERE i.inviter_id = i.friend_id OR EXISTS (SELECT 1 FROM invite x WHERE x.id <> i.id AND (x.friend_id = i.friend_id OR (x.inviter_id, x.friend_id) = (i.friend_id, i.inviter_id))))
UNION ALL SELECT 'I96', 'a friend counts for an order of their own that was paid in money after they came, and only when its day was over', (SELECT count(*) FROM invite i
  LEFT JOIN shop_order o ON o.id = i.order_id LEFT JOIN account f ON f.id = i.friend_id
  WHERE i.state = 'counted' AND (o.account_id = i.friend_id AND o.paid_at >= i.joined_at AND o.reward_id IS NULL AND o.campaign_id IS NULL AND o.total_minor > 0
    AND i.waits_until > o.delivered_at AND i.counted_at >= i.waits_until AND f.email_verified_at IS NOT NULL AND i.verdict IS DISTINCT FROM 'declined'
    AND (o.state <> 'refunded' OR i.due_at IS NOT NULL)) IS NOT TRUE)
UNION ALL SELECT 'I97', 'what friends brought was given once, for friends that count, and what is promised is held', (SELECT count(*) FROM invite_award a
  LEFT JOIN invite i ON i.id = a.invite_id LEFT JOIN posting p ON p.id = a.posting_id LEFT JOIN entry e ON e.posting_id = p.id AND e.bucket = 'issued'
  LEFT JOIN claim c ON c.id = a.claim_id
  WHERE (a.state = 'given' AND CASE WHEN a.invite_id IS NOT NULL THEN i.state <> 'counted' ELSE a.friends > (SELECT count(*) FROM invite x
      WHERE (x.campaign_id, x.inviter_id, x.state) = (a.campaign_id, a.inviter_id, 'counted')) END)
    OR (a.posting_id IS NOT NULL AND (p.key, p.kind, -e.amount_points) IS DISTINCT FROM ('invite:' || a.id, 'campaign-award', a.points))
    OR (a.claim_id IS NOT NULL AND c.won_by IS DISTINCT FROM 'invite:' || a.id)
    OR (a.state = 'taken-back' AND CASE WHEN a.posting_id IS NULL THEN c.state <> 'void'
      ELSE NOT EXISTS (SELECT 1 FROM posting b WHERE b.reverses = a.posting_id AND b.kind = 'award-reversal') END))
  + (SELECT count(*) FROM posting p WHERE p.kind = 'campaign-award' AND p.key LIKE 'invite:%' AND NOT EXISTS (SELECT 1 FROM invite_award a WHERE a.posting_id = p.id))
  + (SELECT count(*) FROM campaign k JOIN (SELECT campaign_id, sum(held_points) AS points, sum(held_minor) AS minor FROM campaign_shard GROUP BY 1) s ON s.campaign_id = k.id
    LEFT JOIN (SELECT campaign_id, sum(points) AS points, sum(cost_minor) AS minor FROM invite_award WHERE state = 'held' GROUP BY 1) h ON h.campaign_id = k.id
    WHERE k.kind = 'invite' AND (s.points, s.minor) IS DISTINCT FROM (coalesce(h.points, 0), coalesce(h.minor, 0)))
$$;
