-- Rules of earning: written as drafts, published as versions that never change, read as the programme of a moment.

-- A version keeps what it says from the day it is published; all that may happen to it then is its end.
CREATE OR REPLACE FUNCTION rule_version_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'draft' THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'UPDATE' AND NEW.state = 'ended' AND NEW.ends_at IS NOT NULL AND NEW.ends_at <= coalesce(OLD.ends_at, 'infinity')
    AND OLD.state = 'published' AND to_jsonb(NEW) - 'state' - 'ends_at' = to_jsonb(OLD) - 'state' - 'ends_at' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a published version of a rule never changes' USING ERRCODE = '42501';
END $$;
CREATE OR REPLACE TRIGGER earning_rule_version_keeps BEFORE UPDATE OR DELETE ON earning_rule_version
  FOR EACH ROW EXECUTE FUNCTION rule_version_keeps();

-- Writes a rule down: the draft of it, or its next version for everybody. p: ruleId, definition, effectiveFrom, endsAt, publish,
-- waiver, reason, requestId, actorId, at. The same request answers with the same version. What is published was tried, or it is
-- stated why not.
CREATE OR REPLACE FUNCTION earning_rule_write(p jsonb) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_rule uuid := (p->>'ruleId')::uuid; v_publish boolean := (p->>'publish')::boolean;
  v_from timestamptz := (p->>'effectiveFrom')::timestamptz; v_ends timestamptz := (p->>'endsAt')::timestamptz;
  v_actor uuid := (p->>'actorId')::uuid; v_known earning_rule_version; v_before jsonb; v_version int;
  v_trial uuid; v_waiver text := nullif(trim(p->>'waiver'), '');
BEGIN
  PERFORM pg_advisory_xact_lock(72707377, hashtext(v_rule::text));
  SELECT * INTO v_known FROM earning_rule_version WHERE request_key = p->>'requestId';
  IF FOUND THEN
    IF v_known.rule_id <> v_rule OR v_known.definition <> p->'definition' OR (v_known.state = 'draft') = v_publish THEN PERFORM refuse('key-reused'); END IF;
    RETURN v_known.version;
  END IF;
  IF v_publish AND v_from < v_at THEN PERFORM refuse('rule-in-the-past'); END IF;
  IF v_ends <= greatest(coalesce(v_from, v_at), v_at) THEN PERFORM refuse('rule-ends-before-it-begins'); END IF;
  IF p #>> '{definition,trigger,kind}' = 'behaviour' AND NOT EXISTS (SELECT 1 FROM behaviour WHERE code = p #>> '{definition,trigger,code}'
    AND kind <> 'order' AND archived_at IS NULL) THEN PERFORM refuse('behaviour-unknown'); END IF;
  IF p #>> '{definition,budgetId}' IS NOT NULL AND NOT EXISTS (SELECT 1 FROM points_budget WHERE id::text = p #>> '{definition,budgetId}' AND archived_at IS NULL AND campaign_id IS NULL)
    THEN PERFORM refuse('budget-unknown'); END IF;
  IF v_publish THEN
    v_trial := earning_trial(v_rule, p->'definition', v_at);
    IF v_trial IS NOT NULL THEN v_waiver := NULL; ELSIF v_waiver IS NULL THEN PERFORM refuse('rule-untried'); END IF;
  END IF;
  INSERT INTO earning_rule (id, created_by, created_at) VALUES (v_rule, v_actor, v_at) ON CONFLICT DO NOTHING;
  SELECT jsonb_build_object('version', version, 'definition', definition) INTO v_before FROM earning_rule_version
  WHERE rule_id = v_rule AND (state <> 'draft' OR NOT v_publish) ORDER BY version DESC LIMIT 1;
  DELETE FROM earning_rule_version WHERE rule_id = v_rule AND state = 'draft';
  SELECT coalesce(max(version), 0) + 1 INTO v_version FROM earning_rule_version WHERE rule_id = v_rule;
  INSERT INTO earning_rule_version (rule_id, version, state, definition, effective_from, ends_at, request_key, reason, written_by, written_at,
    backtest_id, waiver)
  VALUES (v_rule, v_version, CASE WHEN v_publish THEN 'published' ELSE 'draft' END, p->'definition',
    CASE WHEN v_publish THEN coalesce(v_from, v_at) ELSE v_from END, v_ends, p->>'requestId', coalesce(p->>'reason', ''), v_actor, v_at,
    v_trial, CASE WHEN v_publish THEN v_waiver END);
  -- a limit of the whole rule counts what earlier versions gave
  IF v_publish AND p #>> '{definition,limits,totalPoints}' IS NOT NULL THEN
    UPDATE earning_rule SET given_points = (SELECT coalesce(sum(earning_kept(source, points)), 0) FROM earning_given WHERE rule_id = v_rule) WHERE id = v_rule;
  END IF;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after) VALUES (v_at, v_actor,
    CASE WHEN v_publish THEN 'points.rule.publish' ELSE 'points.rule.save' END, 'earning-rule:' || v_rule, coalesce(p->>'reason', ''), v_before,
    jsonb_build_object('version', v_version, 'definition', p->'definition', 'from', p->'effectiveFrom', 'until', p->'endsAt')
      || CASE WHEN v_publish THEN jsonb_build_object('backtest', v_trial, 'waiver', v_waiver) ELSE '{}' END);
  RETURN v_version;
END $$;

-- What of a rule is published and not over yet, and its draft.
CREATE OR REPLACE FUNCTION rule_stood(p_rule uuid, p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('state', 'published', 'versions', coalesce(jsonb_agg(jsonb_build_object('version', version, 'state', state,
    'definition', definition, 'from', effective_from, 'endsAt', ends_at, 'reason', reason, 'backtest', backtest_id, 'waiver', waiver) ORDER BY version), '[]'))
  FROM (SELECT * FROM earning_rule_version v WHERE rule_id = p_rule AND (state = 'draft'
    OR (state = 'published' AND (ends_at IS NULL OR ends_at > p_at) AND NOT EXISTS (SELECT 1 FROM earning_rule_version n
      WHERE n.rule_id = p_rule AND n.version > v.version AND n.state <> 'draft' AND n.effective_from <= p_at)))) standing
$$;

-- Ends what is published of a rule, from now on; what it gave stays given. A draft of it is dropped.
CREATE OR REPLACE FUNCTION earning_rule_end(p_rule uuid, p_reason text, p_actor uuid, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_ended int; v_dropped int; v_before jsonb;
BEGIN
  PERFORM pg_advisory_xact_lock(72707377, hashtext(p_rule::text));
  IF NOT EXISTS (SELECT 1 FROM earning_rule WHERE id = p_rule) THEN PERFORM refuse('rule-unknown'); END IF;
  -- what stood, so that it can be taken back: rule_stood
  v_before := rule_stood(p_rule, v_at);
  DELETE FROM earning_rule_version WHERE rule_id = p_rule AND state = 'draft';
  GET DIAGNOSTICS v_dropped = ROW_COUNT;
  UPDATE earning_rule_version SET state = 'ended', ends_at = greatest(v_at, effective_from)
  WHERE rule_id = p_rule AND state = 'published' AND (ends_at IS NULL OR ends_at > v_at);
  GET DIAGNOSTICS v_ended = ROW_COUNT;
  IF v_ended + v_dropped = 0 THEN RETURN false; END IF;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after) VALUES (v_at, p_actor, 'points.rule.end', 'earning-rule:' || p_rule,
    p_reason, v_before, '{"state": "ended"}');
  RETURN true;
END $$;

-- Takes an ending back while it is fresh: what stood is published again as it was, by new versions, and the draft is there again.
-- False: it was taken back already.
CREATE OR REPLACE FUNCTION earning_rule_resume(p_rule uuid, p_actor uuid, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_end audit_log; v jsonb; v_version int;
BEGIN
  PERFORM pg_advisory_xact_lock(72707377, hashtext(p_rule::text));
  SELECT * INTO v_end FROM audit_log WHERE subject = 'earning-rule:' || p_rule AND at <= v_at ORDER BY at DESC, id DESC LIMIT 1;
  IF v_end.action = 'points.rule.resume' THEN RETURN false; END IF;
  IF v_end.action IS DISTINCT FROM 'points.rule.end' OR v_end.at < v_at - interval '10 minutes' THEN PERFORM refuse('rule-end-stands'); END IF;
  FOR v IN SELECT x FROM jsonb_array_elements(v_end.before->'versions') x
    WHERE x->>'endsAt' IS NULL OR (x->>'endsAt')::timestamptz > v_at ORDER BY (x->>'version')::int LOOP
    SELECT max(version) + 1 INTO v_version FROM earning_rule_version WHERE rule_id = p_rule;
    INSERT INTO earning_rule_version (rule_id, version, state, definition, effective_from, ends_at, request_key, reason, written_by, written_at,
      backtest_id, waiver)
    SELECT p_rule, v_version, x.state, x.definition, CASE WHEN x.state = 'draft' THEN x.began ELSE greatest(x.began, v_at) END,
      x.ends, 'resume:' || p_rule || ':' || v_version, x.reason, p_actor, v_at, x.trial,
      -- endings from before rules were tried say nothing of it
      coalesce(x.waiver, CASE WHEN x.state <> 'draft' AND x.trial IS NULL THEN x.reason END)
    FROM (SELECT v->>'state' AS state, v->'definition' AS definition, (v->>'from')::timestamptz AS began,
      (v->>'endsAt')::timestamptz AS ends, v->>'reason' AS reason, (v->>'backtest')::uuid AS trial, v->>'waiver' AS waiver) x;
  END LOOP;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after)
  VALUES (v_at, p_actor, 'points.rule.resume', 'earning-rule:' || p_rule, v_end.reason, '{"state": "ended"}', v_end.before);
  RETURN true;
END $$;

-- Drops the draft of a rule; what is published of it stands. False: there is none.
CREATE OR REPLACE FUNCTION earning_rule_discard(p_rule uuid, p_actor uuid, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_draft earning_rule_version;
BEGIN
  PERFORM pg_advisory_xact_lock(72707377, hashtext(p_rule::text));
  IF NOT EXISTS (SELECT 1 FROM earning_rule WHERE id = p_rule) THEN PERFORM refuse('rule-unknown'); END IF;
  DELETE FROM earning_rule_version WHERE rule_id = p_rule AND state = 'draft' RETURNING * INTO v_draft;
  IF v_draft.rule_id IS NULL THEN RETURN false; END IF;
  INSERT INTO audit_log (at, actor_id, action, subject, reason, before, after) VALUES (v_at, p_actor, 'points.rule.discard',
    'earning-rule:' || p_rule, '', jsonb_build_object('version', v_draft.version, 'definition', v_draft.definition,
      'from', v_draft.effective_from, 'until', v_draft.ends_at), NULL);
  RETURN true;
END $$;

-- The goods that a condition names, by the slugs and titles that they go by now. Versions keep ids; those from before ids
-- kept slugs, which a migration looked up once.
CREATE OR REPLACE FUNCTION rule_subjects(c jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH asked AS (
    SELECT n, x::uuid AS id, NULL AS slug FROM jsonb_array_elements_text(c->'ids') WITH ORDINALITY AS t(x, n)
    UNION ALL
    SELECT n, s.subject_id, x FROM jsonb_array_elements_text(c->'slugs') WITH ORDINALITY AS t(x, n)
      LEFT JOIN earning_rule_subject s ON s.kind = c->>'kind' AND s.slug = x
    WHERE coalesce(jsonb_array_length(c->'ids'), 0) = 0),
  found AS (SELECT a.n, a.id, CASE WHEN a.id IS NULL THEN a.slug ELSE g.slug END AS slug, g.title_zh, g.title_en FROM asked a
    LEFT JOIN LATERAL (SELECT slug, title_zh, title_en FROM product WHERE c->>'kind' = 'products' AND id = a.id
      UNION ALL SELECT slug, title_zh, title_en FROM collection WHERE c->>'kind' = 'collections' AND id = a.id) g ON true)
  SELECT jsonb_build_object('ids', coalesce(jsonb_agg(id ORDER BY n) FILTER (WHERE id IS NOT NULL), '[]'),
    'slugs', coalesce(jsonb_agg(slug ORDER BY n) FILTER (WHERE slug IS NOT NULL), '[]'),
    'named', coalesce(jsonb_agg(jsonb_build_object('titleZh', title_zh, 'titleEn', title_en) ORDER BY n)
      FILTER (WHERE title_zh IS NOT NULL AND n <= 3), '[]')) FROM found
$$;

-- What a version says, its goods by their present names.
CREATE OR REPLACE FUNCTION rule_as_read(p_definition jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_definition @? '$.conditions[*] ? (@.kind == "products" || @.kind == "collections" || @.kind == "tier" || @.kind == "segment")' THEN
    jsonb_set(p_definition, '{conditions}', (
      SELECT jsonb_agg(CASE WHEN c->>'kind' IN ('products', 'collections') THEN c || rule_subjects(c)
        WHEN c->>'kind' = 'tier' THEN c || tier_names(c) WHEN c->>'kind' = 'segment' THEN c || segment_condition(c) ELSE c END ORDER BY n)
      FROM jsonb_array_elements(p_definition->'conditions') WITH ORDINALITY AS t(c, n)))
  ELSE p_definition END
$$;

-- The rules that can give at an instant, each by its newest version that has begun, with the clock that they go by; null: none.
-- An ended version brings no older one back.
CREATE OR REPLACE FUNCTION earning_live(p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('timeZone', shop_zone(), 'readAt', p_at, 'rules', jsonb_agg(rule_as_read(v.definition) || jsonb_build_object(
    'id', v.rule_id, 'version', v.version, 'startsAt', v.effective_from, 'endsAt', v.ends_at) ORDER BY v.rule_id))
    -- what their budgets have left: an empty one promises nothing
    || CASE WHEN count(v.definition->>'budgetId') = 0 THEN '{}' ELSE (SELECT jsonb_build_object('budgets', coalesce(jsonb_object_agg(b.id, b.remaining_points), '{}'))
      FROM points_budget b WHERE b.archived_at IS NULL AND b.id::text = ANY (array_agg(v.definition->>'budgetId'))) END
    -- some who join are offered no points for deeds: pages that everybody sees don't promise them
    || coalesce((SELECT jsonb_build_object('heldOutBps', share_bps, 'heldOutUntil', ends_at) FROM holdout_at(p_at)), '{}')
  FROM (SELECT DISTINCT ON (rule_id) * FROM earning_rule_version WHERE state <> 'draft' AND effective_from <= p_at
    ORDER BY rule_id, version DESC) v
  WHERE v.ends_at IS NULL OR v.ends_at > p_at HAVING count(*) > 0
$$;

-- What a rule says, told apart from how its goods are called today.
CREATE OR REPLACE FUNCTION rule_core(p_definition jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT p_definition || jsonb_build_object('conditions', coalesce((
    SELECT jsonb_agg(CASE WHEN c->>'kind' NOT IN ('products', 'collections') THEN c
      WHEN s->'ids' = '[]' THEN jsonb_build_object('kind', c->'kind', 'slugs', s->'slugs')
      ELSE jsonb_build_object('kind', c->'kind', 'ids', s->'ids') END ORDER BY n)
    FROM jsonb_array_elements(p_definition->'conditions') WITH ORDINALITY AS t(c, n)
    LEFT JOIN LATERAL (SELECT rule_subjects(c) AS s WHERE c->>'kind' IN ('products', 'collections')) g ON true), '[]'))
$$;

-- What a trial is of: what the rule says, and the programme that it stands in, which is the terms in force and every other rule.
CREATE OR REPLACE FUNCTION earning_subject(p_rule uuid, p_definition jsonb, p_at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_object('rule', rule_core(p_definition),
    'terms', (SELECT terms FROM points_terms WHERE effective_from <= p_at ORDER BY effective_from DESC, version_id DESC LIMIT 1),
    'beside', (SELECT jsonb_agg(jsonb_build_array(r->'id', r->'version') ORDER BY r->>'id')
      FROM jsonb_array_elements(earning_live(p_at)->'rules') r WHERE r->>'id' <> p_rule::text))::text, 'UTF8')), 'hex')
$$;

-- The newest report on exactly this rule in exactly this programme, of a history that had orders; null: it was not tried.
CREATE OR REPLACE FUNCTION earning_trial(p_rule uuid, p_definition jsonb, p_at timestamptz) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT id FROM backtest_run WHERE subject_hash = earning_subject(p_rule, p_definition, p_at) AND rule_id = p_rule
    AND state = 'done' AND orders > 0 ORDER BY finished_at DESC LIMIT 1
$$;

-- When a period of the shop's calendar began.
CREATE OR REPLACE FUNCTION period_start(p_period text, p_at timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_period = 'ever' THEN '-infinity' ELSE date_trunc(p_period, p_at AT TIME ZONE zone) AT TIME ZONE zone END FROM shop_zone() AS zone
$$;

-- What one rule gave one shopper so far, by period; accounts that were merged into this one are the same shopper.
CREATE OR REPLACE FUNCTION earning_had(p_account uuid, p_rule uuid, p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH mine AS (SELECT k.points, g.at FROM earning_given g CROSS JOIN LATERAL earning_kept(g.source, g.points) k(points)
    WHERE rule_id = p_rule AND k.points > 0 AND account_id IN (
      SELECT p_account UNION ALL SELECT from_id FROM account_merge WHERE into_id = p_account AND reverted_at IS NULL))
  SELECT jsonb_build_object('lastAt', (SELECT max(at) FROM mine), 'totalPoints', (SELECT given_points FROM earning_rule WHERE id = p_rule),
    'by', (SELECT jsonb_object_agg(period, jsonb_build_object(
        'points', (SELECT coalesce(sum(points), 0) FROM mine WHERE at >= began), 'times', (SELECT count(*) FROM mine WHERE at >= began)))
      FROM (SELECT period, period_start(period, p_at) AS began FROM unnest('{day,week,month,year,ever}'::text[]) period) x))
$$;

-- What the rules of a moment ask of a shopper: orders and money before this one, and what they had of each rule.
CREATE OR REPLACE FUNCTION earning_shopper(p_account uuid, p_rules jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH paid AS (SELECT paid_at, goods_minor - coupon_minor - points_minor - (refunded_minor - refunded_shipping_minor) AS goods
    FROM shop_order WHERE account_id = p_account AND paid_at IS NOT NULL AND order_is_shopping(shop_order)
    AND p_rules @? '$[*].conditions[*] ? (@.kind == "period-spend" || @.kind == "first-order")')
  SELECT jsonb_build_object('tier', CASE WHEN p_rules @? '$[*].conditions[*] ? (@.kind == "tier")'
    THEN tier_standing(p_account, p_at)->>'tier' END, 'segments', CASE WHEN p_rules @? '$[*].conditions[*] ? (@.kind == "segment")'
    THEN to_jsonb(segments_of(p_account, p_at)) END, 'paidOrders', (SELECT count(*) FROM paid),
    'spentMinor', (SELECT jsonb_object_agg(period, (SELECT coalesce(sum(goods), 0) FROM paid WHERE paid_at >= period_start(period, p_at)))
      FROM unnest('{day,week,month,year,ever}'::text[]) period),
    'given', (SELECT coalesce(jsonb_object_agg(r->>'id', earning_had(p_account, (r->>'id')::uuid, p_at)), '{}')
      FROM jsonb_array_elements(p_rules) r WHERE r->'limits' <> '{"perShopper": [], "totalPoints": null, "coolDownHours": null}'))
$$;

-- All that decides what a cart earns beside its prices, in the statement that reads the cart; null: rate and steps are all there is.
CREATE OR REPLACE FUNCTION earning_facts(p_account uuid, p_cart uuid, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE v_live jsonb := earning_live(p_at);
BEGIN
  IF v_live IS NULL THEN RETURN NULL; END IF;
  RETURN jsonb_build_object('live', v_live,
    'shopper', CASE WHEN p_account IS NOT NULL THEN earning_shopper(p_account, v_live->'rules', p_at) END,
    'collections', CASE WHEN v_live->'rules' @? '$[*].conditions[*] ? (@.kind == "collections")' THEN (
      SELECT coalesce(jsonb_object_agg(slug, collections), '{}') FROM (
        SELECT p.slug, jsonb_agg(DISTINCT c.slug) AS collections FROM cart_line l JOIN variant v ON v.id = l.variant_id
        JOIN product p ON p.id = v.product_id JOIN collection_product x ON x.product_id = p.id JOIN collection c ON c.id = x.collection_id
        WHERE l.cart_id = p_cart GROUP BY p.slug) y) ELSE '{}' END);
END $$;
