-- Pages of the desk as somebody likes to see them.

CREATE OR REPLACE FUNCTION view_told(v saved_view) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('page', v.page, 'name', v.name, 'shared', v.is_shared, 'params', v.params)
$$;

-- The views of one person are counted and named one at a time. Theirs to change, and what is shared an owner's of the shop too.
CREATE OR REPLACE FUNCTION view_locked(p jsonb) RETURNS saved_view LANGUAGE plpgsql AS $$
DECLARE v saved_view; v_actor uuid := (p->>'actorId')::uuid;
BEGIN
  PERFORM 1 FROM account WHERE id = coalesce((SELECT owner_id FROM saved_view WHERE id = (p->>'id')::uuid), v_actor) FOR NO KEY UPDATE;
  SELECT * INTO v FROM saved_view WHERE id = (p->>'id')::uuid;
  IF v.owner_id <> v_actor AND NOT v.is_shared THEN PERFORM refuse('view-unknown'); END IF;
  IF v.owner_id <> v_actor AND p->>'role' <> 'owner' THEN PERFORM refuse('view-foreign'); END IF;
  RETURN v;
END $$;

-- A new view, or one that is there as it shall be from now on; one that was dropped is there again, and whose it is stays.
-- p: id, page, name, params, isShared, actorId, role, most, at.
CREATE OR REPLACE FUNCTION view_keep(p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_was saved_view := view_locked(p); v saved_view;
BEGIN
  IF v_was.page <> p->>'page' THEN PERFORM refuse('view-unknown'); END IF;
  IF (v_was.id IS NULL OR v_was.dropped_at IS NOT NULL) AND (p->>'most')::int <=
    (SELECT count(*) FROM saved_view WHERE owner_id = coalesce(v_was.owner_id, (p->>'actorId')::uuid) AND dropped_at IS NULL) THEN
    PERFORM refuse('views-many', jsonb_build_object('most', p->'most'));
  END IF;
  DELETE FROM saved_view WHERE dropped_at < v_at - interval '1 day' AND id <> (p->>'id')::uuid;
  BEGIN
    INSERT INTO saved_view AS s (id, page, owner_id, name, params, is_shared, created_at, changed_at)
    VALUES ((p->>'id')::uuid, p->>'page', (p->>'actorId')::uuid, p->>'name', p->'params', (p->>'isShared')::boolean, v_at, v_at)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, params = excluded.params, is_shared = excluded.is_shared, changed_at = v_at, dropped_at = NULL
    RETURNING s.* INTO v;
  EXCEPTION WHEN unique_violation THEN PERFORM refuse('view-name-taken', jsonb_build_object('name', p->>'name'));
  END;
  -- one's own are nobody's business; what everybody sees stands in the record
  IF v.is_shared OR v_was.is_shared THEN
    INSERT INTO audit_log (at, actor_id, action, subject, before, after) VALUES (v_at, (p->>'actorId')::uuid, 'view.keep', 'view:' || v.id,
      CASE WHEN v_was.is_shared AND v_was.dropped_at IS NULL THEN view_told(v_was) END, view_told(v));
  END IF;
END $$;

-- p: id, actorId, role, at.
CREATE OR REPLACE FUNCTION view_drop(p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v saved_view := view_locked(p);
BEGIN
  IF v.id IS NULL OR v.dropped_at IS NOT NULL THEN PERFORM refuse('view-unknown'); END IF;
  UPDATE saved_view SET dropped_at = v_at WHERE id = v.id;
  IF v.is_shared THEN
    INSERT INTO audit_log (at, actor_id, action, subject, before) VALUES (v_at, (p->>'actorId')::uuid, 'view.drop', 'view:' || v.id, view_told(v));
  END IF;
END $$;

CREATE OR REPLACE FUNCTION view_invariants() RETURNS TABLE (id text, what text, violations bigint) LANGUAGE sql STABLE AS $$
  SELECT 'I124', 'nobody keeps more than fifty views of the desk', (SELECT count(*) FROM (SELECT 1 FROM saved_view
    WHERE dropped_at IS NULL GROUP BY owner_id HAVING count(*) > 50) x)
$$;
