-- The shelf: what stands where, and many rewards changed at once.

-- Puts a reward before another one (null: behind all) and answers before which it stood, so that it can be put back. Places are
-- numbered anew, so that none is held twice.
CREATE OR REPLACE FUNCTION reward_place(p_reward uuid, p_before uuid, p_actor uuid, p_at timestamptz) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE v_was uuid;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('reward-order', 0));
  IF NOT EXISTS (SELECT 1 FROM reward WHERE id = p_reward) OR NOT EXISTS (SELECT 1 FROM reward WHERE id = coalesce(p_before, p_reward)) THEN
    PERFORM refuse('reward-unknown');
  END IF;
  SELECT next INTO v_was FROM (SELECT id, lead(id) OVER (ORDER BY state = 'archived', position, created_at, id) AS next FROM reward) r WHERE id = p_reward;
  IF p_before = p_reward THEN RETURN v_was; END IF;
  WITH placed AS (SELECT id, row_number() OVER (ORDER BY state = 'archived', position, created_at, id) * 2 AS n FROM reward),
  moved AS (SELECT id, row_number() OVER (ORDER BY CASE WHEN id = p_reward THEN (SELECT coalesce(min(b.n) - 1, max(a.n) + 1) FROM placed a
    LEFT JOIN placed b ON b.id = a.id AND b.id = p_before) ELSE n END) AS place FROM placed)
  UPDATE reward r SET position = m.place FROM moved m WHERE m.id = r.id AND r.position <> m.place;
  INSERT INTO audit_log (at, actor_id, action, subject, after) VALUES (coalesce(p_at, now()), p_actor, 'reward.move', 'reward:' || p_reward,
    jsonb_build_object('before', p_before));
  RETURN v_was;
END $$;

-- One change of one reward; answers with what it was, told as a change back. Words and days are the reward's next version.
CREATE OR REPLACE FUNCTION reward_change(p_change jsonb, p_actor uuid, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE r reward; v_new reward; v_id uuid := (p_change->>'rewardId')::uuid; v_state text := p_change->>'state'; v_words jsonb; v_was jsonb;
BEGIN
  SELECT * INTO r FROM reward WHERE id = v_id FOR UPDATE;
  IF NOT FOUND THEN PERFORM refuse('reward-unknown'); END IF;
  SELECT jsonb_object_agg(key, value) INTO v_was FROM jsonb_each(jsonb_build_object('rewardId', r.id, 'state', r.state, 'category', r.category,
    'startsAt', r.starts_at, 'endsAt', r.ends_at)) WHERE p_change ? key;
  SELECT jsonb_object_agg(column_name, p_change->key) INTO v_words
  FROM (VALUES ('category', 'category'), ('startsAt', 'starts_at'), ('endsAt', 'ends_at')) known(key, column_name) WHERE p_change ? key;
  v_new := jsonb_populate_record(r, coalesce(v_words, '{}'));
  IF v_new IS NOT DISTINCT FROM r AND coalesce(v_state, r.state) = r.state THEN RETURN NULL; END IF;
  IF v_new.starts_at >= v_new.ends_at THEN PERFORM refuse('reward-ends-before-start'); END IF;
  IF v_state = 'live' AND v_new.ends_at <= p_at THEN PERFORM refuse('reward-is-over'); END IF;
  IF v_new IS DISTINCT FROM r THEN PERFORM reward_save(to_jsonb(v_new) || jsonb_build_object('actorId', p_actor, 'at', p_at)); END IF;
  IF v_state IS NOT NULL THEN PERFORM reward_set_state(v_id, v_state, p_actor, p_at); END IF;
  RETURN v_was;
END $$;

-- Many at once, each for itself: what one refuses, the others do all the same. p: changes [{rewardId, state?, category?, startsAt?,
-- endsAt?}], actorId, at. Answers, as they were asked, with what each was (null: it was so before) or why it was not done.
CREATE OR REPLACE FUNCTION rewards_change(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce((p->>'at')::timestamptz, now()); v_told jsonb := '{}'; v_one jsonb; v_id text; v_details text;
BEGIN
  -- always in one order, so that two who change the same ones never wait for each other
  FOR v_one IN SELECT one FROM jsonb_array_elements(p->'changes') one ORDER BY one->>'rewardId' LOOP
    v_id := v_one->>'rewardId';
    BEGIN
      v_told := v_told || jsonb_build_object(v_id, jsonb_build_object('was', reward_change(v_one, (p->>'actorId')::uuid, v_at)));
    EXCEPTION WHEN SQLSTATE 'RG001' THEN
      GET STACKED DIAGNOSTICS v_details = PG_EXCEPTION_DETAIL;
      v_told := v_told || jsonb_build_object(v_id, jsonb_build_object('refusal', SQLERRM, 'details', v_details::jsonb));
    END;
  END LOOP;
  RETURN v_told;
END $$;
