-- A campaign ends once, whoever says so: its day, its last piece, its budget, or somebody who stops it. What is on its way is honoured, and
-- tickets may be opened until their own last day; everything else goes back. No draw ends a campaign: it holds a part, and here all are taken.

-- Whether something is still held for somebody: a ticket, or what the kind says.
CREATE OR REPLACE FUNCTION campaign_owes(c campaign) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE v_part regproc := campaign_part('owes', c.kind, 'campaign'); v_owes boolean := EXISTS (SELECT 1 FROM campaign_ticket WHERE campaign_id = c.id AND state IN ('unpaid', 'unopened'));
BEGIN
  IF NOT v_owes AND v_part IS NOT NULL THEN EXECUTE format('SELECT %s($1)', v_part) INTO v_owes USING c; END IF;
  RETURN v_owes;
END $$;

-- Why nothing more can be drawn, or null: 'sold-out' where the rules close it with a prize, 'budget' where the next draw could not be paid.
CREATE OR REPLACE FUNCTION campaign_spent(c campaign) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE d jsonb := campaign_definition(c);
BEGIN
  IF d->'draw' = 'null' THEN RETURN NULL; END IF;
  IF d #>> '{draw,mode}' = 'deck' THEN
    IF NOT EXISTS (SELECT 1 FROM campaign_slot WHERE campaign_id = c.id AND taken_by IS NULL AND kept_for IS NULL) THEN RETURN 'sold-out'; END IF;
  ELSIF d #>> '{draw,whenGone}' = 'close' AND EXISTS (SELECT 1 FROM jsonb_array_elements(d->'prizes') x WHERE x->>'stock' IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM campaign_unit u WHERE u.campaign_id = c.id AND u.prize_no = (x->>'no')::int AND u.taken_by IS NULL)) THEN
    RETURN 'sold-out';
  END IF;
  IF NOT campaign_has_room(c.id, c.most_points, c.most_minor) THEN RETURN 'budget'; END IF;
  RETURN NULL;
END $$;

-- Undrawn pieces go back to their rewards, but for as many of each prize as there are tickets that may still draw it.
CREATE OR REPLACE FUNCTION campaign_return_stock(c campaign) RETURNS void LANGUAGE plpgsql AS $$
DECLARE x record; v_back int; v_deck boolean := EXISTS (SELECT 1 FROM campaign_deck WHERE campaign_id = c.id); v_kept bigint;
BEGIN
  SELECT count(*) INTO v_kept FROM campaign_ticket WHERE campaign_id = c.id AND state IN ('unpaid', 'unopened');
  IF v_kept = 0 AND campaign_owes(c) THEN RETURN; END IF;
  PERFORM 1 FROM reward WHERE id IN (SELECT reward_id FROM campaign_set_aside WHERE campaign_id = c.id) ORDER BY id FOR NO KEY UPDATE;
  FOR x IN SELECT * FROM campaign_set_aside WHERE campaign_id = c.id ORDER BY prize_no LOOP
    v_back := CASE WHEN v_deck THEN x.set_aside_count - x.returned_count - (SELECT count(*) FROM draw d WHERE d.campaign_id = c.id AND d.prize_no = x.prize_no
        AND NOT EXISTS (SELECT 1 FROM claim k WHERE k.won_by = 'draw:' || d.id AND prize_is_back(k)))
      ELSE (SELECT count(*) FROM campaign_unit WHERE campaign_id = c.id AND prize_no = x.prize_no AND taken_by IS NULL) END - v_kept;
    CONTINUE WHEN v_back <= 0;
    UPDATE campaign_set_aside SET returned_count = returned_count + v_back WHERE campaign_id = c.id AND prize_no = x.prize_no;
    UPDATE reward SET set_aside_count = set_aside_count - v_back WHERE id = x.reward_id;
    DELETE FROM campaign_unit WHERE campaign_id = c.id AND prize_no = x.prize_no AND unit_no IN (SELECT unit_no FROM campaign_unit
      WHERE campaign_id = c.id AND prize_no = x.prize_no AND taken_by IS NULL ORDER BY unit_no DESC LIMIT v_back);
  END LOOP;
END $$;

-- What an ended campaign has left and holds for nobody goes back, however often it is asked; with nothing owed any more it is settled.
CREATE OR REPLACE FUNCTION campaign_release(p_campaign uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE c campaign := campaign_lock(p_campaign); v_at timestamptz := coalesce(p_at, now()); v_budgets uuid[]; v_points bigint[]; v_sum bigint; v_minor bigint;
BEGIN
  IF c.ended_at IS NULL THEN RETURN; END IF;
  PERFORM campaign_lock_parts(c.id);
  PERFORM campaign_return_stock(c);
  SELECT array_agg(s.budget_id ORDER BY s.shard), array_agg(s.held_points - b.remaining_points ORDER BY s.shard), sum(b.remaining_points - s.held_points), sum(s.remaining_minor)
  INTO v_budgets, v_points, v_sum, v_minor FROM campaign_shard s JOIN points_budget b ON b.id = s.budget_id WHERE s.campaign_id = c.id;
  IF v_sum > 0 THEN
    PERFORM 1 FROM points_budget WHERE id = c.budget_id FOR NO KEY UPDATE;
    PERFORM budgets_transfer(c, 'return', v_budgets || c.budget_id, v_points || v_sum, NULL, v_at);
  END IF;
  UPDATE campaign_shard SET remaining_minor = 0 WHERE campaign_id = c.id AND remaining_minor > 0;
  UPDATE campaign SET returned_points = returned_points + v_sum, returned_minor = returned_minor + v_minor,
    settled_at = CASE WHEN NOT campaign_owes(c) THEN coalesce(settled_at, v_at) END WHERE id = c.id AND (v_sum > 0 OR v_minor > 0 OR settled_at IS NULL);
END $$;

-- The end, for good: what is left of budget and stock goes back in the same statement. Twice is once.
CREATE OR REPLACE FUNCTION campaign_end(p_campaign uuid, p_because text, p_actor uuid, p_reason text, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); c campaign := campaign_lock(p_campaign); v_was text := c.state; v_part regproc; v_deed text := CASE p_because WHEN 'stopped' THEN 'stop' ELSE 'end' END;
BEGIN
  IF c.ended_at IS NOT NULL THEN RETURN campaign_answer(c); END IF;
  UPDATE campaign SET state = campaign_step(c, v_deed), ended_at = v_at, ended_because = p_because WHERE id = c.id RETURNING * INTO c;
  v_part := campaign_part('end', c.kind, 'campaign,timestamptz');
  IF v_part IS NOT NULL THEN EXECUTE format('SELECT %s($1, $2)', v_part) USING c, v_at; END IF;
  PERFORM campaign_write_down(c, v_deed, p_actor, p_reason, v_was, v_at);
  PERFORM campaign_release(c.id, v_at);
  RETURN campaign_answer(c);
END $$;

-- Ends it when nothing more can be drawn, and says why; asked after a draw that was refused for it or took the last piece, and by the job.
CREATE OR REPLACE FUNCTION campaign_end_if_spent(p_campaign uuid, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE c campaign; v_why text;
BEGIN
  SELECT * INTO c FROM campaign WHERE id = p_campaign;
  IF c.launched_at IS NULL OR c.ended_at IS NOT NULL THEN RETURN NULL; END IF;
  IF campaign_spent(c) IS NULL THEN RETURN NULL; END IF;
  -- looked at again where nobody draws: a draw that was undone has given its piece back
  c := campaign_lock(p_campaign);
  PERFORM campaign_lock_parts(p_campaign);
  v_why := campaign_spent(c);
  IF v_why IS NOT NULL THEN PERFORM campaign_end(p_campaign, v_why, NULL, NULL, p_at); END IF;
  RETURN v_why;
END $$;

-- Which campaigns wait for the job: their day is over, they are spent, or something of them can go back.
CREATE OR REPLACE FUNCTION campaigns_to_end(p_at timestamptz) RETURNS TABLE (id uuid, since timestamptz) LANGUAGE sql STABLE AS $$
  SELECT c.id, CASE WHEN c.ended_at IS NOT NULL THEN c.ended_at WHEN c.ends_at <= p_at THEN c.ends_at ELSE p_at END FROM campaign c
  WHERE (c.state IN ('scheduled', 'live', 'paused') AND (c.ends_at <= p_at OR campaign_spent(c) IS NOT NULL))
    OR (c.ended_at IS NOT NULL AND ((c.settled_at IS NULL AND NOT campaign_owes(c)) OR EXISTS (SELECT 1 FROM campaign_shard s JOIN points_budget b ON b.id = s.budget_id
      WHERE s.campaign_id = c.id AND (b.remaining_points > s.held_points OR s.remaining_minor > 0))
      -- a prize that came back when all was settled
      OR (c.settled_at IS NOT NULL AND EXISTS (SELECT 1 FROM campaign_unit u JOIN campaign_set_aside x USING (campaign_id, prize_no)
        WHERE u.campaign_id = c.id AND u.taken_by IS NULL))))
$$;

-- What the job does with one of them.
CREATE OR REPLACE FUNCTION campaign_tend(p_campaign uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); c campaign;
BEGIN
  SELECT * INTO c FROM campaign WHERE id = p_campaign;
  IF c.ended_at IS NOT NULL THEN PERFORM campaign_release(c.id, v_at);
  ELSIF c.ends_at <= v_at THEN PERFORM campaign_end(c.id, 'over', NULL, NULL, v_at);
  ELSE PERFORM campaign_end_if_spent(c.id, v_at);
  END IF;
END $$;
