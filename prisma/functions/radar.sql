-- Pages that somebody passes on, who opened them and who read them to the end (requirement S28).

-- States a page, or states it anew. p: id, titleZh, titleEn, bodyZh, bodyEn, target, dwellSeconds, archived, actorId, at.
CREATE OR REPLACE FUNCTION radar_link_save(p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); was radar_link; becomes radar_link;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('radar:' || (p->>'id'), 0));
  SELECT * INTO was FROM radar_link WHERE id = (p->>'id')::uuid;
  INSERT INTO radar_link (id, title_zh, title_en, body_zh, body_en, target, dwell_seconds, created_by, created_at, archived_at)
  VALUES ((p->>'id')::uuid, p->>'titleZh', p->>'titleEn', p->>'bodyZh', p->>'bodyEn', p->>'target', (p->>'dwellSeconds')::int,
    (p->>'actorId')::uuid, v_at, CASE WHEN (p->>'archived')::boolean THEN v_at END)
  ON CONFLICT (id) DO UPDATE SET title_zh = excluded.title_zh, title_en = excluded.title_en, body_zh = excluded.body_zh, body_en = excluded.body_en,
    target = excluded.target, dwell_seconds = excluded.dwell_seconds,
    archived_at = CASE WHEN excluded.archived_at IS NOT NULL THEN coalesce(radar_link.archived_at, excluded.archived_at) END
  RETURNING * INTO becomes;
  IF becomes IS NOT DISTINCT FROM was THEN RETURN; END IF;
  INSERT INTO audit_log (at, actor_id, action, subject, before, after) VALUES (v_at, (p->>'actorId')::uuid, 'radar.save', 'radar:' || becomes.id,
    CASE WHEN was.id IS NOT NULL THEN to_jsonb(was) END, to_jsonb(becomes));
END $$;

-- The code under which somebody passes a page on, always the same; null when this one is somebody else's already.
CREATE OR REPLACE FUNCTION radar_share_make(p_link uuid, p_sharer uuid, p_code text, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM radar_link WHERE id = p_link AND archived_at IS NULL) THEN PERFORM refuse('content-unknown'); END IF;
  INSERT INTO radar_share (code, link_id, sharer_id, created_at) VALUES (p_code, p_link, p_sharer, coalesce(p_at, now())) ON CONFLICT DO NOTHING;
  RETURN (SELECT code FROM radar_share WHERE link_id = p_link AND sharer_id = p_sharer);
END $$;

-- Somebody is at the page; answers their visit. Whoever passes it on, and staff at work, are nobody who came. Who signs in is who was there before.
CREATE OR REPLACE FUNCTION radar_opened(p_code text, p_visitor bytea, p_account uuid, p_at timestamptz) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_id uuid;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM radar_share s JOIN radar_link l ON l.id = s.link_id WHERE s.code = p_code AND l.archived_at IS NULL
      AND s.sharer_id IS DISTINCT FROM p_account) OR EXISTS (SELECT 1 FROM account WHERE id = p_account AND staff_role IS NOT NULL) THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('radar:' || p_code || coalesce(p_account::text, encode(p_visitor, 'hex')), 0));
  IF p_account IS NULL THEN
    INSERT INTO radar_visit (code, visitor_hash, opened_at) VALUES (p_code, p_visitor, v_at) ON CONFLICT DO NOTHING;
    RETURN (SELECT id FROM radar_visit WHERE code = p_code AND visitor_hash = p_visitor AND account_id IS NULL);
  END IF;
  SELECT id INTO v_id FROM radar_visit WHERE code = p_code AND account_id = p_account;
  IF NOT FOUND THEN
    UPDATE radar_visit SET account_id = p_account WHERE code = p_code AND visitor_hash = p_visitor AND account_id IS NULL RETURNING id INTO v_id;
  END IF;
  IF v_id IS NULL THEN INSERT INTO radar_visit (code, visitor_hash, account_id, opened_at) VALUES (p_code, p_visitor, p_account, v_at) RETURNING id INTO v_id; END IF;
  RETURN v_id;
END $$;

-- It was read to the end: not before the time has gone by here, whatever a browser says. A member is thanked once for a page, by whosever
-- link it came; answers the key of that deed, null for a guest.
CREATE OR REPLACE FUNCTION radar_read(p_visit uuid, p_visitor bytea, p_account uuid, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v record; v_left numeric;
BEGIN
  SELECT r.opened_at, l.id AS link, l.dwell_seconds, s.sharer_id INTO v FROM radar_visit r JOIN radar_share s USING (code) JOIN radar_link l ON l.id = s.link_id
  WHERE r.id = p_visit AND (r.account_id = p_account OR (r.account_id IS NULL AND p_account IS NULL AND r.visitor_hash = p_visitor)) FOR UPDATE OF r;
  IF NOT FOUND THEN PERFORM refuse('content-unknown'); END IF;
  v_left := extract(epoch FROM v.opened_at + make_interval(secs => v.dwell_seconds) - v_at);
  IF v_left > 0 THEN PERFORM refuse('content-not-read', jsonb_build_object('seconds', ceil(v_left))); END IF;
  UPDATE radar_visit SET read_at = v_at WHERE id = p_visit AND read_at IS NULL;
  IF p_account IS NULL THEN RETURN NULL; END IF;
  PERFORM behaviour_happened('content-read', p_account, v.link || ':' || p_account, jsonb_build_object('link', v.link, 'sharer', v.sharer_id), NULL, v_at);
  RETURN 'behaviour:content-read:' || v.link || ':' || p_account;
END $$;

-- What came of pages since a moment: visits by whose link, who read, who of them is known, what they were given for it, and what they bought
-- in the 30 days after they had opened it, once under each page.
CREATE OR REPLACE FUNCTION radar_report(p_from timestamptz) RETURNS TABLE (link_id uuid, sharer_id uuid, opened bigint, readers bigint, members bigint, points bigint, orders bigint, net_minor bigint)
LANGUAGE sql STABLE AS $$
  WITH came AS (SELECT s.link_id, s.sharer_id, v.*, row_number() OVER (PARTITION BY s.link_id, v.account_id ORDER BY v.opened_at, v.id) AS nth
    FROM radar_visit v JOIN radar_share s USING (code) WHERE v.opened_at >= p_from)
  SELECT c.link_id, c.sharer_id, count(*), count(c.read_at), count(c.account_id), coalesce(sum(e.points), 0)::bigint, coalesce(sum(o.orders), 0)::bigint, coalesce(sum(o.net), 0)::bigint
  FROM came c
  LEFT JOIN LATERAL (SELECT b.given_points - b.taken_back_points AS points FROM behaviour_event b
    WHERE b.key = 'behaviour:content-read:' || c.link_id || ':' || c.account_id AND b.payload->>'sharer' = c.sharer_id::text) e ON true
  LEFT JOIN LATERAL (SELECT count(*) AS orders, sum(x.goods_minor - x.coupon_minor - x.points_minor - (x.refunded_minor - x.refunded_shipping_minor)) AS net
    FROM shop_order x WHERE c.nth = 1 AND x.account_id = c.account_id AND x.paid_at >= c.opened_at AND x.paid_at < c.opened_at + interval '30 days' AND order_is_shopping(x)) o ON true
  GROUP BY c.link_id, c.sharer_id
$$;
