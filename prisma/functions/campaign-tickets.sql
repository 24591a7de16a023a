-- Tickets: draws that are owed to somebody. What one can cost at most is held for it when it is given, and of a deck its own slot is
-- kept, so that it can always be opened until its last day, also when the campaign is over or was stopped.
-- Locks: the shopper's balance, the order, the ticket, then the shard, slots last.

-- A ticket's last day: as many days after the campaign as its prizes can be claimed; one that was given later, as many days after that.
CREATE OR REPLACE FUNCTION ticket_end(c campaign, p_at timestamptz) RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN days_end(greatest(c.ends_at, p_at), (campaign_definition(c) #>> '{disclosures,claimDays}')::int);
END $$;

-- Keeps so many slots of a deck that nobody else has; a campaign without a deck has none to keep.
CREATE OR REPLACE FUNCTION tickets_keep_slots(p_campaign uuid, p_tickets uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_kept int;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM campaign_deck WHERE campaign_id = p_campaign) THEN RETURN; END IF;
  WITH free AS (SELECT slot_no FROM campaign_slot WHERE campaign_id = p_campaign AND taken_by IS NULL AND kept_for IS NULL
      ORDER BY slot_no LIMIT cardinality(p_tickets) FOR UPDATE SKIP LOCKED),
    numbered AS (SELECT slot_no, row_number() OVER (ORDER BY slot_no) AS n FROM free),
    kept AS (UPDATE campaign_slot s SET kept_for = p_tickets[f.n] FROM numbered f WHERE s.campaign_id = p_campaign AND s.slot_no = f.slot_no RETURNING 1)
  SELECT count(*) INTO v_kept FROM kept;
  IF v_kept < cardinality(p_tickets) THEN PERFORM refuse('campaign-sold-out'); END IF;
END $$;

-- Gives somebody so many tickets, all held for in one part of the budget; twice is once. `p_source` is what they come from; p_state is
-- 'unpaid' while an order waits for its money, else 'unopened'.
CREATE OR REPLACE FUNCTION tickets_give(p_campaign uuid, p_account uuid, p_draws int, p_source text, p_order uuid, p_claim uuid, p_state text, p_at timestamptz)
RETURNS SETOF campaign_ticket LANGUAGE plpgsql AS $$
DECLARE c campaign; s campaign_shard; v_sources text[] := ARRAY(SELECT p_source || ':' || n FROM generate_series(1, p_draws) n ORDER BY n);
  v_end timestamptz;
BEGIN
  IF EXISTS (SELECT 1 FROM campaign_ticket WHERE source = v_sources[1]) THEN
    RETURN QUERY SELECT * FROM campaign_ticket WHERE source = ANY (v_sources) ORDER BY no;
    RETURN;
  END IF;
  SELECT * INTO c FROM campaign WHERE id = p_campaign;
  s := campaign_hold_of(c, p_draws * c.most_points, p_draws * c.most_minor, p_at);
  v_end := CASE WHEN p_state = 'unopened' THEN ticket_end(c, p_at) END;
  INSERT INTO campaign_ticket (campaign_id, account_id, source, order_id, claim_id, state, shard, held_points, held_minor, given_at, expires_at)
  SELECT c.id, p_account, source, p_order, p_claim, p_state, s.shard, c.most_points, c.most_minor, p_at, v_end FROM unnest(v_sources) WITH ORDINALITY AS x(source, n) ORDER BY n;
  PERFORM tickets_keep_slots(c.id, ARRAY(SELECT id FROM campaign_ticket WHERE source = ANY (v_sources) ORDER BY no));
  RETURN QUERY SELECT * FROM campaign_ticket WHERE source = ANY (v_sources) ORDER BY no;
END $$;

-- Tickets that will not be opened: what was held for them is anybody's again. Answers how many of these there were.
CREATE OR REPLACE FUNCTION tickets_close(p_tickets uuid[], p_state text, p_at timestamptz) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_closed uuid[]; r record;
BEGIN
  WITH closed AS (UPDATE campaign_ticket SET state = p_state, closed_at = p_at
    WHERE id = ANY (p_tickets) AND state IN ('unpaid', 'unopened') RETURNING id)
  SELECT array_agg(id) INTO v_closed FROM closed;
  FOR r IN SELECT campaign_id, shard, sum(held_points)::int AS points, sum(held_minor)::int AS minor FROM campaign_ticket
    WHERE id = ANY (v_closed) GROUP BY 1, 2 ORDER BY 1, 2
  LOOP
    PERFORM campaign_unhold(r.campaign_id, r.shard, r.points, r.minor);
  END LOOP;
  UPDATE campaign_slot SET kept_for = NULL WHERE kept_for = ANY (v_closed) AND taken_by IS NULL;
  RETURN coalesce(cardinality(v_closed), 0);
END $$;

-- A ticket is opened, once, by whom it belongs to: what was held for it is free in its part of the budget, which is answered locked, for the draw.
CREATE OR REPLACE FUNCTION ticket_open(p_ticket uuid, p_account uuid, p_campaign uuid, p_at timestamptz) RETURNS campaign_shard LANGUAGE plpgsql AS $$
DECLARE t campaign_ticket;
BEGIN
  SELECT * INTO t FROM campaign_ticket WHERE id = p_ticket AND account_id = p_account AND campaign_id = p_campaign FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('ticket-unknown'); END IF;
  IF t.state <> 'unopened' OR t.expires_at <= p_at THEN
    PERFORM refuse('ticket-not-open', jsonb_build_object('state', CASE WHEN t.state = 'unopened' THEN 'expired' ELSE t.state END));
  END IF;
  UPDATE campaign_ticket SET state = 'opened', opened_at = p_at WHERE id = t.id;
  UPDATE claim SET state = 'used', used_at = p_at WHERE id = t.claim_id AND state = 'issued';
  RETURN campaign_unhold(t.campaign_id, t.shard, t.held_points, t.held_minor);
END $$;

-- What counts towards a person's limits since a moment: draws for points or for nothing, and tickets that were bought or exchanged,
-- which count when they are given and not when they are opened.
CREATE OR REPLACE FUNCTION draws_counted(p_campaign uuid, p_account uuid, p_since timestamptz) RETURNS bigint LANGUAGE sql STABLE AS $$
  -- of whoever was merged into this account as well
  WITH person AS (SELECT p_account AS id UNION ALL SELECT from_id FROM account_merge WHERE into_id = p_account AND reverted_at IS NULL)
  SELECT (SELECT count(*) FROM draw WHERE campaign_id = p_campaign AND account_id IN (SELECT id FROM person) AND entry <> 'ticket' AND at >= p_since)
    + (SELECT count(*) FROM campaign_ticket WHERE campaign_id = p_campaign AND account_id IN (SELECT id FROM person) AND given_at >= p_since
        AND state <> 'void' AND (order_id IS NOT NULL OR claim_id IS NOT NULL))
$$;

-- Whether this person may have so many more, by the limits of the day and of the person.
CREATE OR REPLACE FUNCTION tickets_judge(c campaign, p_account uuid, p_draws int, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_limits jsonb := campaign_definition(c)->'limits'; v_day int := (v_limits->>'perDay')::int; v_person int := (v_limits->>'perPerson')::int;
BEGIN
  IF v_day IS NOT NULL AND draws_counted(c.id, p_account, date_trunc('day', p_at AT TIME ZONE shop_zone()) AT TIME ZONE shop_zone()) + p_draws > v_day THEN
    PERFORM refuse('campaign-limit-day', jsonb_build_object('limit', v_day));
  END IF;
  IF v_person IS NOT NULL AND draws_counted(c.id, p_account, '-infinity') + p_draws > v_person THEN
    PERFORM refuse('campaign-limit-person', jsonb_build_object('limit', v_person));
  END IF;
END $$;

-- Tickets whose last day is over, of those that cost no money: those that were bought are given back with their money (draws_end_due).
CREATE OR REPLACE FUNCTION tickets_expire_due(p_at timestamptz, p_limit int) RETURNS int LANGUAGE sql AS $$
  SELECT tickets_close(ARRAY(SELECT id FROM campaign_ticket WHERE state = 'unopened' AND order_id IS NULL AND expires_at <= coalesce(p_at, now())
    ORDER BY expires_at LIMIT p_limit FOR UPDATE SKIP LOCKED), 'expired', coalesce(p_at, now()))
$$;

-- What is always true of tickets.
CREATE OR REPLACE FUNCTION ticket_invariants() RETURNS TABLE (id text, what text, violations bigint) LANGUAGE sql STABLE AS $$
  SELECT 'I98', 'an order of draws has as many tickets as were bought, and they stand where it stands', (SELECT count(*) FROM shop_order o
  LEFT JOIN LATERAL (SELECT count(*) AS n, count(*) FILTER (WHERE state = 'unpaid') AS unpaid, count(*) FILTER (WHERE state = 'unopened') AS unopened,
    count(*) FILTER (WHERE state IN ('void', 'expired')) AS closed FROM campaign_ticket WHERE order_id = o.id) t ON true
  LEFT JOIN order_line l ON l.order_id = o.id AND l.position = 0
  WHERE o.campaign_id IS NOT NULL AND ((t.n, o.award_points, o.spent_points, l.quantity) IS DISTINCT FROM (o.draws_bought::bigint, 0, 0, o.draws_bought)
    OR t.unpaid <> CASE WHEN o.state = 'awaiting_payment' THEN t.n ELSE 0 END OR (o.state IN ('cancelled', 'refunded') AND t.unopened > 0)
    OR (o.state = 'cancelled' AND t.closed <> t.n) OR (o.state = 'completed' AND t.closed < l.refunded_quantity)))
  + (SELECT count(*) FROM campaign_ticket t LEFT JOIN shop_order o ON o.id = t.order_id WHERE t.order_id IS NOT NULL AND t.campaign_id IS DISTINCT FROM o.campaign_id)
UNION ALL SELECT 'I99', 'what is held for tickets stands in their part of the budget, of a deck each has its slot, and one that is opened was drawn', (SELECT count(*) FROM (
    SELECT campaign_id, shard, sum(held_points) AS points, sum(held_minor) AS minor FROM campaign_ticket WHERE state IN ('unpaid', 'unopened') GROUP BY 1, 2) t
  LEFT JOIN campaign_shard s ON s.campaign_id = t.campaign_id AND s.shard = t.shard WHERE s.held_points < t.points OR s.held_minor < t.minor OR s.shard IS NULL)
  + (SELECT count(*) FROM campaign_ticket t JOIN campaign_deck d ON d.campaign_id = t.campaign_id LEFT JOIN campaign_slot s ON s.kept_for = t.id
    WHERE (s.slot_no IS NOT NULL AND s.taken_by IS NULL) <> (t.state IN ('unpaid', 'unopened')))
  + (SELECT count(*) FROM campaign_ticket t LEFT JOIN draw d ON d.ticket_id = t.id WHERE (d.id IS NOT NULL) <> (t.state = 'opened'))
$$;
