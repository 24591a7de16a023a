-- From the launch on a campaign has a budget of its own, and stock that nobody else can take. Locks: the campaign, its rewards by id, the
-- budget that pays.

-- Stock for the pieces that p_definition has more than p_was: set aside of their rewards, and a row for each that can be drawn. A prize
-- without a limit is points, or a reward that has none either.
CREATE OR REPLACE FUNCTION campaign_stock_up(c campaign, p_definition jsonb, p_was jsonb, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE x record; r reward;
BEGIN
  PERFORM 1 FROM reward WHERE id IN (SELECT (p->>'rewardId')::uuid FROM jsonb_array_elements(p_definition->'prizes') p) ORDER BY id FOR NO KEY UPDATE;
  FOR x IN SELECT (p->>'no')::int AS no, (p->>'rewardId')::uuid AS reward_id, (p->>'stock')::int AS stock, coalesce((w->>'stock')::int, 0) AS had,
      coalesce(p->>CASE p->>'kind' WHEN 'points' THEN 'points' ELSE 'rewardId' END, '') = '' AS is_blank
    FROM jsonb_array_elements(p_definition->'prizes') p
    LEFT JOIN jsonb_array_elements(p_was->'prizes') w ON w->'no' = p->'no' WHERE p->>'kind' <> 'nothing' ORDER BY 1
  LOOP
    IF x.is_blank THEN PERFORM refuse('campaign-prize-unknown', jsonb_build_object('prizeNo', x.no)); END IF;
    IF x.reward_id IS NOT NULL THEN
      SELECT * INTO r FROM reward WHERE id = x.reward_id;
      IF NOT FOUND OR r.state = 'archived' THEN PERFORM refuse('campaign-prize-unknown', jsonb_build_object('prizeNo', x.no)); END IF;
      IF x.stock IS NULL AND r.stock IS NOT NULL THEN PERFORM refuse('campaign-prize-needs-stock', jsonb_build_object('prizeNo', x.no)); END IF;
      IF reward_left(r, p_at) < x.stock - x.had THEN
        PERFORM refuse('campaign-prize-short', jsonb_build_object('prizeNo', x.no, 'left', reward_left(r, p_at), 'wanted', x.stock - x.had));
      END IF;
    END IF;
    CONTINUE WHEN x.stock IS NULL OR x.stock <= x.had;
    IF x.reward_id IS NOT NULL THEN
      UPDATE reward SET set_aside_count = set_aside_count + x.stock - x.had WHERE id = x.reward_id;
      INSERT INTO campaign_set_aside AS s (campaign_id, prize_no, reward_id, set_aside_count) VALUES (c.id, x.no, x.reward_id, x.stock - x.had)
      ON CONFLICT (campaign_id, prize_no) DO UPDATE SET set_aside_count = s.set_aside_count + excluded.set_aside_count;
    END IF;
    IF p_definition #>> '{draw,mode}' IS DISTINCT FROM 'deck' THEN
      INSERT INTO campaign_unit (campaign_id, prize_no, unit_no) SELECT c.id, x.no, n FROM generate_series(x.had + 1, x.stock) n;
    END IF;
  END LOOP;
END $$;

-- Points of the marketing budget for the parts that there are. Who calls holds the campaign and its parts.
CREATE OR REPLACE FUNCTION campaign_grant(c campaign, p_points bigint, p_minor bigint, p_actor uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_parts int := (SELECT count(*) FROM campaign_shard WHERE campaign_id = c.id); v_left bigint; v_minor bigint[] := in_parts(p_minor, v_parts);
BEGIN
  IF p_points > 0 THEN
    IF c.budget_id IS NULL THEN PERFORM refuse('campaign-budget-needed'); END IF;
    SELECT remaining_points INTO v_left FROM points_budget WHERE id = c.budget_id AND archived_at IS NULL AND campaign_id IS NULL FOR NO KEY UPDATE;
    IF NOT FOUND THEN PERFORM refuse('budget-unknown'); END IF;
    IF v_left < p_points THEN PERFORM refuse('campaign-budget-short', jsonb_build_object('remainingPoints', v_left, 'points', p_points)); END IF;
    PERFORM budgets_transfer(c, 'grant', c.budget_id || (SELECT array_agg(budget_id ORDER BY shard) FROM campaign_shard WHERE campaign_id = c.id),
      -p_points || in_parts(p_points, v_parts), p_actor, p_at);
  END IF;
  UPDATE campaign_shard SET remaining_minor = remaining_minor + v_minor[shard + 1] WHERE campaign_id = c.id AND p_minor > 0;
  UPDATE campaign SET granted_points = granted_points + p_points, granted_minor = granted_minor + p_minor WHERE id = c.id;
END $$;

-- As many parts as can pay for some draws each, sixteen at most; where each can pay for very many, sixty-four.
CREATE OR REPLACE FUNCTION campaign_parts(p_points bigint, p_minor bigint, p_most_points bigint, p_most_minor bigint) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT greatest(1, least(16, n / 4), least(64, coalesce(n, 0) / 1000))::int FROM (SELECT least(p_points / nullif(p_most_points, 0), p_minor / nullif(p_most_minor, 0)) AS n) x
$$;

-- A campaign that was agreed to goes before shoppers: its budget leaves the marketing budget, its prizes the mall, its deck is laid, all
-- or nothing. p: campaignId, version, actorId, deck (of a sealed one), at. Twice is once.
CREATE OR REPLACE FUNCTION campaign_launch(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_actor uuid := (p->>'actorId')::uuid;
  c campaign := campaign_lock((p->>'campaignId')::uuid, (p->>'version')::int); d jsonb := campaign_definition(c);
  v_points bigint := (d #>> '{budget,points}')::bigint; v_minor bigint := (d #>> '{budget,minor}')::bigint; v_part regproc; v_was text := c.state;
BEGIN
  IF c.launched_at IS NOT NULL THEN RETURN campaign_answer(c); END IF;
  PERFORM campaign_step(c, 'launch');
  IF c.ends_at <= v_at THEN PERFORM refuse('campaign-over-before-launch'); END IF;
  v_part := campaign_part('check', c.kind, 'campaign,jsonb');
  IF v_part IS NOT NULL THEN EXECUTE format('SELECT %s($1, $2)', v_part) USING c, d; END IF;
  SELECT coalesce(max((x->>'points')::int) FILTER (WHERE x->>'kind' = 'points'), 0), coalesce(max((x->>'costMinor')::int) FILTER (WHERE x->>'kind' = 'reward'), 0)
  INTO c.most_points, c.most_minor FROM jsonb_array_elements(d->'prizes') x;
  IF v_points < c.most_points OR v_minor < c.most_minor THEN
    PERFORM refuse('campaign-budget-too-small', jsonb_build_object('mostPoints', c.most_points, 'mostMinor', c.most_minor));
  END IF;
  UPDATE campaign SET state = 'scheduled', launched_at = v_at, budget_id = (d #>> '{budget,budgetId}')::uuid, most_points = c.most_points, most_minor = c.most_minor,
    parts = campaign_parts(v_points, v_minor, c.most_points, c.most_minor) WHERE id = c.id RETURNING * INTO c;
  WITH part AS (INSERT INTO points_budget (code, title_zh, title_en, campaign_id)
    SELECT 'c-' || replace(c.id::text, '-', '') || '-' || n, d->>'titleZh', d->>'titleEn', c.id
    FROM generate_series(0, c.parts - 1) n RETURNING id, code)
  INSERT INTO campaign_shard (campaign_id, shard, budget_id, remaining_minor) SELECT c.id, substr(code, 36)::smallint, id, 0 FROM part;
  PERFORM campaign_stock_up(c, d, NULL, v_at);
  PERFORM campaign_grant(c, v_points, v_minor, v_actor, v_at);
  IF d #>> '{draw,mode}' = 'deck' THEN
    IF p->'deck' IS NULL OR p->'deck' = 'null' THEN PERFORM refuse('campaign-deck-needed'); END IF;
    PERFORM campaign_deck_lay(c.id, p->'deck', v_at);
  END IF;
  v_part := campaign_part('launch', c.kind, 'campaign,jsonb,jsonb,timestamptz');
  IF v_part IS NOT NULL THEN EXECUTE format('SELECT %s($1, $2, $3, $4)', v_part) USING c, d, p, v_at; END IF;
  PERFORM campaign_write_down(c, 'launch', v_actor, NULL, v_was, v_at);
  RETURN campaign_answer(c);
END $$;

-- A launched campaign gets better for shoppers, and is a version more: p_version is the one that the change was judged against
-- (lib/campaigns/favours), more budget and more stock are set aside here, and odds are never touched. Above a worth by a second person.
CREATE OR REPLACE FUNCTION campaign_amend(p_campaign uuid, p_version int, p_definition jsonb, p_lint jsonb, p_for_others boolean, p_actor uuid, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz := coalesce(p_at, now()); c campaign := campaign_lock(p_campaign, p_version); w jsonb := campaign_definition(c); v_was text := c.state;
  v_points bigint := (p_definition #>> '{budget,points}')::bigint - (w #>> '{budget,points}')::bigint;
  v_minor bigint := (p_definition #>> '{budget,minor}')::bigint - (w #>> '{budget,minor}')::bigint; v_worse text;
BEGIN
  PERFORM campaign_step(c, 'amend');
  IF w = p_definition THEN RETURN campaign_answer(c); END IF;
  SELECT x.field INTO v_worse FROM (VALUES ('prizes', campaign_odds(w) <> campaign_odds(p_definition)), ('budget', v_points < 0 OR v_minor < 0),
    ('kind', c.kind <> p_definition->>'kind'), ('endsAt', (p_definition->>'endsAt')::timestamptz < c.ends_at)) x(field, is_worse) WHERE x.is_worse LIMIT 1;
  IF v_worse IS NOT NULL THEN PERFORM refuse('campaign-not-favourable', jsonb_build_object('field', v_worse)); END IF;
  IF v_points + v_minor > 0 AND campaign_needs_second(p_definition, v_at)
    AND (NOT p_for_others OR p_actor IN (c.submitted_by, (SELECT actor_id FROM campaign_version WHERE campaign_id = c.id AND version = c.version))) THEN
    PERFORM refuse('campaign-second-person', jsonb_build_object('worthMinor', campaign_worth(p_definition, v_at)));
  END IF;
  PERFORM campaign_keep_version(c.id, c.version + 1, p_definition, p_actor, v_at);
  UPDATE campaign SET version = c.version + 1, lint = coalesce(p_lint, lint), starts_at = (p_definition->>'startsAt')::timestamptz,
    ends_at = (p_definition->>'endsAt')::timestamptz WHERE id = c.id RETURNING * INTO c;
  PERFORM campaign_stock_up(c, p_definition, w, v_at);
  IF v_points + v_minor > 0 THEN
    PERFORM campaign_lock_parts(c.id);
    PERFORM campaign_grant(c, v_points, v_minor, p_actor, v_at);
  END IF;
  PERFORM campaign_write_down(c, 'amend', p_actor, NULL, v_was, v_at);
  RETURN campaign_answer(c);
END $$;
