-- Behaviours: what happened is written down once; the engine says what its rules ask; here it is decided what they give.

-- Writes down that something happened; known already, or not in the catalogue: null. What it gives is decided next.
CREATE OR REPLACE FUNCTION behaviour_happened(p_code text, p_account uuid, p_ref text, p_payload jsonb, p_actor uuid, p_at timestamptz)
RETURNS uuid LANGUAGE sql AS $$
  INSERT INTO behaviour_event (key, code, account_id, payload, recorded_by, happened_at)
  SELECT 'behaviour:' || code || ':' || p_ref, code, p_account, p_payload, p_actor, coalesce(p_at, now())
  FROM behaviour WHERE code = p_code AND kind <> 'order' AND archived_at IS NULL
  ON CONFLICT (key) DO NOTHING RETURNING id
$$;

-- The rules that speak of a behaviour at a moment; none: an empty list.
CREATE OR REPLACE FUNCTION behaviour_rules(p_code text, p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(r ORDER BY r->>'id'), '[]') FROM jsonb_array_elements(earning_live(p_at)->'rules') r
  WHERE r->'trigger' = jsonb_build_object('kind', 'behaviour', 'code', p_code)
$$;

-- Those of them that an account is offered: none, while it is held out.
CREATE OR REPLACE FUNCTION behaviour_offered(p_code text, p_account uuid, p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT rules_offered(behaviour_rules(p_code, p_at), p_account, p_at)
$$;

-- All that the engine asks about an event.
CREATE OR REPLACE FUNCTION behaviour_facts(e behaviour_event) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('eventId', e.id, 'code', e.code, 'happenedAt', e.happened_at, 'timeZone', shop_zone(), 'rules', r.rules,
    'shopper', earning_shopper(points_owner(e.account_id), r.rules, e.happened_at))
  FROM behaviour_offered(e.code, e.account_id, e.happened_at) AS r(rules)
$$;

-- One rule's points become a lot: usable and good as the rule says, or at once and as the programme says. A budget pays for
-- all of it or for nothing.
CREATE OR REPLACE FUNCTION behaviour_award(e behaviour_event, p_owner uuid, p_row jsonb, p_key text, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_def jsonb := (SELECT definition FROM earning_rule_version WHERE rule_id = (p_row->>'rule')::uuid AND version = (p_row->>'version')::int);
  v_terms int := (SELECT version_id FROM points_terms WHERE effective_from <= p_at ORDER BY effective_from DESC, version_id DESC LIMIT 1);
  v_expiry jsonb := coalesce(nullif(v_def #> '{lot,expiry}', 'null'), terms_expiry(v_terms));
  v_days int := coalesce((v_def #>> '{lot,pending,days}')::int, 0); v_budget uuid := (v_def->>'budgetId')::uuid;
  v_from timestamptz; v_points bigint := (p_row->>'points')::bigint; v_id bigint;
BEGIN
  IF v_budget IS NOT NULL AND NOT EXISTS (SELECT 1 FROM points_budget WHERE id = v_budget AND remaining_points >= v_points) THEN RETURN false; END IF;
  v_from := CASE WHEN v_days = 0 THEN p_at ELSE days_end(p_at, v_days) END;
  v_id := points_award(p_owner, p_key, 'behaviour-award', 'behaviour:' || e.id, v_points,
    jsonb_build_object('behaviour', e.code, 'points', v_points, 'rules', jsonb_build_array(p_row))
      || (SELECT jsonb_build_object('behaviourZh', name_zh, 'behaviourEn', name_en) FROM behaviour WHERE code = e.code),
    CASE WHEN v_days > 0 THEN v_from END, lot_end(v_expiry, v_from, shop_zone()), 'marketing', v_terms, e.recorded_by, p_at,
    CASE WHEN v_expiry->>'kind' = 'idle' THEN jsonb_build_object('idleDays', v_expiry->'days') END);
  IF v_budget IS NOT NULL THEN
    UPDATE lot SET budget_id = v_budget WHERE posting_id = v_id;
    PERFORM budget_move(v_budget, v_id, v_points);
  END IF;
  RETURN true;
END $$;

-- Nought, and why: shown to the shopper.
CREATE OR REPLACE FUNCTION behaviour_stopped(e behaviour_event, p_owner uuid, p_row jsonb, p_key text, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO award_attempt (key, account_id, source, kind, asked_points, reason, explanation, budget_id, at)
  SELECT p_key, p_owner, 'behaviour:' || e.id, 'behaviour-award', (p_row->>'askedPoints')::bigint,
    CASE WHEN p_row #>> '{cut,by}' = 'budget' THEN 'budget-empty' ELSE 'rule-limit' END,
    jsonb_build_object('behaviour', e.code, 'nameZh', b.name_zh, 'nameEn', b.name_en, 'cut', p_row->'cut'),
    CASE WHEN p_row #>> '{cut,by}' = 'budget' THEN (SELECT (definition->>'budgetId')::uuid FROM earning_rule_version
      WHERE rule_id = (p_row->>'rule')::uuid AND version = (p_row->>'version')::int) END, p_at
  FROM behaviour b WHERE b.code = e.code
$$;

-- One rule's asking, less what its limits and its budget keep back: given as a lot of its own, or written down as nought.
-- The shopper's balance row, the rules that everybody shares and the budgets are locked by the caller.
CREATE OR REPLACE FUNCTION behaviour_give(e behaviour_event, p_owner uuid, p_row jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_rule uuid := (p_row->>'rule')::uuid; v_asked bigint := (p_row->>'askedPoints')::bigint; v_key text := 'behaviour:' || e.id || ':' || v_rule;
  v_def jsonb := (SELECT definition FROM earning_rule_version WHERE rule_id = v_rule AND version = (p_row->>'version')::int);
  v_cut jsonb := earning_cut(v_def->'limits', earning_had(p_owner, v_rule, e.happened_at), v_asked, e.happened_at);
  v_given bigint := coalesce((v_cut->>'leftPoints')::bigint, v_asked); v_row jsonb;
BEGIN
  v_row := p_row || jsonb_build_object('points', v_given, 'cut', v_cut);
  IF v_given > 0 AND NOT behaviour_award(e, p_owner, v_row, v_key, p_at) THEN
    v_given := 0;
    v_row := v_row || jsonb_build_object('points', 0, 'cut', jsonb_build_object('by', 'budget', 'period', NULL, 'leftPoints', 0, 'limit',
      coalesce((SELECT remaining_points FROM points_budget WHERE id = (v_def->>'budgetId')::uuid), 0)));
  END IF;
  IF v_given = 0 THEN
    PERFORM behaviour_stopped(e, p_owner, v_row, v_key, p_at);
    RETURN v_row;
  END IF;
  INSERT INTO earning_given (source, rule_id, version, account_id, points, at)
  VALUES ('behaviour:' || e.id, v_rule, (p_row->>'version')::int, p_owner, v_given, e.happened_at);
  IF v_def #>> '{limits,totalPoints}' IS NOT NULL THEN UPDATE earning_rule SET given_points = given_points + v_given WHERE id = v_rule; END IF;
  RETURN v_row;
END $$;

-- What everybody shares among these rules, locked in one order: rules with a limit of all, then budgets.
CREATE OR REPLACE FUNCTION behaviour_lock_shared(p_rows jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM earning_rule WHERE id IN (SELECT v.rule_id FROM jsonb_array_elements(p_rows) x JOIN earning_rule_version v
    ON (v.rule_id, v.version) = ((x->>'rule')::uuid, (x->>'version')::int) WHERE v.definition #>> '{limits,totalPoints}' IS NOT NULL) ORDER BY id FOR UPDATE;
  PERFORM 1 FROM points_budget WHERE id IN (SELECT (v.definition->>'budgetId')::uuid FROM jsonb_array_elements(p_rows) x JOIN earning_rule_version v
    ON (v.rule_id, v.version) = ((x->>'rule')::uuid, (x->>'version')::int)) ORDER BY id FOR NO KEY UPDATE;
END $$;

-- Decides an event once. p: eventId, asked [[rule, version]] that the engine was given, rows that ask for points, and nothing,
-- why there are none. Rules that have changed since they were read are refused: they are read again.
CREATE OR REPLACE FUNCTION behaviour_decide(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); e behaviour_event; b points_balance; r jsonb; v_rows jsonb := '[]'; v_sum bigint := 0;
BEGIN
  SELECT * INTO e FROM behaviour_event WHERE id = (p->>'eventId')::uuid;
  IF NOT FOUND THEN PERFORM refuse('event-unknown'); END IF;
  b := points_lock_owner(e.account_id);
  SELECT * INTO e FROM behaviour_event WHERE id = e.id FOR UPDATE;
  IF e.decided_at IS NULL AND e.undone_at IS NULL THEN
    IF p->'asked' <> (SELECT coalesce(jsonb_agg(jsonb_build_array(x->'id', x->'version') ORDER BY n), '[]')
        FROM jsonb_array_elements(behaviour_offered(e.code, e.account_id, e.happened_at)) WITH ORDINALITY AS t(x, n)) THEN PERFORM refuse('behaviour-rules-changed'); END IF;
    PERFORM behaviour_lock_shared(p->'rows');
    FOR r IN SELECT x FROM jsonb_array_elements(p->'rows') WITH ORDINALITY AS t(x, n) ORDER BY n LOOP
      r := behaviour_give(e, b.account_id, r, v_at);
      v_rows := v_rows || jsonb_build_array(r);
      v_sum := v_sum + (r->>'points')::bigint;
    END LOOP;
    UPDATE behaviour_event SET decided_at = v_at, given_points = v_sum, rules = v_rows,
      reason = CASE WHEN v_sum = 0 THEN coalesce(v_rows #>> '{0,cut,by}', CASE WHEN p->'asked' = '[]' AND behaviour_rules(e.code, e.happened_at) <> '[]'
        THEN 'held-out' END, p->>'nothing') END WHERE id = e.id RETURNING * INTO e;
  END IF;
  RETURN jsonb_build_object('eventId', e.id, 'points', e.given_points - e.taken_back_points, 'reason', e.reason);
END $$;

-- What an event gave is taken back where its behaviour says so: a debt where it was spent. p_by: source or staff. Null when it was
-- undone before.
CREATE OR REPLACE FUNCTION behaviour_undo(p_event uuid, p_by text, p_reason text, p_actor uuid, p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); e behaviour_event; c behaviour; a posting; v_back bigint := 0;
BEGIN
  SELECT * INTO e FROM behaviour_event WHERE id = p_event;
  IF NOT FOUND THEN PERFORM refuse('event-unknown'); END IF;
  PERFORM points_lock_owner(e.account_id);
  SELECT * INTO e FROM behaviour_event WHERE id = p_event FOR UPDATE;
  IF e.undone_at IS NOT NULL THEN RETURN NULL; END IF;
  SELECT * INTO c FROM behaviour WHERE code = e.code;
  IF c.claw_back->>'kind' = 'undone' AND v_at <= coalesce(days_end(e.happened_at, (c.claw_back->>'withinDays')::int), 'infinity') THEN
    FOR a IN SELECT p.* FROM posting p WHERE p.source = 'behaviour:' || e.id AND p.kind = 'behaviour-award'
      AND NOT EXISTS (SELECT 1 FROM posting x WHERE x.reverses = p.id) ORDER BY p.id LOOP
      PERFORM points_revoke(a.key, a.key || ':undo', NULL, 0, jsonb_strip_nulls(jsonb_build_object('behaviour', c.code, 'behaviourZh', c.name_zh,
        'behaviourEn', c.name_en, 'reason', p_reason)), p_actor, v_at);
    END LOOP;
    SELECT coalesce(sum(x.amount_points), 0) INTO v_back FROM posting p JOIN entry x ON x.posting_id = p.id AND x.bucket = 'issued'
    WHERE p.source = 'behaviour:' || e.id AND p.kind = 'award-reversal';
  END IF;
  UPDATE behaviour_event SET undone_at = v_at, undone_by = p_by, undone_reason = p_reason, taken_back_points = greatest(taken_back_points, v_back),
    decided_at = coalesce(decided_at, v_at), reason = CASE WHEN decided_at IS NULL THEN 'undone' ELSE reason END WHERE id = e.id;
  RETURN v_back - e.taken_back_points;
END $$;

-- What came back to be: the points that were taken are given anew. Limits counted them when they were first given.
CREATE OR REPLACE FUNCTION behaviour_redo(p_event uuid, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); e behaviour_event; b points_balance; r jsonb; v_key text; v_sum bigint := 0;
BEGIN
  SELECT * INTO e FROM behaviour_event WHERE id = p_event;
  b := points_lock_owner(e.account_id);
  SELECT * INTO e FROM behaviour_event WHERE id = p_event FOR UPDATE;
  IF e.undone_by IS DISTINCT FROM 'source' THEN RETURN; END IF;
  -- it was undone before anybody had decided it
  IF e.reason = 'undone' THEN
    UPDATE behaviour_event SET decided_at = NULL, reason = NULL, undone_at = NULL, undone_by = NULL, undone_reason = NULL WHERE id = e.id;
    RETURN;
  END IF;
  IF EXISTS (SELECT 1 FROM posting p JOIN posting x ON x.reverses = p.id WHERE p.source = 'behaviour:' || e.id AND p.kind = 'behaviour-award' AND x.at >= e.undone_at) THEN
    PERFORM behaviour_lock_shared(e.rules);
    FOR r IN SELECT x FROM jsonb_array_elements(e.rules) WITH ORDINALITY AS t(x, n) WHERE (x->>'points')::bigint > 0 ORDER BY n LOOP
      v_key := 'behaviour:' || e.id || ':' || (r->>'rule') || ':again:' || (e.rounds + 1);
      IF behaviour_award(e, b.account_id, r, v_key, v_at) THEN v_sum := v_sum + (r->>'points')::bigint;
      ELSE PERFORM behaviour_stopped(e, b.account_id, r || '{"cut": {"by": "budget"}}', v_key, v_at);
      END IF;
    END LOOP;
  END IF;
  UPDATE behaviour_event SET undone_at = NULL, undone_by = NULL, undone_reason = NULL, rounds = rounds + 1, given_points = given_points + v_sum WHERE id = e.id;
END $$;

-- Staff say that it never was.
CREATE OR REPLACE FUNCTION behaviour_void(p_event uuid, p_reason text, p_actor uuid, p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_back bigint; e behaviour_event;
BEGIN
  v_back := behaviour_undo(p_event, 'staff', p_reason, p_actor, p_at);
  IF v_back IS NULL THEN RETURN 0; END IF;
  SELECT * INTO e FROM behaviour_event WHERE id = p_event;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, after) VALUES (coalesce(p_at, now()), p_actor, 'points.behaviour.void',
    'behaviour-event:' || p_event, p_reason, jsonb_build_object('code', e.code, 'takenBackPoints', v_back));
  RETURN v_back;
END $$;

-- Staff write down what the shop could not see. p: code, accountId, payload, requestId, actorId, at. Once per request.
CREATE OR REPLACE FUNCTION behaviour_record(p jsonb) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_key text := 'behaviour:' || (p->>'code') || ':' || (p->>'requestId');
  v_account uuid := (p->>'accountId')::uuid; e behaviour_event; v_id uuid;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(v_key, 0));
  SELECT * INTO e FROM behaviour_event WHERE key = v_key;
  IF FOUND THEN
    IF (e.account_id, e.payload) IS DISTINCT FROM (v_account, p->'payload') THEN PERFORM refuse('key-reused'); END IF;
    RETURN e.id;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM behaviour WHERE code = p->>'code' AND archived_at IS NULL AND kind = 'custom') THEN PERFORM refuse('behaviour-unknown'); END IF;
  IF v_account = (p->>'actorId')::uuid THEN PERFORM refuse('behaviour-own-account'); END IF;
  IF NOT EXISTS (SELECT 1 FROM account WHERE id = v_account AND merged_into IS NULL) THEN PERFORM refuse('shopper-unknown'); END IF;
  v_id := behaviour_happened(p->>'code', v_account, p->>'requestId', p->'payload', (p->>'actorId')::uuid, v_at);
  INSERT INTO audit_log (at, actor_id, action, subject, after) VALUES (v_at, (p->>'actorId')::uuid, 'points.behaviour.record', 'behaviour-event:' || v_id,
    jsonb_build_object('code', p->'code', 'accountId', v_account));
  RETURN v_id;
END $$;

-- States a behaviour of the catalogue anew. p: code, isNew, nameZh, nameEn, fields, priority, weight, expectedPerYear, clawBack, archived,
-- actorId, at. What is built in keeps its code and its fields.
CREATE OR REPLACE FUNCTION behaviour_save(p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_actor uuid := (p->>'actorId')::uuid; was behaviour; becomes behaviour;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('behaviour:' || (p->>'code'), 0));
  SELECT * INTO was FROM behaviour WHERE code = p->>'code';
  IF NOT FOUND AND NOT (p->>'isNew')::boolean THEN PERFORM refuse('behaviour-unknown'); END IF;
  becomes := was;
  becomes.name_zh := p->>'nameZh'; becomes.name_en := p->>'nameEn'; becomes.priority := p->>'priority'; becomes.weight := p->>'weight';
  becomes.expected_per_year := p->>'expectedPerYear'; becomes.claw_back := p->'clawBack';
  becomes.fields := CASE WHEN was.kind IN ('order', 'built-in') THEN was.fields ELSE p->'fields' END;
  becomes.archived_at := CASE WHEN (p->>'archived')::boolean AND was.kind IS DISTINCT FROM 'order' THEN coalesce(was.archived_at, v_at) END;
  IF becomes = was THEN RETURN; END IF;
  IF was.code IS NOT NULL AND (p->>'isNew')::boolean THEN PERFORM refuse('behaviour-code-taken'); END IF;
  INSERT INTO behaviour (code, name_zh, name_en, kind, fields, priority, weight, expected_per_year, claw_back, archived_at, created_by, created_at)
  VALUES (p->>'code', becomes.name_zh, becomes.name_en, 'custom', becomes.fields, becomes.priority, becomes.weight, becomes.expected_per_year,
    becomes.claw_back, becomes.archived_at, v_actor, v_at)
  ON CONFLICT (code) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en, fields = excluded.fields, priority = excluded.priority,
    weight = excluded.weight, expected_per_year = excluded.expected_per_year, claw_back = excluded.claw_back, archived_at = excluded.archived_at
  RETURNING * INTO becomes;
  INSERT INTO audit_log (at, actor_id, action, subject, before, after) VALUES (v_at, v_actor, 'points.behaviour.save', 'behaviour:' || (p->>'code'),
    CASE WHEN was.code IS NOT NULL THEN to_jsonb(was) END, to_jsonb(becomes));
END $$;
