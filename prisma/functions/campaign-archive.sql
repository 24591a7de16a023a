-- The file of a campaign that is over: what was told, who agreed to it, every draw with all that decided it and what became of it, the
-- seeds, and the record. Written once, in parts, each with its hash; people stand in it by their account alone.

-- What is still to come of an ended campaign: draws that are owed, prizes to hand over, seeds to tell.
CREATE OR REPLACE FUNCTION campaign_file_waits(p_campaign uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('tickets', (SELECT count(*) FROM campaign_ticket WHERE campaign_id = p_campaign AND state IN ('unpaid', 'unopened')),
    'prizes', (SELECT count(*) FROM claim WHERE campaign_id = p_campaign AND state = 'claimed'),
    'seeds', (SELECT count(*) FROM draw_chain WHERE campaign_id = p_campaign AND revealed_at IS NULL)
      + (SELECT count(*) FROM campaign_deck WHERE campaign_id = p_campaign AND revealed_at IS NULL),
    'settled', (SELECT settled_at IS NOT NULL FROM campaign WHERE id = p_campaign))
$$;

CREATE OR REPLACE FUNCTION campaign_file_part(p_campaign uuid, p_name text, p_body jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO campaign_archive_part (campaign_id, no, name, body, hash)
  SELECT p_campaign, (SELECT coalesce(max(no), 0) + 1 FROM campaign_archive_part WHERE campaign_id = p_campaign), p_name, b, sha256(convert_to(b, 'UTF8'))
  FROM (SELECT p_body::text AS b) x
$$;

-- What was told and agreed to. A version's words are kept as the text that its hash is of.
CREATE OR REPLACE FUNCTION campaign_file_head(c campaign) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('format', 'regulars-campaign-1', 'campaignId', c.id, 'slug', c.slug, 'kind', c.kind, 'startsAt', c.starts_at, 'endsAt', c.ends_at,
    'launchedAt', c.launched_at, 'endedAt', c.ended_at, 'endedBecause', c.ended_because, 'settledAt', c.settled_at,
    'shop', (SELECT jsonb_build_object('nameZh', name_zh, 'nameEn', name_en, 'currency', currency, 'timeZone', time_zone) FROM shop),
    'budget', jsonb_build_object('points', c.granted_points, 'minor', c.granted_minor, 'returnedPoints', c.returned_points, 'returnedMinor', c.returned_minor),
    'versions', (SELECT jsonb_agg(jsonb_build_object('version', version, 'text', definition::text, 'sha256', encode(hash, 'hex'), 'writtenBy', actor_id, 'at', at) ORDER BY version)
      FROM campaign_version WHERE campaign_id = c.id),
    'lint', c.lint, 'simulation', c.simulation, 'approval', jsonb_build_object('submittedBy', c.submitted_by, 'approvedBy', c.approved_by, 'at', c.approved_at),
    'deck', (SELECT jsonb_build_object('size', size, 'root', encode(root, 'hex'), 'commitment', encode(commitment, 'hex'), 'seed', encode(revealed_seed, 'hex'), 'sealedAt', sealed_at)
      FROM campaign_deck WHERE campaign_id = c.id),
    'alarm', (SELECT jsonb_build_object('p', p, 'raisedAt', raised_at, 'report', report) FROM campaign_alarm WHERE campaign_id = c.id),
    'players', (SELECT count(*) FROM campaign_player WHERE campaign_id = c.id),
    'tickets', (SELECT coalesce(jsonb_object_agg(state, n), '{}') FROM (SELECT state, count(*) AS n FROM campaign_ticket WHERE campaign_id = c.id GROUP BY 1) x),
    'orders', (SELECT jsonb_build_object('paidMinor', coalesce(sum(total_minor) FILTER (WHERE paid_at IS NOT NULL), 0), 'refundedMinor', coalesce(sum(refunded_minor), 0))
      FROM shop_order WHERE campaign_id = c.id))
$$;

-- How what was won was handed over; null of points.
CREATE OR REPLACE FUNCTION campaign_file_delivery(p_won_by text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('claimNo', k.no, 'kind', k.kind, 'state', k.state, 'issuedAt', k.issued_at, 'usedAt', k.used_at, 'carrier', k.delivery->'carrier',
    'trackingNumber', k.delivery->'trackingNumber') FROM claim k WHERE k.won_by = p_won_by
$$;

-- A draw, with what decided it, what was given, and how that was handed over.
CREATE OR REPLACE FUNCTION campaign_file_draw(d draw) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('no', d.no, 'drawId', d.id, 'at', d.at, 'accountId', d.account_id, 'version', d.version, 'entry', d.entry, 'costPoints', d.cost_points,
    'mode', d.mode, 'chainId', d.chain_id, 'nonce', d.nonce, 'pity', d.pity, 'counter', d.counter, 'slotNo', d.slot_no, 'drawnPrize', d.drawn_prize, 'prizeNo', d.prize_no,
    'unitNo', d.unit_no, 'wonPoints', d.won_points, 'costMinor', d.cost_minor, 'confirmedAt', d.confirmed_at,
    'delivery', campaign_file_delivery('draw:' || d.id))
$$;

-- Writes the file and seals it, once, when the campaign is archived. Nothing may be open any more.
CREATE OR REPLACE FUNCTION campaign_file_write(c campaign, p_actor uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_waits jsonb := campaign_file_waits(c.id); r record; v_draws int; v_parts int; v_hash bytea;
BEGIN
  IF NOT (v_waits->>'settled')::boolean OR v_waits @? '$.* ? (@.type() == "number" && @ > 0)' THEN PERFORM refuse('campaign-not-settled', v_waits); END IF;
  PERFORM campaign_file_part(c.id, 'campaign', campaign_file_head(c));
  FOR r IN SELECT jsonb_agg(jsonb_build_object('chainId', id, 'accountId', account_id, 'round', round, 'commitment', encode(commitment, 'hex'),
      'seed', encode(revealed_seed, 'hex'), 'clientSeed', client_seed, 'draws', next_nonce, 'at', created_at) ORDER BY n) AS body
    FROM (SELECT h.*, row_number() OVER (ORDER BY created_at, id) - 1 AS n FROM draw_chain h WHERE campaign_id = c.id) x GROUP BY n / 1000 ORDER BY n / 1000
  LOOP
    PERFORM campaign_file_part(c.id, 'chains', r.body);
  END LOOP;
  FOR r IN SELECT jsonb_agg(campaign_file_draw(d) ORDER BY x.n) AS body
    FROM (SELECT id, row_number() OVER (ORDER BY no) - 1 AS n FROM draw WHERE campaign_id = c.id) x JOIN draw d ON d.id = x.id GROUP BY n / 1000 ORDER BY n / 1000
  LOOP
    PERFORM campaign_file_part(c.id, 'draws', r.body);
  END LOOP;
  -- of an invite: each friend with what was decided and why, and each promise with what became of it
  FOR r IN SELECT jsonb_agg(jsonb_build_object('no', no, 'inviterId', inviter_id, 'friendId', friend_id, 'joinedAt', joined_at, 'orderedAt', ordered_at, 'countedAt', counted_at,
      'state', state, 'reason', reason, 'score', score, 'signals', signals, 'verdict', verdict, 'verdictBy', verdict_by, 'verdictNote', verdict_note) ORDER BY n) AS body
    FROM (SELECT i.*, row_number() OVER (ORDER BY no) - 1 AS n FROM invite i WHERE campaign_id = c.id) x GROUP BY n / 1000 ORDER BY n / 1000
  LOOP
    PERFORM campaign_file_part(c.id, 'friends', r.body);
  END LOOP;
  FOR r IN SELECT jsonb_agg(to_jsonb(x) - 'n' || jsonb_build_object('delivery', campaign_file_delivery('invite:' || id)) ORDER BY n) AS body
    FROM (SELECT a.*, row_number() OVER (ORDER BY held_at, id) - 1 AS n FROM invite_award a WHERE campaign_id = c.id) x GROUP BY n / 1000 ORDER BY n / 1000
  LOOP
    PERFORM campaign_file_part(c.id, 'awards', r.body);
  END LOOP;
  PERFORM campaign_file_part(c.id, 'record', (SELECT coalesce(jsonb_agg(jsonb_build_object('at', at, 'actorId', actor_id, 'action', action, 'reason', reason,
    'before', before, 'after', after) ORDER BY id), '[]') FROM audit_log WHERE subject = 'campaign:' || c.id));
  SELECT count(*), sha256(string_agg(hash, ''::bytea ORDER BY no)) INTO v_parts, v_hash FROM campaign_archive_part WHERE campaign_id = c.id;
  SELECT count(*) INTO v_draws FROM draw WHERE campaign_id = c.id;
  INSERT INTO campaign_archive (campaign_id, hash, parts, draws, archived_by, archived_at, keep_until)
  VALUES (c.id, v_hash, v_parts, v_draws, p_actor, p_at, ((p_at AT TIME ZONE shop_zone())::date + interval '3 years')::date);
END $$;

-- Whether the file is still as it was sealed: every part has its hash, and all of them the file's.
CREATE OR REPLACE FUNCTION campaign_file_holds(p_campaign uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT a.hash = (SELECT sha256(string_agg(hash, ''::bytea ORDER BY no)) FROM campaign_archive_part p WHERE p.campaign_id = a.campaign_id)
    AND a.parts = (SELECT count(*) FROM campaign_archive_part p WHERE p.campaign_id = a.campaign_id AND p.hash = sha256(convert_to(p.body, 'UTF8')))
  FROM campaign_archive a WHERE a.campaign_id = p_campaign
$$;

-- What was won in a campaign and is an incidental income: a fifth of its worth is to be kept back. Money that was sent has had it kept back
-- already (payout); what was taken back or never claimed is nobody's income. That the list left, and for how many, stands in the record.
CREATE OR REPLACE FUNCTION campaign_withholding(p_campaign uuid, p_actor uuid, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_list jsonb;
BEGIN
  SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.at, x.no, x.by), '[]') INTO v_list FROM (
    SELECT w.by, w.no, w.at, a.id AS "accountId", a.name, a.email, z->>'titleZh' AS prize, (z->>'marketValueMinor')::int AS "worthMinor",
      payout_withheld('incidental', (z->>'marketValueMinor')::int) AS "withheldMinor", k.state
    FROM (SELECT 'draw' AS by, no, account_id, version, prize_no, at, 'draw:' || id AS won_by FROM draw WHERE campaign_id = p_campaign
      UNION ALL SELECT CASE WHEN friends IS NULL THEN 'friend' ELSE 'friends:' || friends END, NULL, inviter_id, version, prize_no, given_at, 'invite:' || id
        FROM invite_award WHERE campaign_id = p_campaign AND state IN ('given', 'closed')) w
    JOIN account a ON a.id = w.account_id JOIN campaign_version v ON v.campaign_id = p_campaign AND v.version = w.version
    JOIN LATERAL jsonb_array_elements(v.definition->'prizes') z ON (z->>'no')::int = w.prize_no AND z->>'taxClass' = 'incidental'
    LEFT JOIN claim k ON k.won_by = w.won_by
    WHERE coalesce(k.kind <> 'red-packet' AND k.state NOT IN ('void', 'expired'), true)) x;
  INSERT INTO audit_log (at, actor_id, action, subject, after) VALUES (coalesce(p_at, now()), p_actor, 'campaign.withholding', 'campaign:' || p_campaign,
    jsonb_build_object('lines', jsonb_array_length(v_list)));
  RETURN v_list;
END $$;
