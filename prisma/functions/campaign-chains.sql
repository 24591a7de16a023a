-- Chains of seeds: what a draw comes out of, as docs/fairness.md says it. lib/campaigns/fairness says the same once more, to check it.

CREATE OR REPLACE FUNCTION bytes_xor(a bytea, b bytea) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT AS $$
  -- the bits of a varbit are sent after four bytes that count them
  SELECT substr(varbit_send(('x' || encode(a, 'hex'))::varbit # ('x' || encode(b, 'hex'))::varbit), 5)
$$;

CREATE OR REPLACE FUNCTION hmac_sha256(p_key bytea, p_message bytea) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT sha256(bytes_xor(k, decode(repeat('5c', 64), 'hex')) || sha256(bytes_xor(k, decode(repeat('36', 64), 'hex')) || p_message))
  FROM (SELECT short || decode(repeat('00', 64 - length(short)), 'hex') AS k
    FROM (SELECT CASE WHEN length(p_key) > 64 THEN sha256(p_key) ELSE p_key END AS short) s) padded
$$;

-- The first seven bytes of a tag as one number.
CREATE OR REPLACE FUNCTION draw_value(p_tag bytea) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT ('x' || encode(substr(p_tag, 1, 7), 'hex'))::bit(56)::bigint
$$;

-- A whole number from 0 to below p_of, each as likely; p_counter says how many were put aside before it. 2^56 = 72057594037927936.
CREATE OR REPLACE FUNCTION draw_below(p_seed bytea, p_message text, p_of bigint, OUT r bigint, OUT counter int) LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE v bigint;
BEGIN
  counter := 0;
  LOOP
    v := draw_value(hmac_sha256(p_seed, convert_to(p_message || '|' || counter, 'UTF8')));
    EXIT WHEN v < 72057594037927936 - 72057594037927936 % p_of;
    counter := counter + 1;
  END LOOP;
  r := v % p_of;
END $$;

-- The prize of a draw. Nothing but these goes in: seed, campaign, words of the version, client seed, number and pity count.
CREATE OR REPLACE FUNCTION draw_from_chain(p_seed bytea, p_campaign uuid, p_hash bytea, p_definition jsonb, h draw_chain, p_pity int,
  OUT prize_no int, OUT counter int) LANGUAGE plpgsql STABLE AS $$
DECLARE v_pity jsonb := nullif(p_definition #> '{draw,pity}', 'null'); v_holds boolean := coalesce(p_pity >= (v_pity->>'after')::int - 1, false);
  v_nos int[]; v_weights bigint[]; v_weight bigint; v_sum bigint := 0; v_r bigint; v_place int := 0;
BEGIN
  SELECT array_agg((x->>'no')::int ORDER BY (x->>'no')::int), array_agg((x->>'weight')::bigint ORDER BY (x->>'no')::int) INTO v_nos, v_weights
  FROM jsonb_array_elements(p_definition->'prizes') x WHERE NOT v_holds OR v_pity->'prizeNos' @> (x->'no');
  FOREACH v_weight IN ARRAY v_weights LOOP v_sum := v_sum + v_weight; END LOOP;
  SELECT b.r, b.counter INTO v_r, counter FROM draw_below(p_seed, concat_ws('|', p_campaign, encode(p_hash, 'hex'), h.client_seed, h.next_nonce, p_pity), v_sum) b;
  -- the first whose weight, added to those of all before it, is more than r
  LOOP
    v_place := v_place + 1;
    EXIT WHEN v_r < v_weights[v_place];
    v_r := v_r - v_weights[v_place];
  END LOOP;
  prize_no := v_nos[v_place];
END $$;

-- Draws since the last that pity counts from, after this prize was given.
CREATE OR REPLACE FUNCTION pity_after(p_definition jsonb, p_pity int, p_prize int) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_definition #> '{draw,pity,prizeNos}' IS NULL OR p_definition #> '{draw,pity,prizeNos}' @> to_jsonb(p_prize) THEN 0 ELSE p_pity + 1 END
$$;

CREATE OR REPLACE FUNCTION chain_told(h draw_chain) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('chainId', h.id, 'round', h.round, 'commitment', encode(h.commitment, 'hex'), 'nextCommitment', encode(h.next_commitment, 'hex'),
    'clientSeed', h.client_seed, 'nextNonce', h.next_nonce,
    'pity', (SELECT pity FROM campaign_player WHERE campaign_id = h.campaign_id AND account_id = h.account_id))
$$;

-- A shopper's row in a campaign, locked; made when they first come.
CREATE OR REPLACE FUNCTION player_lock(p_campaign uuid, p_account uuid, p_at timestamptz) RETURNS campaign_player LANGUAGE plpgsql AS $$
DECLARE k campaign_player;
BEGIN
  SELECT * INTO k FROM campaign_player WHERE campaign_id = p_campaign AND account_id = p_account FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    INSERT INTO campaign_player (campaign_id, account_id, joined_at) VALUES (p_campaign, p_account, p_at) ON CONFLICT DO NOTHING;
    SELECT * INTO k FROM campaign_player WHERE campaign_id = p_campaign AND account_id = p_account FOR NO KEY UPDATE;
  END IF;
  RETURN k;
END $$;

CREATE OR REPLACE FUNCTION has_open_ticket(p_campaign uuid, p_account uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM campaign_ticket WHERE campaign_id = p_campaign AND account_id = p_account AND state IN ('unpaid', 'unopened'))
$$;

-- The shopper's chain, opened when there is none. p: campaignId, accountId, clientSeed, first and next {sealed, commitment} in hex, at.
CREATE OR REPLACE FUNCTION chain_open(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_account uuid := (p->>'accountId')::uuid; c campaign; h draw_chain;
BEGIN
  SELECT * INTO c FROM campaign WHERE id = (p->>'campaignId')::uuid AND launched_at IS NOT NULL;
  IF NOT FOUND OR (SELECT definition #>> '{draw,mode}' FROM campaign_version WHERE campaign_id = c.id AND version = c.version) IS DISTINCT FROM 'chain' THEN
    PERFORM refuse('campaign-unknown');
  END IF;
  SELECT * INTO h FROM draw_chain WHERE campaign_id = c.id AND account_id = v_account AND revealed_at IS NULL;
  IF FOUND THEN RETURN chain_told(h); END IF;
  -- one that is over has no new ones, but for whoever has a ticket still
  IF c.ended_at IS NOT NULL AND NOT has_open_ticket(c.id, v_account) THEN PERFORM refuse('campaign-not-open'); END IF;
  PERFORM player_lock(c.id, v_account, v_at);
  INSERT INTO draw_chain (campaign_id, account_id, round, commitment, sealed_seed, next_commitment, next_sealed_seed, client_seed, created_at)
  SELECT c.id, v_account, coalesce((SELECT max(round) FROM draw_chain WHERE campaign_id = c.id AND account_id = v_account), 0) + 1,
    decode(p #>> '{first,commitment}', 'hex'), decode(p #>> '{first,sealed}', 'hex'), decode(p #>> '{next,commitment}', 'hex'),
    decode(p #>> '{next,sealed}', 'hex'), p->>'clientSeed', v_at
  WHERE NOT EXISTS (SELECT 1 FROM draw_chain WHERE campaign_id = c.id AND account_id = v_account AND revealed_at IS NULL);
  SELECT * INTO h FROM draw_chain WHERE campaign_id = c.id AND account_id = v_account AND revealed_at IS NULL;
  RETURN chain_told(h);
END $$;

-- The shopper's open chain, if this seed is what it committed to; the player's row is the caller's.
CREATE OR REPLACE FUNCTION chain_lock(p_campaign uuid, p_account uuid, p_seed bytea) RETURNS draw_chain LANGUAGE plpgsql AS $$
DECLARE h draw_chain;
BEGIN
  SELECT * INTO h FROM draw_chain WHERE campaign_id = p_campaign AND account_id = p_account AND revealed_at IS NULL FOR NO KEY UPDATE;
  IF NOT FOUND OR sha256(p_seed) IS DISTINCT FROM h.commitment THEN PERFORM refuse('campaign-chain-changed'); END IF;
  RETURN h;
END $$;

-- The shopper takes another client seed. Nothing drawn yet: it changes in place. Else the old seed is told, and the one that was
-- promised follows it. p: campaignId, accountId, clientSeed, seed (the open one, in hex), next {sealed, commitment}, at.
CREATE OR REPLACE FUNCTION chain_change(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_campaign uuid := (p->>'campaignId')::uuid; v_account uuid := (p->>'accountId')::uuid;
  k campaign_player; h draw_chain; v_new draw_chain;
BEGIN
  SELECT * INTO k FROM campaign_player WHERE campaign_id = v_campaign AND account_id = v_account FOR NO KEY UPDATE;
  h := chain_lock(v_campaign, v_account, decode(p->>'seed', 'hex'));
  IF h.next_nonce = 0 THEN
    UPDATE draw_chain SET client_seed = p->>'clientSeed' WHERE id = h.id RETURNING * INTO h;
    RETURN jsonb_build_object('chain', chain_told(h), 'revealed', NULL);
  END IF;
  UPDATE draw_chain SET revealed_seed = decode(p->>'seed', 'hex'), revealed_at = v_at WHERE id = h.id;
  INSERT INTO draw_chain (campaign_id, account_id, round, commitment, sealed_seed, next_commitment, next_sealed_seed, client_seed, created_at)
  VALUES (v_campaign, v_account, h.round + 1, h.next_commitment, h.next_sealed_seed, decode(p #>> '{next,commitment}', 'hex'),
    decode(p #>> '{next,sealed}', 'hex'), p->>'clientSeed', v_at) RETURNING * INTO v_new;
  RETURN jsonb_build_object('chain', chain_told(v_new), 'revealed', chain_told(h) || jsonb_build_object('seed', p->>'seed'));
END $$;

-- What was committed to stays; the client seed changes while nothing is drawn; a nonce follows the one before; a told seed is told.
-- One trigger for each, by the columns that a statement names: its condition is read anew by each statement that asks it.
CREATE OR REPLACE FUNCTION draw_chain_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a chain keeps what it committed to' USING ERRCODE = '42501';
END $$;
CREATE OR REPLACE TRIGGER draw_chain_keeps BEFORE UPDATE OF id, campaign_id, round, commitment, sealed_seed, next_commitment, next_sealed_seed, created_at
  ON draw_chain FOR EACH ROW EXECUTE FUNCTION draw_chain_keeps();
CREATE OR REPLACE FUNCTION draw_chain_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.round > 0 AND NEW.next_nonce >= 0 AND length(NEW.commitment) = 32 AND length(NEW.next_commitment) = 32 AND NEW.client_seed ~ '^[0-9A-Za-z_-]{8,64}$'
    THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'no chain begins like this' USING ERRCODE = '23514';
END $$;
CREATE OR REPLACE TRIGGER draw_chain_begins BEFORE INSERT OR UPDATE OF client_seed ON draw_chain FOR EACH ROW EXECUTE FUNCTION draw_chain_begins();
CREATE OR REPLACE TRIGGER draw_chain_counts BEFORE UPDATE OF next_nonce ON draw_chain FOR EACH ROW
  WHEN (NEW.next_nonce <> OLD.next_nonce + 1 OR OLD.revealed_at IS NOT NULL) EXECUTE FUNCTION draw_chain_keeps();
CREATE OR REPLACE TRIGGER draw_chain_tells BEFORE UPDATE OF account_id, client_seed, revealed_seed, revealed_at ON draw_chain FOR EACH ROW
  WHEN (OLD.revealed_at IS NOT NULL OR (NEW.client_seed <> OLD.client_seed AND OLD.next_nonce > 0)) EXECUTE FUNCTION draw_chain_keeps();
CREATE OR REPLACE TRIGGER draw_chain_stays BEFORE DELETE OR TRUNCATE ON draw_chain FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- Chains of a campaign that is over, whose shopper has nothing left to open: their seeds are to be told.
CREATE OR REPLACE FUNCTION chains_to_tell(c campaign) RETURNS SETOF draw_chain LANGUAGE sql STABLE AS $$
  SELECT h.* FROM draw_chain h WHERE h.campaign_id = c.id AND h.revealed_at IS NULL AND c.ended_at IS NOT NULL AND NOT has_open_ticket(c.id, h.account_id)
$$;

-- Tells the seed of one; false where it was told before, or something is to be drawn from it yet.
CREATE OR REPLACE FUNCTION chain_tell(p_chain uuid, p_seed bytea, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE h draw_chain;
BEGIN
  SELECT * INTO h FROM draw_chain WHERE id = p_chain;
  PERFORM 1 FROM campaign_player WHERE campaign_id = h.campaign_id AND account_id = h.account_id FOR NO KEY UPDATE;
  IF has_open_ticket(h.campaign_id, h.account_id) THEN RETURN false; END IF;
  UPDATE draw_chain SET revealed_seed = p_seed, revealed_at = coalesce(p_at, now()) WHERE id = h.id AND revealed_at IS NULL;
  RETURN FOUND;
END $$;
