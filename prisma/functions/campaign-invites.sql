-- Invites: links, who came by them, and whose friend a new shopper is. What friends bring stands in campaign-invites-awards.sql.

CREATE OR REPLACE FUNCTION invite_prize(p_definition jsonb, p_no int) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT x FROM jsonb_array_elements(p_definition->'prizes') x WHERE (x->>'no')::int = p_no
$$;

-- The kind's part of what a definition must keep to: whatever is promised is one of its prizes, and gives something.
CREATE OR REPLACE FUNCTION campaign_check_invite(c campaign, d jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE r jsonb; v_last int := 0; v_no int;
BEGIN
  IF d #>> '{settings,perFriend}' IS NULL AND coalesce(jsonb_array_length(d #> '{settings,rungs}'), 0) = 0 THEN PERFORM refuse('invite-without-prize'); END IF;
  FOR r IN SELECT jsonb_array_elements(d #> '{settings,rungs}') LOOP
    IF (r->>'friends')::int <= v_last THEN PERFORM refuse('invite-rungs-not-rising'); END IF;
    v_last := (r->>'friends')::int;
  END LOOP;
  FOR v_no IN SELECT (x->>'prizeNo')::int FROM jsonb_array_elements(d #> '{settings,rungs}') x
    UNION SELECT (d #>> '{settings,perFriend}')::int WHERE d #>> '{settings,perFriend}' IS NOT NULL
  LOOP
    IF coalesce(invite_prize(d, v_no)->>'kind', 'nothing') = 'nothing' THEN PERFORM refuse('invite-prize-unknown', jsonb_build_object('no', v_no)); END IF;
  END LOOP;
END $$;

-- A shopper takes part: one link in each campaign, and always the same. Null when another has this code: draw a new one.
CREATE OR REPLACE FUNCTION invite_link_make(p_campaign uuid, p_account uuid, p_code text, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); c campaign; v_code text;
BEGIN
  SELECT code INTO v_code FROM invite_link WHERE campaign_id = p_campaign AND account_id = p_account;
  IF FOUND THEN RETURN v_code; END IF;
  SELECT * INTO c FROM campaign WHERE id = p_campaign AND kind = 'invite';
  IF NOT FOUND THEN PERFORM refuse('campaign-unknown'); END IF;
  IF NOT campaign_open(c, v_at) THEN PERFORM refuse('campaign-not-open'); END IF;
  -- whoever works here wins nothing
  IF EXISTS (SELECT 1 FROM account WHERE id = p_account AND staff_role IS NOT NULL) THEN PERFORM refuse('campaign-not-for-staff'); END IF;
  PERFORM campaign_admit_tier(campaign_definition(c), p_account, v_at);
  PERFORM campaign_admit_segment(campaign_definition(c), p_account, v_at);
  INSERT INTO invite_link (code, campaign_id, account_id, made_at) VALUES (p_code, p_campaign, p_account, v_at) ON CONFLICT DO NOTHING RETURNING code INTO v_code;
  IF v_code IS NULL THEN RETURN (SELECT code FROM invite_link WHERE campaign_id = p_campaign AND account_id = p_account); END IF;
  INSERT INTO campaign_player (campaign_id, account_id, joined_at) VALUES (p_campaign, p_account, v_at) ON CONFLICT DO NOTHING;
  PERFORM behaviour_happened('campaign-joined', p_account, p_campaign || ':' || p_account, jsonb_build_object('campaignId', p_campaign), NULL, v_at);
  RETURN v_code;
END $$;

-- Somebody opened a link: remembered by the visitor's cookie, so that it is still known when an account is made. Answers the
-- visit's own name, which a mailed link carries into another browser. Null: nothing is open behind this link.
CREATE OR REPLACE FUNCTION invite_visited(p_code text, p_visitor bytea, p_at timestamptz) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_id uuid;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM invite_link l JOIN campaign c ON c.id = l.campaign_id WHERE l.code = p_code AND campaign_open(c, v_at)) THEN RETURN NULL; END IF;
  INSERT INTO invite_visit (code, visitor_hash, first_at, last_at) VALUES (p_code, p_visitor, v_at, v_at)
  ON CONFLICT (code, visitor_hash) WHERE account_id IS NULL DO UPDATE SET last_at = greatest(invite_visit.last_at, v_at) RETURNING id INTO v_id;
  RETURN v_id;
END $$;

-- Why an account can't be this inviter's friend; null: it can.
CREATE OR REPLACE FUNCTION invite_misfit(l invite_link, p_visit invite_visit, p_account uuid, d jsonb, p_at timestamptz) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE a account; v_limit int := (d #>> '{limits,perPerson}')::int; v_day int := (d #>> '{settings,maxPerDay}')::int;
BEGIN
  SELECT * INTO a FROM account WHERE id = p_account;
  IF points_owner(l.account_id) = points_owner(p_account) THEN RETURN 'self'; END IF;
  IF EXISTS (SELECT 1 FROM invite WHERE friend_id = p_account) THEN RETURN 'has-inviter'; END IF;
  IF EXISTS (SELECT 1 FROM invite WHERE friend_id = l.account_id AND inviter_id = p_account) THEN RETURN 'circle'; END IF;
  -- new is whoever had no account before the link was opened, and has bought nothing, not as a guest either
  IF a.staff_role IS NOT NULL OR a.created_at < p_visit.first_at
    OR EXISTS (SELECT 1 FROM shop_order o WHERE (o.account_id = p_account OR o.email = a.email) AND o.placed_at < p_at AND o.state <> 'cancelled') THEN RETURN 'old-customer'; END IF;
  IF (SELECT count(*) FROM invite WHERE inviter_id = l.account_id AND joined_at >= date_trunc('day', p_at AT TIME ZONE shop_zone()) AT TIME ZONE shop_zone()) >= v_day
    OR (SELECT count(*) FROM invite WHERE inviter_id = l.account_id AND campaign_id = l.campaign_id AND state <> 'out') >= v_limit THEN RETURN 'over-limit'; END IF;
  RETURN NULL;
END $$;

-- Somebody came in who had opened a link: the last one that was opened decides, once, and the answer stays. Null: no link.
CREATE OR REPLACE FUNCTION invite_attribute(p_account uuid, p_visitor bytea, p_visit uuid, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v invite_visit; l invite_link; c campaign; d jsonb; v_why text; v_id uuid;
BEGIN
  SELECT * INTO v FROM invite_visit WHERE (visitor_hash = p_visitor OR id = p_visit) AND account_id IS NULL ORDER BY last_at DESC, id LIMIT 1;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT * INTO l FROM invite_link WHERE code = v.code;
  SELECT * INTO c FROM campaign WHERE id = l.campaign_id;
  d := campaign_definition(c);
  IF v.last_at < v_at - make_interval(days => (d #>> '{settings,attributionDays}')::int) THEN RETURN NULL; END IF;
  PERFORM points_lock_owner(l.account_id);
  SELECT * INTO v FROM invite_visit WHERE id = v.id AND account_id IS NULL FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  v_why := CASE WHEN NOT campaign_open(c, v_at) THEN 'campaign-over' ELSE invite_misfit(l, v, p_account, d, v_at) END;
  IF v_why IS NULL THEN
    INSERT INTO invite (campaign_id, inviter_id, friend_id, visit_id, visited_at, joined_at, state, due_at)
    VALUES (c.id, l.account_id, p_account, v.id, v.first_at, v_at, 'joined', c.ends_at) ON CONFLICT DO NOTHING RETURNING id INTO v_id;
    -- another link was quicker
    IF v_id IS NULL THEN v_why := CASE WHEN EXISTS (SELECT 1 FROM invite WHERE friend_id = p_account) THEN 'has-inviter' ELSE 'circle' END; END IF;
  END IF;
  UPDATE invite_visit SET account_id = p_account, refused = v_why WHERE id = v.id;
  RETURN jsonb_build_object('inviteId', v_id, 'refused', v_why);
END $$;

-- A cookie of this device came with somebody who signed in.
CREATE OR REPLACE FUNCTION device_noted(p_device bytea, p_account uuid, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO device_seen (device_hash, account_id, first_at, last_at) VALUES (p_device, p_account, coalesce(p_at, now()), coalesce(p_at, now()))
  ON CONFLICT (device_hash, account_id) DO UPDATE SET last_at = greatest(device_seen.last_at, excluded.last_at)
$$;

-- What a friend's order does is told to the invite, and decided after it by a job: a payment waits for no one else's rows.
CREATE OR REPLACE FUNCTION invite_order_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE invite SET due_at = least(due_at, now()) WHERE friend_id = NEW.account_id AND ((state = 'joined' AND NEW.paid_at IS NOT NULL) OR order_id = NEW.id);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER invite_order_moved AFTER UPDATE ON shop_order FOR EACH ROW
  WHEN (NEW.account_id IS NOT NULL AND (OLD.state, OLD.refunded_minor, OLD.delivered_at) IS DISTINCT FROM (NEW.state, NEW.refunded_minor, NEW.delivered_at))
  EXECUTE FUNCTION invite_order_moved();

-- An address that was confirmed, and two accounts that turned out to be one.
CREATE OR REPLACE FUNCTION invite_account_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE invite SET due_at = least(due_at, now()) WHERE (friend_id = NEW.id OR (inviter_id = NEW.id AND OLD.merged_into IS DISTINCT FROM NEW.merged_into)) AND state <> 'out';
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER invite_account_moved AFTER UPDATE OF email_verified_at, merged_into ON account FOR EACH ROW
  WHEN ((OLD.email_verified_at, OLD.merged_into) IS DISTINCT FROM (NEW.email_verified_at, NEW.merged_into)) EXECUTE FUNCTION invite_account_moved();

-- The campaign is over: friends who have bought nothing bring nothing any more. Whoever has is honoured on their day.
CREATE OR REPLACE FUNCTION campaign_end_invite(c campaign, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  UPDATE invite SET due_at = p_at WHERE campaign_id = c.id AND state = 'joined'
$$;
