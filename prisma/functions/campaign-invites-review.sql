-- What speaks for one person behind two accounts, as the rules of lib/campaigns/invite read it; and what staff say of it.

-- The accounts around an invite: its inviter and whoever invited them before (ten at most), the friends of these, and whoever
-- shares a device or a card with one of them. Newest first, and no more than two hundred.
CREATE OR REPLACE FUNCTION invite_circle(i invite) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE up AS (
    SELECT i.inviter_id AS id, 1 AS step
    UNION ALL SELECT x.inviter_id, up.step + 1 FROM up JOIN invite x ON x.friend_id = up.id WHERE up.step < 10),
  near AS (SELECT i.friend_id AS id UNION SELECT id FROM up UNION (SELECT x.friend_id FROM invite x JOIN up ON up.id = x.inviter_id ORDER BY x.no DESC LIMIT 120)),
  shared AS (
    SELECT o.account_id AS id FROM device_seen d JOIN device_seen o ON o.device_hash = d.device_hash WHERE d.account_id IN (SELECT id FROM near)
    UNION SELECT o.account_id FROM shop_order f JOIN payment p ON p.order_id = f.id AND p.card_hash IS NOT NULL
      JOIN payment q ON q.card_hash = p.card_hash JOIN shop_order o ON o.id = q.order_id WHERE f.account_id IN (SELECT id FROM near))
  SELECT id FROM (SELECT id FROM near UNION SELECT id FROM shared WHERE id IS NOT NULL) x
  ORDER BY id IN (i.inviter_id, i.friend_id) DESC, id LIMIT 200
$$;

CREATE OR REPLACE FUNCTION invite_facts(p_invite uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('inviteId', i.id, 'inviterId', i.inviter_id, 'friendId', i.friend_id, 'joinedAt', i.joined_at, 'orderedAt', coalesce(i.ordered_at, o.paid_at),
    'joinedTimes', (SELECT coalesce(jsonb_agg(x.joined_at ORDER BY x.no), '[]') FROM invite x WHERE x.inviter_id = i.inviter_id
      AND x.joined_at BETWEEN i.joined_at - interval '1 day' AND i.joined_at + interval '1 day'),
    'people', (SELECT jsonb_agg(jsonb_build_object('id', a.id, 'email', a.email, 'inviterId', x.inviter_id,
      'devices', (SELECT coalesce(jsonb_agg(encode(device_hash, 'hex') ORDER BY device_hash), '[]') FROM device_seen WHERE account_id = a.id),
      'cards', (SELECT coalesce(jsonb_agg(DISTINCT encode(p.card_hash, 'hex')), '[]') FROM shop_order f JOIN payment p ON p.order_id = f.id AND p.card_hash IS NOT NULL WHERE f.account_id = a.id),
      'homes', (SELECT coalesce(jsonb_agg(DISTINCT h), '[]') FROM (SELECT f.address AS h FROM shop_order f WHERE f.account_id = a.id
        UNION ALL SELECT jsonb_build_object('phone', d.phone, 'country', d.country, 'province', d.province, 'city', d.city, 'district', d.district, 'line1', d.line1)
        FROM address d WHERE d.account_id = a.id) y)) ORDER BY a.id)
      FROM invite_circle(i) AS n(id) JOIN account a ON a.id = n.id LEFT JOIN invite x ON x.friend_id = a.id))
  FROM invite i
  LEFT JOIN LATERAL (SELECT paid_at FROM shop_order WHERE account_id = i.friend_id AND paid_at IS NOT NULL AND reward_id IS NULL AND campaign_id IS NULL ORDER BY paid_at LIMIT 1) o ON true
  WHERE i.id = p_invite
$$;

-- Staff have looked: p_verdict approved or declined with a sentence to the inviter; null takes the last one back. What was given
-- by it stands until the friend's order is given back. Answers how the invite stands now.
CREATE OR REPLACE FUNCTION invite_decide(p_invite uuid, p_verdict text, p_note text, p_actor uuid, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); i invite; v_told jsonb;
BEGIN
  SELECT * INTO i FROM invite WHERE id = p_invite;
  IF NOT FOUND THEN PERFORM refuse('invite-unknown'); END IF;
  PERFORM points_lock_owner(i.inviter_id);
  PERFORM 1 FROM shop_order WHERE id = i.order_id FOR SHARE;
  SELECT * INTO i FROM invite WHERE id = p_invite FOR UPDATE;
  IF p_actor IN (i.inviter_id, i.friend_id) THEN PERFORM refuse('invite-own'); END IF;
  IF p_verdict IS NOT DISTINCT FROM i.verdict THEN RETURN jsonb_build_object('inviteId', i.id, 'campaignId', i.campaign_id, 'state', i.state, 'reason', i.reason); END IF;
  IF p_verdict IS NOT NULL AND (i.verdict IS NOT NULL OR i.state <> 'held') THEN PERFORM refuse('invite-not-held'); END IF;
  IF p_verdict IS NULL AND (i.state = 'counted' OR (i.state = 'out' AND i.reason <> 'declined')) THEN PERFORM refuse('invite-settled'); END IF;
  UPDATE invite SET verdict = p_verdict, verdict_note = p_note, verdict_by = CASE WHEN p_verdict IS NOT NULL THEN p_actor END,
    verdict_at = CASE WHEN p_verdict IS NOT NULL THEN v_at END WHERE id = i.id;
  v_told := invite_settle(i.id, NULL, NULL, v_at);
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after) VALUES (v_at, p_actor,
    CASE WHEN p_verdict IS NULL THEN 'invite.undo' ELSE 'invite.' || p_verdict END, 'invite:' || i.id, coalesce(p_note, ''),
    jsonb_build_object('state', i.state, 'verdict', i.verdict, 'score', i.score, 'signals', i.signals), v_told || jsonb_build_object('verdict', p_verdict));
  RETURN v_told;
END $$;

-- The inviter says once, in a sentence, why it is in order.
CREATE OR REPLACE FUNCTION invite_appeal(p_invite uuid, p_account uuid, p_text text, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE i invite;
BEGIN
  SELECT * INTO i FROM invite WHERE id = p_invite FOR UPDATE;
  IF NOT FOUND OR points_owner(i.inviter_id) <> p_account THEN PERFORM refuse('invite-unknown'); END IF;
  IF i.appeal IS NOT NULL THEN
    IF i.appeal = p_text THEN RETURN; END IF;
    PERFORM refuse('invite-appealed');
  END IF;
  IF i.state <> 'held' AND i.reason IS DISTINCT FROM 'declined' THEN PERFORM refuse('invite-not-held'); END IF;
  UPDATE invite SET appeal = p_text, appealed_at = coalesce(p_at, now()) WHERE id = i.id;
END $$;

-- Something is still owed: an award is held for a friend whose order may still come back, or whom somebody shall look at.
CREATE OR REPLACE FUNCTION campaign_owes_invite(c campaign) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM invite_award WHERE campaign_id = c.id AND state = 'held')
$$;
