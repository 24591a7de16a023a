-- What shoppers save for, and what the shop tells them of it and of claims that end.

-- A wish is there or it is not, however often it is said. What could be had at once is nothing to be told of.
CREATE OR REPLACE FUNCTION wish_put(p_account uuid, p_reward uuid, p_wished boolean, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); r reward;
BEGIN
  IF NOT p_wished THEN
    DELETE FROM wish WHERE account_id = p_account AND reward_id = p_reward;
    RETURN;
  END IF;
  SELECT * INTO r FROM reward WHERE id = p_reward;
  IF r.id IS NULL OR NOT reward_on_show(r, v_at) THEN PERFORM refuse('reward-unavailable'); END IF;
  INSERT INTO wish (account_id, reward_id, state, wished_at)
  VALUES (p_account, p_reward, CASE WHEN reward_in_reach(r, p_account, v_at) THEN 'in-reach' ELSE 'waiting' END, v_at) ON CONFLICT DO NOTHING;
END $$;

-- One letter to each shopper of this telling, whatever it names; those who want none of its kind get none.
CREATE OR REPLACE FUNCTION reward_letter(p_template text, p_account uuid, p_wanted boolean, p_rewards jsonb, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO mail_outbox (key, recipient, locale, template, params, created_at)
  SELECT p_template || ':' || a.id || ':' || md5(p_rewards::text || p_at::text), a.email, a.locale, p_template,
    jsonb_build_object('rewards', p_rewards, 'timeZone', shop_zone()), p_at
  FROM account a WHERE a.id = p_account AND p_wanted AND a.suspended_at IS NULL ON CONFLICT (key) DO NOTHING
$$;

-- Tells of claims that end, 7 days and 1 day before, each once.
CREATE OR REPLACE FUNCTION claims_tell_ending(p_at timestamptz) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_told int := 0; r record;
BEGIN
  FOR r IN WITH fresh AS (SELECT * FROM claims_ending(v_at)),
    told AS (INSERT INTO notice (key, account_id, kind, ends_at, threshold_days, points, subject_id, at)
      SELECT f.key, f.account_id, 'claim-ending', f.ends_at, f.threshold, 0, f.claim_id, v_at FROM fresh f ON CONFLICT (key) DO NOTHING RETURNING notice.subject_id)
    SELECT c.account_id, a.wants_expiry_mail AS wanted, count(*)::int AS n, jsonb_agg(jsonb_build_object('titleZh', v.told->>'title_zh',
      'titleEn', v.told->>'title_en', 'endsAt', c.expires_at) ORDER BY c.expires_at, c.no) AS rewards
    FROM told t JOIN claim c ON c.id = t.subject_id JOIN account a ON a.id = c.account_id
    JOIN reward_version v ON v.reward_id = c.reward_id AND v.version = c.reward_version GROUP BY 1, 2
  LOOP
    PERFORM reward_letter('claim-ending', r.account_id, r.wanted, r.rewards, v_at);
    v_told := v_told + r.n;
  END LOOP;
  RETURN v_told;
END $$;

-- Tells of wishes that have come within reach, each once; a wish that was within reach and is so no more waits from now on.
CREATE OR REPLACE FUNCTION wishes_tell(p_at timestamptz) RETURNS int LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_told int := 0; t record;
BEGIN
  UPDATE wish w SET state = 'waiting' FROM reward r WHERE r.id = w.reward_id AND w.state = 'in-reach' AND NOT reward_in_reach(r, w.account_id, v_at);
  FOR t IN WITH told AS (UPDATE wish w SET state = 'told', told_at = v_at FROM wishes_in_reach(v_at) d
      WHERE w.account_id = d.account_id AND w.reward_id = d.reward_id AND w.state = 'waiting' RETURNING w.*),
    noted AS (INSERT INTO notice (key, account_id, kind, ends_at, threshold_days, points, subject_id, at)
      SELECT 'wish-in-reach:' || account_id || ':' || reward_id || ':' || wished_at, account_id, 'wish-in-reach', v_at + interval '30 days', 0, 0, reward_id, v_at
      FROM told ON CONFLICT (key) DO NOTHING)
    SELECT told.account_id, a.wants_wish_mail AS wanted, count(*)::int AS n, jsonb_agg(jsonb_build_object('titleZh', r.title_zh, 'titleEn', r.title_en,
      'costPoints', r.cost_points) ORDER BY r.cost_points, r.id) AS rewards
    FROM told JOIN account a ON a.id = told.account_id JOIN reward r ON r.id = told.reward_id GROUP BY 1, 2
  LOOP
    PERFORM reward_letter('wish-in-reach', t.account_id, t.wanted, t.rewards, v_at);
    v_told := v_told + t.n;
  END LOOP;
  RETURN v_told;
END $$;

-- What is still to be said to a shopper of rewards: a claim that can still be used and ends soon, at its nearest notice; a wish
-- that can still be had.
CREATE OR REPLACE FUNCTION reward_notices_of(p_account uuid, p_at timestamptz)
RETURNS TABLE (id bigint, kind text, subject_id uuid, title_zh text, title_en text, ends_at timestamptz, cost_points int) LANGUAGE sql STABLE AS $$
  SELECT n.id, n.kind, n.subject_id, v.told->>'title_zh', v.told->>'title_en', n.ends_at, NULL::int
  FROM (SELECT DISTINCT ON (m.subject_id) * FROM notice m WHERE account_id = p_account AND m.kind = 'claim-ending' AND m.ends_at > p_at
    ORDER BY m.subject_id, threshold_days) n
  JOIN claim c ON c.id = n.subject_id AND (c.state = 'issued' OR c.trouble = 'address-needed') JOIN reward_version v ON v.reward_id = c.reward_id AND v.version = c.reward_version
  WHERE n.dismissed_at IS NULL
  UNION ALL
  SELECT n.id, n.kind, n.subject_id, r.title_zh, r.title_en, n.ends_at, r.cost_points
  FROM notice n JOIN reward r ON r.id = n.subject_id JOIN wish w ON w.account_id = n.account_id AND w.reward_id = r.id AND w.state = 'told'
  WHERE n.account_id = p_account AND n.kind = 'wish-in-reach' AND n.ends_at > p_at AND n.dismissed_at IS NULL AND reward_in_reach(r, p_account, p_at)
$$;
