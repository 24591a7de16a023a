-- A code may be bound to some of the shop's counters: those that its reward named when it was claimed.

-- The counters that a reward names; none: any.
CREATE OR REPLACE FUNCTION reward_stores(p_settings jsonb) RETURNS SETOF store LANGUAGE sql STABLE AS $$
  SELECT s.* FROM store s WHERE s.id IN (SELECT one::uuid FROM jsonb_array_elements_text(coalesce(p_settings->'storeIds', '[]')) one)
$$;

-- Their names, as they are told to people; null where any will do.
CREATE OR REPLACE FUNCTION store_names(p_settings jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN count(*) > 0 THEN jsonb_build_object('storesZh', string_agg(name_zh, '、' ORDER BY name_zh),
    'storesEn', string_agg(name_en, ', ' ORDER BY name_en)) END FROM reward_stores(p_settings)
$$;

CREATE OR REPLACE FUNCTION claim_settings(c claim) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT told->'settings' FROM reward_version WHERE reward_id = c.reward_id AND version = c.reward_version
$$;

-- Where a claim may be used instead, told to somebody who stands at none of its counters; null: by them, too.
CREATE OR REPLACE FUNCTION claim_elsewhere(c claim, p_actor uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM reward_stores(claim_settings(c)) s JOIN store_staff m ON m.store_id = s.id AND m.account_id = p_actor)
    THEN store_names(claim_settings(c)) END
$$;

-- At which counter somebody checks a claim off, where it can only be one.
CREATE OR REPLACE FUNCTION claim_counter(c claim, p_actor uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN count(*) = 1 THEN min(m.store_id::text)::uuid END FROM store_staff m
  WHERE m.account_id = p_actor AND (store_names(claim_settings(c)) IS NULL OR m.store_id IN (SELECT id FROM reward_stores(claim_settings(c))))
$$;

CREATE OR REPLACE FUNCTION reward_face_verification_code(r reward) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT store_names(r.settings)
$$;

-- Names a counter, or names it anew, and says who stands there. p: id (null: a new one), nameZh, nameEn, staff, actorId, at.
CREATE OR REPLACE FUNCTION store_save(p jsonb) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE v_id uuid := coalesce((p->>'id')::uuid, gen_random_uuid()); v_was jsonb := store_told(v_id); v_staff uuid[];
BEGIN
  IF p->>'id' IS NOT NULL AND v_was IS NULL THEN PERFORM refuse('store-unknown'); END IF;
  SELECT coalesce(array_agg(id), '{}') INTO v_staff FROM account WHERE staff_role IS NOT NULL AND p->'staff' ? id::text;
  INSERT INTO store (id, name_zh, name_en) VALUES (v_id, p->>'nameZh', p->>'nameEn')
  ON CONFLICT (id) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en;
  DELETE FROM store_staff WHERE store_id = v_id AND account_id <> ALL (v_staff);
  INSERT INTO store_staff (store_id, account_id) SELECT v_id, unnest(v_staff) ON CONFLICT DO NOTHING;
  INSERT INTO audit_log (at, actor_id, action, subject, before, after) VALUES (coalesce((p->>'at')::timestamptz, now()), (p->>'actorId')::uuid,
    CASE WHEN v_was IS NULL THEN 'store.open' ELSE 'store.change' END, 'store:' || v_id, v_was, store_told(v_id));
  RETURN v_id;
EXCEPTION WHEN unique_violation THEN PERFORM refuse('store-name-taken'); RETURN NULL;
END $$;

-- A counter as the record keeps it.
CREATE OR REPLACE FUNCTION store_told(p_store uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('nameZh', name_zh, 'nameEn', name_en, 'staff', (SELECT coalesce(jsonb_agg(coalesce(nullif(a.name, ''), a.email) ORDER BY a.email), '[]')
    FROM store_staff m JOIN account a ON a.id = m.account_id WHERE m.store_id = store.id)) FROM store WHERE id = p_store
$$;
