-- Sealed decks: shuffled by the launch's verb, laid here once. What lies in a slot is masked; the seed that unmasks it is sealed outside.

-- The neighbours on the way from a slot to the root. The tree: all levels one after the other, leaves first.
CREATE OR REPLACE FUNCTION deck_path(p_tree bytea, p_size int, p_slot int) RETURNS bytea LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE v_path bytea := ''; v_from int := 0; v_width int := p_size; v_place int := p_slot;
BEGIN
  WHILE v_width > 1 LOOP
    IF v_place # 1 < v_width THEN v_path := v_path || substr(p_tree, (v_from + (v_place # 1)) * 32 + 1, 32); END IF;
    v_from := v_from + v_width; v_place := v_place / 2; v_width := (v_width + 1) / 2;
  END LOOP;
  RETURN v_path;
END $$;

-- Lays the deck of a campaign that is launched. p_deck: size, commitment and sealed seed in hex, masks [int], tree in base64.
CREATE OR REPLACE FUNCTION campaign_deck_lay(p_campaign uuid, p_deck jsonb, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_size int := (p_deck->>'size')::int; v_tree bytea := decode(p_deck->>'tree', 'base64');
BEGIN
  INSERT INTO campaign_deck (campaign_id, size, root, commitment, sealed_seed, sealed_at)
  VALUES (p_campaign, v_size, substr(v_tree, length(v_tree) - 31), decode(p_deck->>'commitment', 'hex'), decode(p_deck->>'sealed', 'hex'), p_at);
  INSERT INTO campaign_slot (campaign_id, slot_no, masked_prize, leaf, proof)
  SELECT p_campaign, n - 1, mask::int, substr(v_tree, (n::int - 1) * 32 + 1, 32), deck_path(v_tree, v_size, n::int - 1)
  FROM jsonb_array_elements_text(p_deck->'masks') WITH ORDINALITY AS m(mask, n);
END $$;

-- What lies in a slot. A slot that somebody laid a hand on does not fit its leaf, and nothing is drawn from it.
CREATE OR REPLACE FUNCTION slot_prize(x campaign_slot, p_seed bytea) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE v_mask bytea := hmac_sha256(p_seed, convert_to('mask|' || x.slot_no, 'UTF8')); v_prize int;
BEGIN
  v_prize := x.masked_prize # (('x' || encode(substr(v_mask, 1, 4), 'hex'))::bit(32)::int & 2147483647);
  IF x.leaf <> sha256(convert_to(concat_ws('|', x.campaign_id, x.slot_no, v_prize,
      encode(hmac_sha256(p_seed, convert_to('salt|' || x.slot_no, 'UTF8')), 'hex')), 'UTF8')) THEN
    RAISE EXCEPTION 'slot % of the deck of campaign % is not as it was sealed', x.slot_no, x.campaign_id;
  END IF;
  RETURN v_prize;
END $$;

-- The lowest slot that nobody has or keeps, or the one that is kept for a ticket. One that others have locked may be free again:
-- only when they are done is it known that none is left.
CREATE OR REPLACE FUNCTION slot_take(p_campaign uuid, p_ticket uuid, p_seed bytea, p_draw uuid) RETURNS campaign_slot LANGUAGE plpgsql AS $$
DECLARE x campaign_slot;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM campaign_deck WHERE campaign_id = p_campaign AND commitment = sha256(p_seed) AND revealed_at IS NULL) THEN
    PERFORM refuse('campaign-chain-changed');
  END IF;
  IF p_ticket IS NOT NULL THEN
    SELECT * INTO x FROM campaign_slot WHERE campaign_id = p_campaign AND kept_for = p_ticket FOR NO KEY UPDATE;
  ELSE
    LOOP
      SELECT * INTO x FROM campaign_slot WHERE campaign_id = p_campaign AND taken_by IS NULL AND kept_for IS NULL
      ORDER BY slot_no LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED;
      EXIT WHEN FOUND;
      PERFORM 1 FROM campaign_slot WHERE campaign_id = p_campaign AND taken_by IS NULL AND kept_for IS NULL ORDER BY slot_no LIMIT 1 FOR NO KEY UPDATE;
      IF NOT FOUND AND NOT EXISTS (SELECT 1 FROM campaign_slot WHERE campaign_id = p_campaign AND taken_by IS NULL AND kept_for IS NULL) THEN
        PERFORM refuse('campaign-sold-out');
      END IF;
    END LOOP;
  END IF;
  UPDATE campaign_slot SET taken_by = p_draw WHERE campaign_id = p_campaign AND slot_no = x.slot_no RETURNING * INTO x;
  RETURN x;
END $$;

CREATE OR REPLACE FUNCTION campaign_slot_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a sealed deck stays as it was sealed' USING ERRCODE = '42501';
END $$;
CREATE OR REPLACE TRIGGER campaign_slot_keeps BEFORE UPDATE OF slot_no, masked_prize, leaf, proof ON campaign_slot
  FOR EACH STATEMENT EXECUTE FUNCTION campaign_slot_keeps();
CREATE OR REPLACE TRIGGER campaign_slot_taken BEFORE UPDATE OF taken_by ON campaign_slot
  FOR EACH ROW WHEN (OLD.taken_by IS NOT NULL) EXECUTE FUNCTION campaign_slot_keeps();
CREATE OR REPLACE TRIGGER campaign_slot_stays BEFORE DELETE OR TRUNCATE ON campaign_slot FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE OR REPLACE TRIGGER campaign_deck_keeps BEFORE UPDATE OF size, root, commitment, sealed_seed, sealed_at ON campaign_deck
  FOR EACH STATEMENT EXECUTE FUNCTION campaign_slot_keeps();
CREATE OR REPLACE TRIGGER campaign_deck_stays BEFORE DELETE OR TRUNCATE ON campaign_deck FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- Seeds of a campaign that nothing is drawn from any more: of its chains, and of its deck when nothing in it is owed to anybody.
CREATE OR REPLACE FUNCTION seeds_to_tell(c campaign) RETURNS TABLE (chain_id uuid, sealed bytea) LANGUAGE sql STABLE AS $$
  SELECT id, sealed_seed FROM chains_to_tell(c)
  UNION ALL SELECT NULL, sealed_seed FROM campaign_deck WHERE campaign_id = c.id AND revealed_at IS NULL AND c.settled_at IS NOT NULL
$$;

CREATE OR REPLACE FUNCTION deck_tell(p_campaign uuid, p_seed bytea, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE campaign_deck k SET revealed_seed = p_seed, revealed_at = coalesce(p_at, now()) FROM campaign c
  WHERE k.campaign_id = p_campaign AND k.revealed_at IS NULL AND c.id = k.campaign_id AND c.settled_at IS NOT NULL;
  RETURN FOUND;
END $$;
