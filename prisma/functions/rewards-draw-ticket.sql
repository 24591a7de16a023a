-- The draw ticket: points become one draw of a campaign, which can be opened until its own last day, also when the campaign is over.

CREATE OR REPLACE FUNCTION draw_ticket_of(r reward) RETURNS campaign LANGUAGE sql STABLE AS $$
  SELECT * FROM campaign WHERE id = (r.settings->>'campaignId')::uuid
$$;

-- The campaign takes tickets, and is not over.
CREATE OR REPLACE FUNCTION reward_check_draw_ticket(r reward) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE c campaign := draw_ticket_of(r);
BEGIN
  IF c.id IS NULL OR NOT coalesce((campaign_definition(c) #>> '{entry,tickets}')::boolean, false) OR c.ended_at IS NOT NULL THEN PERFORM refuse('reward-campaign-unknown'); END IF;
END $$;

CREATE OR REPLACE FUNCTION reward_stands_draw_ticket(r reward, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN coalesce(campaign_open(draw_ticket_of(r), p_at), false);
END $$;

-- How many draws a campaign can still promise: as far as its budget and its deck reach; null: as many as are wanted.
CREATE OR REPLACE FUNCTION campaign_draws_left(c campaign) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT least(sum(b.remaining_points - s.held_points) / nullif(c.most_points, 0), sum(s.remaining_minor) / nullif(c.most_minor, 0),
    (SELECT (SELECT count(*) FROM campaign_slot x WHERE x.campaign_id = d.campaign_id AND taken_by IS NULL AND kept_for IS NULL)
     FROM campaign_deck d WHERE d.campaign_id = c.id))::bigint
  FROM campaign_shard s JOIN points_budget b ON b.id = s.budget_id WHERE s.campaign_id = c.id
$$;

CREATE OR REPLACE FUNCTION reward_left_draw_ticket(r reward, p_at timestamptz) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT campaign_draws_left(draw_ticket_of(r))
$$;

-- What a shopper is told of it: which campaign, and where.
CREATE OR REPLACE FUNCTION reward_face_draw_ticket(r reward) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('slug', c.slug, 'titleZh', v.definition->'titleZh', 'titleEn', v.definition->'titleEn') FROM campaign c
  JOIN campaign_version v ON v.campaign_id = c.id AND v.version = c.version WHERE c.id = (r.settings->>'campaignId')::uuid
$$;

-- One that was won asks for no more than there being room; one that is exchanged counts towards the campaign's limits as any draw.
CREATE OR REPLACE FUNCTION reward_issue_draw_ticket(c claim, r reward, p_prepared jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE g campaign := draw_ticket_of(r); t campaign_ticket;
BEGIN
  IF c.won_by IS NULL THEN PERFORM campaign_admit(g, campaign_definition(g), c.account_id, 'points', p_at); END IF;
  SELECT * INTO t FROM tickets_give(g.id, c.account_id, 1, 'claim:' || c.id, NULL, c.id, 'unopened', p_at);
  UPDATE campaign_ticket SET expires_at = least(t.expires_at, c.expires_at) WHERE id = t.id RETURNING * INTO t;
  RETURN jsonb_build_object('delivery', jsonb_build_object('slug', g.slug), 'expiresAt', t.expires_at);
END $$;

-- What was opened is used; what was not gives its room back.
CREATE OR REPLACE FUNCTION reward_take_back_draw_ticket(c claim, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE t campaign_ticket;
BEGIN
  SELECT * INTO t FROM campaign_ticket WHERE claim_id = c.id FOR UPDATE;
  IF t.state = 'opened' THEN PERFORM refuse('claim-used'); END IF;
  PERFORM tickets_close(ARRAY[t.id], 'void', p_at);
END $$;
