-- The kernel of campaigns. What is a kind's own stands in functions of its name, campaign_<part>_<kind>, and is asked for by name:
--   check(campaign, definition): refuses what can't be kept          launch(campaign, definition, p, at): what it sets up besides
--   end(campaign, at): what it closes when the campaign is over      owes(campaign): is something still held for somebody?
-- A kind that lacks a part has nothing to say there.

CREATE OR REPLACE FUNCTION campaign_part(p_part text, p_kind text, p_takes text) RETURNS regproc LANGUAGE sql STABLE AS $$
  SELECT to_regprocedure(format('campaign_%s_%s(%s)', p_part, replace(p_kind, '-', '_'), p_takes))::regproc
$$;

-- The life of a campaign: lib/campaigns/rules.ts has the same table; a test compares them.
CREATE OR REPLACE FUNCTION campaign_deeds() RETURNS TABLE (deed text, from_state text, to_state text) LANGUAGE sql IMMUTABLE AS $$
  SELECT d, unnest(f), t FROM (VALUES
    ('edit', ARRAY['draft', 'linted', 'simulated', 'approved'], 'draft'), ('lint', ARRAY['draft'], 'linted'), ('simulate', ARRAY['linted'], 'simulated'),
    ('approve', ARRAY['simulated'], 'approved'), ('launch', ARRAY['approved'], 'scheduled'), ('begin', ARRAY['scheduled'], 'live'),
    ('amend', ARRAY['scheduled', 'live', 'paused'], NULL), ('pause', ARRAY['scheduled', 'live'], 'paused'), ('resume', ARRAY['paused'], 'scheduled'),
    ('stop', ARRAY['scheduled', 'live', 'paused'], 'ended'), ('end', ARRAY['scheduled', 'live', 'paused'], 'ended'), ('archive', ARRAY['ended'], 'archived')) x(d, f, t)
$$;

-- Where this deed leads from here, or a refusal.
CREATE OR REPLACE FUNCTION campaign_step(c campaign, p_deed text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_to text;
BEGIN
  SELECT coalesce(to_state, c.state) INTO v_to FROM campaign_deeds() WHERE deed = p_deed AND from_state = c.state;
  IF NOT FOUND THEN PERFORM refuse('campaign-not-now', jsonb_build_object('state', c.state)); END IF;
  RETURN v_to;
END $$;

-- Whoever writes: a campaign goes from state to state by its deeds, stays of its kind, and what was launched keeps its odds.
CREATE OR REPLACE FUNCTION campaign_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.kind <> NEW.kind OR (OLD.state <> NEW.state AND NOT EXISTS (SELECT 1 FROM campaign_deeds() WHERE from_state = OLD.state AND to_state = NEW.state)) THEN
    RAISE EXCEPTION 'a campaign does not go from % to %', OLD.state, NEW.state USING ERRCODE = '23514';
  END IF;
  IF OLD.launched_at IS NOT NULL AND OLD.version <> NEW.version AND (SELECT count(DISTINCT campaign_odds(definition)) FROM campaign_version
      WHERE campaign_id = NEW.id AND version IN (OLD.version, NEW.version)) > 1 THEN
    RAISE EXCEPTION 'a launched campaign keeps its odds' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER campaign_moves BEFORE UPDATE ON campaign FOR EACH ROW EXECUTE FUNCTION campaign_moves();

-- What nobody may change after the launch: what can be won, how likely, and how it is drawn.
CREATE OR REPLACE FUNCTION campaign_odds(p_definition jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('draw', p_definition->'draw', 'prizes', (SELECT jsonb_agg(jsonb_build_array(x->'no', x->'kind', x->'points', x->'rewardId', x->'weight')
    ORDER BY (x->>'no')::int) FROM jsonb_array_elements(p_definition->'prizes') x))
$$;

CREATE OR REPLACE FUNCTION campaign_definition(c campaign) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT definition FROM campaign_version WHERE campaign_id = c.id AND version = c.version
$$;

CREATE OR REPLACE FUNCTION campaign_named(c campaign) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('campaignId', c.id, 'campaignZh', d->>'titleZh', 'campaignEn', d->>'titleEn') FROM campaign_definition(c) d
$$;

-- Open once its day has come, be it that no job has said so yet.
CREATE OR REPLACE FUNCTION campaign_open(c campaign, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT c.state IN ('scheduled', 'live') AND c.starts_at <= coalesce(p_at, now()) AND coalesce(p_at, now()) < c.ends_at
$$;

CREATE OR REPLACE FUNCTION campaign_answer(c campaign) RETURNS jsonb LANGUAGE sql AS $$
  SELECT jsonb_build_object('campaignId', c.id, 'slug', c.slug, 'version', c.version, 'state', c.state)
$$;

CREATE OR REPLACE FUNCTION campaign_lock(p_campaign uuid, p_version int DEFAULT NULL) RETURNS campaign LANGUAGE plpgsql AS $$
DECLARE c campaign;
BEGIN
  SELECT * INTO c FROM campaign WHERE id = p_campaign FOR NO KEY UPDATE;
  IF NOT FOUND THEN PERFORM refuse('campaign-unknown'); END IF;
  IF p_version <> c.version THEN PERFORM refuse('campaign-changed', jsonb_build_object('version', c.version)); END IF;
  RETURN c;
END $$;

CREATE OR REPLACE FUNCTION campaign_write_down(c campaign, p_deed text, p_actor uuid, p_reason text, p_before text, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after) VALUES (p_at, p_actor, 'campaign.' || p_deed, 'campaign:' || c.id, coalesce(p_reason, ''),
    CASE WHEN p_before IS NOT NULL THEN jsonb_build_object('state', p_before) END, jsonb_build_object('state', c.state, 'version', c.version))
$$;

CREATE OR REPLACE FUNCTION campaign_keep_version(p_campaign uuid, p_version int, p_definition jsonb, p_actor uuid, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO campaign_version (campaign_id, version, definition, hash, actor_id, at)
  VALUES (p_campaign, p_version, p_definition, sha256(convert_to(p_definition::text, 'UTF8')), p_actor, p_at)
$$;

-- A marketer's words become the campaign's next version, and it has all of its way to the launch before it again. The same words are no
-- version. p_version: the one that was edited; p_request: a new campaign's id, so that a form sent twice is one campaign.
CREATE OR REPLACE FUNCTION campaign_save(p_id uuid, p_definition jsonb, p_actor uuid, p_at timestamptz, p_request uuid DEFAULT NULL, p_version int DEFAULT NULL)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); c campaign; v_was text; v_id uuid := coalesce(p_request, gen_random_uuid());
BEGIN
  PERFORM campaign_budget_stands(p_definition);
  IF p_id IS NULL THEN
    INSERT INTO campaign (id, slug, kind, starts_at, ends_at, created_by, created_at) VALUES (v_id, (p_definition->>'kind') || '-' || left(v_id::text, 8),
      p_definition->>'kind', (p_definition->>'startsAt')::timestamptz, (p_definition->>'endsAt')::timestamptz, p_actor, v_at)
    ON CONFLICT (id) DO NOTHING RETURNING * INTO c;
    IF NOT FOUND THEN
      SELECT * INTO c FROM campaign WHERE id = v_id;
      IF c.created_by IS DISTINCT FROM p_actor THEN PERFORM refuse('key-reused'); END IF;
      RETURN campaign_answer(c);
    END IF;
    PERFORM campaign_keep_version(c.id, 1, p_definition, p_actor, v_at);
    PERFORM campaign_write_down(c, 'create', p_actor, NULL, NULL, v_at);
    RETURN campaign_answer(c);
  END IF;
  c := campaign_lock(p_id, p_version); v_was := c.state;
  IF c.kind <> p_definition->>'kind' THEN PERFORM refuse('campaign-kind-fixed'); END IF;
  PERFORM campaign_step(c, 'edit');
  IF campaign_definition(c) = p_definition THEN RETURN campaign_answer(c); END IF;
  PERFORM campaign_keep_version(c.id, c.version + 1, p_definition, p_actor, v_at);
  UPDATE campaign SET version = c.version + 1, state = 'draft', starts_at = (p_definition->>'startsAt')::timestamptz, ends_at = (p_definition->>'endsAt')::timestamptz,
    lint = NULL, simulation = NULL, submitted_by = NULL, approved_by = NULL, approved_at = NULL WHERE id = c.id RETURNING * INTO c;
  PERFORM campaign_write_down(c, 'edit', p_actor, NULL, v_was, v_at);
  RETURN campaign_answer(c);
END $$;

-- Points come out of a budget of marketing that stands.
CREATE OR REPLACE FUNCTION campaign_budget_stands(p_definition jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_definition #>> '{budget,budgetId}' IS NOT NULL AND NOT EXISTS (SELECT 1 FROM points_budget
    WHERE id = (p_definition #>> '{budget,budgetId}')::uuid AND archived_at IS NULL AND campaign_id IS NULL) THEN PERFORM refuse('budget-unknown'); END IF;
END $$;

-- What the linter said of this version; only one that blocks nothing goes on.
CREATE OR REPLACE FUNCTION campaign_lint_keep(p_campaign uuid, p_version int, p_lint jsonb, p_passes boolean, p_actor uuid, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); c campaign := campaign_lock(p_campaign, p_version); v_was text := c.state; v_to text := campaign_step(c, 'lint');
BEGIN
  UPDATE campaign SET lint = p_lint, state = CASE WHEN p_passes THEN v_to ELSE state END WHERE id = c.id RETURNING * INTO c;
  IF p_passes THEN PERFORM campaign_write_down(c, 'lint', p_actor, NULL, v_was, v_at); END IF;
  RETURN campaign_answer(c);
END $$;

CREATE OR REPLACE FUNCTION campaign_simulation_keep(p_campaign uuid, p_version int, p_simulation jsonb, p_actor uuid, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); c campaign := campaign_lock(p_campaign, p_version); v_was text := c.state; v_to text := campaign_step(c, 'simulate');
BEGIN
  UPDATE campaign SET simulation = p_simulation, state = v_to, submitted_by = p_actor WHERE id = c.id RETURNING * INTO c;
  PERFORM campaign_write_down(c, 'simulate', p_actor, NULL, v_was, v_at);
  RETURN campaign_answer(c);
END $$;

-- What a campaign may give away at most, in fen: points at their face value.
CREATE OR REPLACE FUNCTION campaign_worth(p_definition jsonb, p_at timestamptz) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce((p_definition #>> '{budget,minor}')::bigint, 0) + coalesce((p_definition #>> '{budget,points}')::bigint, 0) * 100 /
    coalesce((SELECT (terms->'spending'->>'pointsPerUnit')::bigint FROM points_terms WHERE effective_from <= p_at ORDER BY effective_from DESC, version_id DESC LIMIT 1), 100)
$$;

CREATE OR REPLACE FUNCTION campaign_needs_second(p_definition jsonb, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT campaign_worth(p_definition, p_at) > (SELECT second_person_minor FROM campaign_terms)
$$;

-- Somebody agrees to it: above a worth one who may agree for others (p_for_others), and not who wrote it, nor who tried it out.
CREATE OR REPLACE FUNCTION campaign_approve(p_campaign uuid, p_version int, p_for_others boolean, p_actor uuid, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); c campaign := campaign_lock(p_campaign, p_version); v_was text := c.state; v_to text := campaign_step(c, 'approve'); v campaign_version;
BEGIN
  SELECT * INTO v FROM campaign_version WHERE campaign_id = c.id AND version = c.version;
  IF campaign_needs_second(v.definition, v_at) AND (NOT p_for_others OR p_actor IN (v.actor_id, c.submitted_by)) THEN
    PERFORM refuse('campaign-second-person', jsonb_build_object('worthMinor', campaign_worth(v.definition, v_at)));
  END IF;
  UPDATE campaign SET state = v_to, approved_by = p_actor, approved_at = v_at WHERE id = c.id RETURNING * INTO c;
  PERFORM campaign_write_down(c, 'approve', p_actor, NULL, v_was, v_at);
  RETURN campaign_answer(c);
END $$;

-- Paused, taken up again or put away, as one press.
CREATE OR REPLACE FUNCTION campaign_set_state(p_campaign uuid, p_deed text, p_actor uuid, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); c campaign := campaign_lock(p_campaign); v_was text := c.state; v_to text := campaign_step(c, p_deed);
BEGIN
  IF p_deed NOT IN ('pause', 'resume', 'archive') THEN RAISE EXCEPTION '% is done by a function of its own', p_deed USING ERRCODE = '22023'; END IF;
  UPDATE campaign SET state = v_to, archived_at = CASE WHEN v_to = 'archived' THEN v_at END WHERE id = c.id RETURNING * INTO c;
  -- the file that is kept of it for good is written in the same breath, or it is not put away
  IF p_deed = 'archive' AND to_regprocedure('campaign_file_write(campaign, uuid, timestamptz)') IS NOT NULL THEN PERFORM campaign_file_write(c, p_actor, v_at); END IF;
  PERFORM campaign_write_down(c, p_deed, p_actor, NULL, v_was, v_at);
  RETURN campaign_answer(c);
END $$;

-- Those whose day has come; they were open already.
CREATE OR REPLACE FUNCTION campaigns_begin_due(p_at timestamptz) RETURNS int LANGUAGE sql AS $$
  WITH begun AS (UPDATE campaign SET state = 'live' WHERE id IN (SELECT id FROM campaign WHERE state = 'scheduled' AND starts_at <= coalesce(p_at, now())
    FOR NO KEY UPDATE SKIP LOCKED) RETURNING 1) SELECT count(*)::int FROM begun
$$;

-- What must be true of campaigns at any quiet moment; invariant_report() has it among its own.
CREATE OR REPLACE FUNCTION campaign_invariants() RETURNS TABLE (id text, what text, violations bigint) LANGUAGE sql STABLE AS $$
SELECT 'I85', 'what a campaign was granted lies in its parts, was given by them, or went back', (SELECT count(*) FROM campaign c
  LEFT JOIN (SELECT s.campaign_id, sum(b.remaining_points + coalesce(g.points, 0)) AS points, sum(s.remaining_minor + s.held_minor + s.spent_minor) AS minor
    FROM campaign_shard s JOIN points_budget b ON b.id = s.budget_id
    LEFT JOIN (SELECT budget_id, sum(amount_points) AS points FROM entry WHERE bucket = 'allotted' GROUP BY 1) g ON g.budget_id = b.id GROUP BY 1) x ON x.campaign_id = c.id
  WHERE (c.granted_points, c.granted_minor) IS DISTINCT FROM (coalesce(x.points, 0) + c.returned_points, coalesce(x.minor, 0) + c.returned_minor))
UNION ALL SELECT 'I86', 'a part of a budget has the points that it holds, and belongs to one campaign that was launched', (SELECT count(*) FROM campaign_shard s
  JOIN points_budget b ON b.id = s.budget_id JOIN campaign c ON c.id = s.campaign_id
  WHERE s.held_points > b.remaining_points OR b.campaign_id IS DISTINCT FROM s.campaign_id OR b.granted_points <> 0 OR c.launched_at IS NULL)
  + (SELECT count(*) FROM points_budget b WHERE b.campaign_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM campaign_shard s WHERE s.budget_id = b.id))
UNION ALL SELECT 'I87', 'stock that a reward has set aside lies with campaigns, piece by piece', (SELECT count(*) FROM reward r
  WHERE r.set_aside_count <> (SELECT coalesce(sum(x.set_aside_count - x.returned_count), 0) FROM campaign_set_aside x WHERE x.reward_id = r.id))
  + (SELECT count(*) FROM campaign_set_aside x WHERE NOT EXISTS (SELECT 1 FROM campaign_deck k WHERE k.campaign_id = x.campaign_id)
    AND x.set_aside_count - x.returned_count <> (SELECT count(*) FROM campaign_unit u WHERE (u.campaign_id, u.prize_no) = (x.campaign_id, x.prize_no)))
UNION ALL SELECT 'I88', 'a campaign has every version with its hash, and one that was launched keeps its odds and was agreed to', (SELECT count(*) FROM campaign c
  LEFT JOIN (SELECT campaign_id, count(*) AS n, max(version) AS newest, bool_or(hash <> sha256(convert_to(definition::text, 'UTF8'))) AS wrong FROM campaign_version GROUP BY 1) v
    ON v.campaign_id = c.id
  LEFT JOIN (SELECT subject, min((after->>'version')::int) AS version FROM audit_log WHERE action = 'campaign.launch' GROUP BY 1) l ON l.subject = 'campaign:' || c.id
  WHERE (v.n, v.newest, v.wrong) IS DISTINCT FROM (c.version::bigint, c.version, false)
    OR (c.launched_at IS NOT NULL AND (c.approved_by IS NULL OR l.version IS NULL
      OR (SELECT count(DISTINCT campaign_odds(definition)) FROM campaign_version w WHERE w.campaign_id = c.id AND w.version >= l.version) <> 1)))
UNION ALL SELECT 'I89', 'a campaign that is settled owes nobody anything and keeps nothing', (SELECT count(*) FROM campaign c
  LEFT JOIN campaign_shard s ON s.campaign_id = c.id LEFT JOIN campaign_ticket t ON t.campaign_id = c.id AND t.state IN ('unpaid', 'unopened')
  WHERE c.settled_at IS NOT NULL AND (t.id IS NOT NULL OR s.held_points + s.held_minor > 0))
$$;
