-- A draw: one statement. It takes the room in the budget, the number of their chain or a slot of the deck, the piece of the prize and the
-- shopper's points, and gives the prize; or nothing. Who wins is decided by the seed alone: nobody is named here but who draws.
-- Locks in one order: the shopper's balance, their row in the campaign, their chain, the ticket, one part of the budget, the piece.

-- Whether this shopper's tier is the one that the campaign is for.
CREATE OR REPLACE FUNCTION campaign_admit_tier(p_definition jsonb, p_account uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE v_tier jsonb;
BEGIN
  IF p_definition #>> '{audience,minTier}' IS NULL THEN RETURN; END IF;
  v_tier := tier_asked(tier_ladder(p_account, p_at), p_definition #>> '{audience,minTier}');
  IF (v_tier->>'missing')::bigint IS DISTINCT FROM 0 THEN
    PERFORM refuse('campaign-tier-needed', jsonb_build_object('tierZh', v_tier->>'titleZh', 'tierEn', v_tier->>'titleEn'));
  END IF;
END $$;

-- Whether this shopper is of one of the segments that the campaign is for.
CREATE OR REPLACE FUNCTION campaign_admit_segment(p_definition jsonb, p_account uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF p_definition #> '{audience,segments}' IS NULL THEN RETURN; END IF;
  IF NOT p_definition #> '{audience,segments}' ?| segments_of(p_account, p_at) THEN PERFORM refuse('campaign-segment-needed'); END IF;
END $$;

-- Whether this shopper may draw now. What was paid for or given before (entry 'ticket') is refused for age alone.
CREATE OR REPLACE FUNCTION campaign_admit(c campaign, p_definition jsonb, p_account uuid, p_entry text, p_at timestamptz) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE v_limits jsonb := p_definition->'limits'; v_day int := (v_limits->>'perDay')::int; v_person int := (v_limits->>'perPerson')::int;
  v_wait int; v_last timestamptz;
BEGIN
  PERFORM player_admit(p_account, p_entry, p_at);
  IF p_entry = 'ticket' THEN RETURN; END IF;
  IF p_definition #>> '{audience,minTier}' IS NOT NULL THEN PERFORM campaign_admit_tier(p_definition, p_account, p_at); END IF;
  IF p_definition #> '{audience,segments}' IS NOT NULL THEN PERFORM campaign_admit_segment(p_definition, p_account, p_at); END IF;
  IF (p_definition #>> '{audience,newOnly}')::boolean THEN
    PERFORM 1 FROM shop_order WHERE account_id = p_account AND paid_at IS NOT NULL AND reward_id IS NULL AND campaign_id IS NULL LIMIT 1;
    IF FOUND THEN PERFORM refuse('campaign-new-only'); END IF;
  END IF;
  IF v_day IS NOT NULL THEN
    IF draws_counted(c.id, p_account, date_trunc('day', p_at AT TIME ZONE shop_zone()) AT TIME ZONE shop_zone()) >= v_day THEN
      PERFORM refuse('campaign-limit-day', jsonb_build_object('limit', v_day));
    END IF;
  END IF;
  IF v_person IS NOT NULL THEN
    IF draws_counted(c.id, p_account, '-infinity') >= v_person THEN PERFORM refuse('campaign-limit-person', jsonb_build_object('limit', v_person)); END IF;
  END IF;
  IF (v_limits->>'coolDownSeconds')::int > 0 THEN
    SELECT last_draw_at INTO v_last FROM campaign_player WHERE campaign_id = c.id AND account_id = p_account;
    v_wait := ceil((v_limits->>'coolDownSeconds')::int - extract(epoch FROM p_at - v_last));
    IF v_wait > 0 THEN PERFORM refuse('campaign-cool-down', jsonb_build_object('seconds', v_wait)); END IF;
  END IF;
END $$;

-- What a draw is entered with: a ticket, the points that it costs, or nothing where the campaign asks for nothing. It must be what was shown.
CREATE OR REPLACE FUNCTION draw_entry(c campaign, p_definition jsonb, p jsonb, p_at timestamptz) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE v_cost int := (p_definition #>> '{entry,costPoints}')::int;
BEGIN
  IF c.version <> (p->>'version')::int THEN PERFORM refuse('campaign-changed', jsonb_build_object('version', c.version)); END IF;
  IF p->>'ticketId' IS NOT NULL THEN RETURN 'ticket'; END IF;
  IF NOT campaign_open(c, p_at) THEN PERFORM refuse('campaign-not-open'); END IF;
  IF v_cost IS DISTINCT FROM (p->>'costPoints')::int THEN
    PERFORM refuse('campaign-price-changed', jsonb_build_object('costPoints', coalesce(v_cost, 0)));
  END IF;
  IF v_cost IS NOT NULL THEN RETURN 'points'; END IF;
  IF p_definition #>> '{entry,cashMinor}' IS NOT NULL OR (p_definition #>> '{entry,tickets}')::boolean THEN PERFORM refuse('ticket-needed'); END IF;
  RETURN 'free';
END $$;

-- One piece of a limited prize; null when there is none. One that others have locked may come free: only when they are done is it gone.
CREATE OR REPLACE FUNCTION unit_take(p_campaign uuid, p_prize int, p_draw uuid) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_unit int;
BEGIN
  LOOP
    SELECT unit_no INTO v_unit FROM campaign_unit WHERE campaign_id = p_campaign AND prize_no = p_prize AND taken_by IS NULL
    ORDER BY unit_no LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED;
    EXIT WHEN FOUND;
    PERFORM 1 FROM campaign_unit WHERE campaign_id = p_campaign AND prize_no = p_prize AND taken_by IS NULL ORDER BY unit_no LIMIT 1 FOR NO KEY UPDATE;
    IF NOT FOUND AND NOT EXISTS (SELECT 1 FROM campaign_unit WHERE campaign_id = p_campaign AND prize_no = p_prize AND taken_by IS NULL) THEN RETURN NULL; END IF;
  END LOOP;
  UPDATE campaign_unit SET taken_by = p_draw WHERE campaign_id = p_campaign AND prize_no = p_prize AND unit_no = v_unit;
  RETURN v_unit;
END $$;

CREATE OR REPLACE FUNCTION prize_of(p_definition jsonb, p_no int) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT x FROM jsonb_array_elements(p_definition->'prizes') x WHERE (x->>'no')::int = p_no
$$;

CREATE OR REPLACE FUNCTION draw_answer(v draw, c claim, p_pity int, p_replayed boolean) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN jsonb_build_object('drawId', v.id, 'no', v.no, 'prizeNo', v.prize_no, 'drawnPrizeNo', v.drawn_prize, 'points', v.won_points, 'claimId', c.id,
    'claimState', c.state, 'claimWaits', c.state = 'claimed' AND c.due_at IS NOT NULL, 'pity', p_pity, 'isReplay', p_replayed, 'at', v.at);
END $$;

-- What was drawn before, told once more.
CREATE OR REPLACE FUNCTION draw_told(v draw, p_replayed boolean) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT draw_answer(v, c, k.pity, p_replayed)
  FROM campaign_player k LEFT JOIN claim c ON c.won_by = 'draw:' || v.id WHERE k.campaign_id = v.campaign_id AND k.account_id = v.account_id
$$;

-- What it costs and what it gives in points: two postings, and a lot of the shop's marketing that is good as the programme says.
CREATE OR REPLACE FUNCTION draw_book(b points_balance, p_definition jsonb, p_prize jsonb, s campaign_shard, v draw) RETURNS draw LANGUAGE plpgsql AS $$
DECLARE v_named jsonb := jsonb_build_object('campaignId', v.campaign_id, 'campaignZh', p_definition->'titleZh', 'campaignEn', p_definition->'titleEn', 'drawNo', v.no);
  v_why jsonb := v_named || jsonb_build_object('costPoints', v.cost_points); v_won jsonb; v_terms int; v_expiry jsonb; v_end timestamptz;
  v_source text := 'campaign:' || v.campaign_id;
BEGIN
  IF v.won_points > 0 THEN
    v_won := v_named || jsonb_build_object('points', v.won_points, 'prizeNo', p_prize->'no', 'prizeZh', p_prize->'titleZh', 'prizeEn', p_prize->'titleEn');
    SELECT version_id INTO v_terms FROM points_terms WHERE effective_from <= v.at ORDER BY effective_from DESC, version_id DESC LIMIT 1;
    v_expiry := terms_expiry(v_terms);
    v_end := lot_end(v_expiry, v.at, shop_zone());
  END IF;
  IF b.debt_points = 0 AND b.active_at IS NULL AND v_expiry->>'kind' IS DISTINCT FROM 'idle' THEN
    RETURN points_draw(b, s, v, v_source, v_why, v_won, v_end, v_terms);
  END IF;
  -- what is owed is paid first, and what sleeps is woken: the long way, of which the other is the sum
  IF v.cost_points > 0 THEN v.posting_id := points_spend(v.account_id, 'draw:' || v.request_key, 'draw', v_source, v.cost_points, v_why, v.at); END IF;
  IF v.won_points > 0 THEN
    v.award_posting_id := points_award(v.account_id, 'draw:' || v.id || ':award', 'campaign-award', v_source, v.won_points, v_won, NULL, v_end, 'marketing', v_terms,
      NULL, v.at, CASE WHEN v_expiry->>'kind' = 'idle' THEN jsonb_build_object('idleDays', v_expiry->'days') END);
    PERFORM campaign_settle(v.campaign_id, v.shard, v.award_posting_id, v.won_points, 0);
  END IF;
  RETURN v;
END $$;

-- What is drawn, by the seed and nothing else, and the piece of it: fills in the draw.
CREATE OR REPLACE FUNCTION draw_outcome(c campaign, p_hash bytea, p_definition jsonb, p_seed bytea, k campaign_player, h draw_chain, v draw)
RETURNS draw LANGUAGE plpgsql AS $$
DECLARE x campaign_slot;
BEGIN
  IF v.mode = 'deck' THEN
    x := slot_take(c.id, v.ticket_id, p_seed, v.id);
    v.slot_no := x.slot_no; v.drawn_prize := slot_prize(x, p_seed); v.prize_no := v.drawn_prize;
    RETURN v;
  END IF;
  v.chain_id := h.id; v.nonce := h.next_nonce; v.pity := k.pity;
  SELECT o.prize_no, o.counter INTO v.drawn_prize, v.counter FROM draw_from_chain(p_seed, c.id, p_hash, p_definition, h, k.pity) o;
  v.prize_no := v.drawn_prize;
  IF prize_of(p_definition, v.drawn_prize)->>'stock' IS NULL THEN RETURN v; END IF;
  v.unit_no := unit_take(c.id, v.drawn_prize, v.id);
  IF v.unit_no IS NULL THEN
    v.prize_no := (p_definition #>> '{draw,substituteNo}')::int;
    IF v.prize_no IS NULL THEN PERFORM refuse('campaign-sold-out'); END IF;
  END IF;
  RETURN v;
END $$;

-- p: campaignId, accountId, requestId, version and costPoints (as they were shown), commitment (of the chain, as it was shown), ticketId,
-- seed (of the chain or of the deck, in hex), at. The same request is answered as it was first.
CREATE OR REPLACE FUNCTION campaign_draw(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_account uuid := (p->>'accountId')::uuid; v_seed bytea := decode(p->>'seed', 'hex');
  b points_balance := points_lock(v_account); c campaign; d jsonb; v_hash bytea; k campaign_player; h draw_chain; s campaign_shard; v draw; v_prize jsonb; v_claim claim;
BEGIN
  SELECT * INTO v FROM draw WHERE request_key = p->>'requestId';
  IF FOUND THEN
    IF v.account_id <> v_account OR v.campaign_id <> (p->>'campaignId')::uuid THEN PERFORM refuse('key-reused'); END IF;
    RETURN draw_told(v, true);
  END IF;
  SELECT * INTO c FROM campaign WHERE id = (p->>'campaignId')::uuid;
  -- with nothing added to it, for a long text is kept packed and would be unpacked at each look
  SELECT definition || '{}', hash INTO d, v_hash FROM campaign_version WHERE campaign_id = c.id AND version = c.version;
  IF c.launched_at IS NULL OR d #>> '{draw,mode}' IS NULL THEN PERFORM refuse('campaign-unknown'); END IF;
  v.id := gen_random_uuid(); v.no := nextval('draw_no_seq'); v.campaign_id := c.id; v.version := c.version; v.account_id := v_account; v.request_key := p->>'requestId';
  v.mode := d #>> '{draw,mode}'; v.ticket_id := (p->>'ticketId')::uuid; v.pity := 0; v.at := v_at; v.confirmed_at := v_at;
  v.entry := draw_entry(c, d, p, v_at); v.cost_points := 0; v.cost_minor := 0; v.won_points := 0;
  k := player_lock(c.id, v_account, v_at);
  PERFORM campaign_admit(c, d, v_account, v.entry, v_at);
  IF v.entry = 'points' THEN
    v.cost_points := (d #>> '{entry,costPoints}')::int;
    IF b.available_points < v.cost_points THEN
      PERFORM refuse('points-not-enough', jsonb_build_object('availablePoints', b.available_points, 'points', v.cost_points));
    END IF;
  END IF;
  IF v.mode = 'chain' THEN
    h := chain_lock(c.id, v_account, v_seed);
    IF encode(h.commitment, 'hex') IS DISTINCT FROM p->>'commitment' THEN PERFORM refuse('campaign-chain-changed'); END IF;
  END IF;
  -- whatever comes out is paid for before it is known
  IF v.entry = 'ticket' THEN s := ticket_open(v.ticket_id, v_account, c.id, v_at); ELSE s := campaign_cover(c, v_at); END IF;
  v.shard := s.shard;
  v := draw_outcome(c, v_hash, d, v_seed, k, h, v);
  v_prize := prize_of(d, v.prize_no);
  IF v_prize->>'kind' = 'points' THEN
    v.won_points := (v_prize->>'points')::int;
  ELSIF v_prize->>'kind' = 'reward' THEN
    v.cost_minor := (v_prize->>'costMinor')::int;
    v_claim := claim_won(c.id, (v_prize->>'rewardId')::uuid, v_account, 'draw:' || v.id, v_at);
    IF v.cost_minor > 0 THEN PERFORM part_pay_minor(s, v.cost_minor); END IF;
  END IF;
  IF v.cost_points + v.won_points > 0 THEN v := draw_book(b, d, v_prize, s, v); END IF;
  INSERT INTO draw OVERRIDING SYSTEM VALUE SELECT v.*;
  IF v.mode = 'chain' THEN UPDATE draw_chain SET next_nonce = next_nonce + 1 WHERE id = h.id; END IF;
  UPDATE campaign_player SET draws = draws + 1, last_draw_at = v_at, pity = CASE v.mode WHEN 'chain' THEN pity_after(d, pity, v.prize_no) ELSE 0 END
  WHERE campaign_id = c.id AND account_id = v_account RETURNING * INTO k;
  IF k.draws = 1 THEN PERFORM behaviour_happened('campaign-joined', v_account, c.id || ':' || v_account, '{}', NULL, v_at); END IF;
  RETURN draw_answer(v, v_claim, k.pity, false);
END $$;

-- A draw is of one of two modes and of one of three entries, with all that belongs to it and nothing else. It names a version, a part, a chain
-- and postings that are there; none of them is ever deleted: to find them is enough, without a lock.
CREATE OR REPLACE FUNCTION draw_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added d LEFT JOIN campaign_version w ON w.campaign_id = d.campaign_id AND w.version = d.version
      LEFT JOIN campaign_shard s ON s.campaign_id = d.campaign_id AND s.shard = d.shard LEFT JOIN draw_chain h ON h.id = d.chain_id
      LEFT JOIN posting p ON p.id = d.posting_id LEFT JOIN posting q ON q.id = d.award_posting_id
      WHERE (d.entry = CASE WHEN d.ticket_id IS NOT NULL THEN 'ticket' WHEN d.posting_id IS NOT NULL THEN 'points' ELSE 'free' END
          AND (d.posting_id IS NULL) = (d.cost_points = 0) AND num_nulls(d.ticket_id, d.posting_id) > 0
          AND d.mode = CASE WHEN d.slot_no IS NULL THEN 'chain' ELSE 'deck' END AND num_nonnulls(d.chain_id, d.nonce, d.counter) = CASE WHEN d.slot_no IS NULL THEN 3 ELSE 0 END
          AND least(d.cost_points, d.cost_minor, d.won_points) >= 0 AND (d.award_posting_id IS NULL) = (d.won_points = 0)) IS NOT TRUE
        OR num_nulls(w.version, s.shard) > 0 OR (h.id, p.id, q.id) IS DISTINCT FROM (d.chain_id, d.posting_id, d.award_posting_id)) THEN
    RAISE EXCEPTION 'a draw that is not whole, or of something that is not there' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER draw_stands AFTER INSERT ON draw REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION draw_stands();
CREATE OR REPLACE TRIGGER campaign_shard_stays BEFORE DELETE OR TRUNCATE ON campaign_shard FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
