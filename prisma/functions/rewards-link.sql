-- A reward that leads to another platform. The address is the reward's and the list of hosts the shop's: a visitor's browser says neither.

CREATE OR REPLACE FUNCTION host_is_under(p_host text, h link_host) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT p_host = h.host OR (h.with_subdomains AND right(p_host, length(h.host) + 1) = '.' || h.host)
$$;

CREATE OR REPLACE FUNCTION host_is_allowed(p_host text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM link_host h WHERE host_is_under(p_host, h))
$$;

-- A text to be copied leads nowhere by itself; it has no host.
CREATE OR REPLACE FUNCTION link_is_open(p_link jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_link->>'host' IS NULL THEN p_link->>'target' LIKE '#%' ELSE host_is_allowed(p_link->>'host') END
$$;

CREATE OR REPLACE FUNCTION reward_check_link(r reward) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF link_is_open(r.settings->'link') IS NOT TRUE THEN
    PERFORM refuse('host-not-allowed', jsonb_build_object('host', coalesce(r.settings->'link'->>'host', '')));
  END IF;
END $$;

CREATE OR REPLACE FUNCTION reward_stands_link(r reward, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT link_is_open(r.settings->'link') IS TRUE
$$;

-- prepared: reference. The door is open at once; whether it was bought is told afterwards, by the platform's own list.
CREATE OR REPLACE FUNCTION reward_issue_link(c claim, r reward, p_prepared jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO link_reference (claim_id, reference) VALUES (c.id, p_prepared->>'reference');
  RETURN '{}';
END $$;

-- A shopper goes where their claim leads: written down each time, and twice within two seconds is a finger that slipped.
-- One that was bought may be gone through again until its last day.
CREATE OR REPLACE FUNCTION link_leave(p_claim uuid, p_account uuid, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); c claim; v_link jsonb;
BEGIN
  SELECT * INTO c FROM claim WHERE id = p_claim AND account_id = p_account AND kind = 'link' AND state <> 'unpaid' FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('claim-unknown'); END IF;
  IF c.state = 'void' THEN PERFORM refuse('claim-void'); END IF;
  IF c.state = 'expired' OR c.expires_at <= v_at THEN PERFORM refuse('claim-ended'); END IF;
  SELECT told->'settings'->'link' INTO v_link FROM reward_version WHERE reward_id = c.reward_id AND version = c.reward_version;
  IF link_is_open(v_link) IS NOT TRUE THEN PERFORM refuse('host-not-allowed', jsonb_build_object('host', coalesce(v_link->>'host', ''))); END IF;
  INSERT INTO link_visit (claim_id, at) SELECT c.id, v_at
  WHERE NOT EXISTS (SELECT 1 FROM link_visit WHERE claim_id = c.id AND at > v_at - interval '2 seconds' AND at <= v_at);
  RETURN jsonb_build_object('link', v_link, 'reference', (SELECT reference FROM link_reference WHERE claim_id = c.id));
END $$;
