-- A page that the shop writes for those who exchanged for it.

-- Its buttons lead out to listed hosts alone.
CREATE OR REPLACE FUNCTION reward_check_page(r reward) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE v_host text;
BEGIN
  SELECT j #>> '{}' INTO v_host FROM jsonb_path_query(r.settings, '$.page.blocks[*].host ? (@ != null)') j WHERE NOT host_is_allowed(j #>> '{}') LIMIT 1;
  IF FOUND THEN PERFORM refuse('host-not-allowed', jsonb_build_object('host', v_host)); END IF;
END $$;

-- It is the shopper's at once; what is written on it is shown when they open it.
CREATE OR REPLACE FUNCTION reward_issue_page(c claim, r reward, p_prepared jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE sql AS $$
  SELECT '{}'::jsonb
$$;

-- Read is used: the points don't come back. Opened again it is as it was.
CREATE OR REPLACE FUNCTION page_open(p_claim uuid, p_account uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); c claim;
BEGIN
  SELECT * INTO c FROM claim WHERE id = p_claim AND account_id = p_account AND kind = 'page' AND state <> 'unpaid' FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('claim-unknown'); END IF;
  IF c.state = 'void' THEN PERFORM refuse('claim-void'); END IF;
  IF c.state = 'expired' OR c.expires_at <= v_at THEN PERFORM refuse('claim-ended'); END IF;
  UPDATE claim SET state = 'used', used_at = v_at WHERE id = c.id AND state = 'issued';
END $$;
