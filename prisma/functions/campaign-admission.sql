-- Who may draw at all: how old somebody is, whether a guardian has said yes, and whether they are taking a rest.

-- Whole years of life, by the shop's calendar.
CREATE OR REPLACE FUNCTION years_old(p_born date, p_at timestamptz) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT extract(year FROM age((p_at AT TIME ZONE shop_zone())::date, p_born))::int
$$;

-- What stands between what somebody has said of their age and a draw; null: nothing.
CREATE OR REPLACE FUNCTION age_lacks(a player_age, p_at timestamptz) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE v_years int;
BEGIN
  IF a.account_id IS NULL THEN RETURN 'age-unstated'; END IF;
  IF a.born_on IS NULL THEN RETURN NULL; END IF;
  v_years := years_old(a.born_on, p_at);
  RETURN CASE WHEN v_years < 8 THEN 'age-too-young' WHEN v_years < 18 AND a.guardian_agreed_at IS NULL THEN 'guardian-needed' END;
END $$;

-- The same of an account. The page shows it, the draw obeys it.
CREATE OR REPLACE FUNCTION age_missing(p_account uuid, p_at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT age_lacks(a, p_at) FROM (SELECT p_account AS id) who LEFT JOIN player_age a ON a.account_id = who.id
$$;

-- Until when somebody is taking a rest; null when they are not.
CREATE OR REPLACE FUNCTION paused_until(p_account uuid, p_at timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT max(until) FROM play_pause WHERE account_id = p_account AND until > p_at
$$;

-- Refuses whoever may not draw now; whoever works here never does. p_entry: points, money, free or ticket; a ticket is covered already and
-- is opened in a rest too.
CREATE OR REPLACE FUNCTION player_admit(p_account uuid, p_entry text, p_at timestamptz) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE r record; v_missing text;
BEGIN
  SELECT k.staff_role IS NOT NULL AS works_here, a AS age, (SELECT max(until) FROM play_pause WHERE account_id = p_account AND until > p_at) AS rests_until
  INTO r FROM account k LEFT JOIN player_age a ON a.account_id = k.id WHERE k.id = p_account;
  IF r.works_here THEN PERFORM refuse('campaign-not-for-staff'); END IF;
  v_missing := age_lacks(r.age, p_at);
  IF v_missing IS NOT NULL THEN PERFORM refuse(v_missing); END IF;
  IF r.rests_until IS NOT NULL AND p_entry <> 'ticket' THEN
    PERFORM refuse('play-paused', jsonb_build_object('until', to_char(r.rests_until AT TIME ZONE shop_zone(), 'YYYY-MM-DD HH24:MI')));
  END IF;
END $$;

-- A shopper says when they were born, once. Said again it must be the same: an age is not tried until one fits.
CREATE OR REPLACE FUNCTION age_state(p_account uuid, p_born date, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_keeps date := CASE WHEN years_old(p_born, v_at) < 18 THEN p_born END; a player_age;
BEGIN
  IF p_born > (v_at AT TIME ZONE shop_zone())::date OR years_old(p_born, v_at) > 120 THEN PERFORM refuse('age-impossible'); END IF;
  INSERT INTO player_age (account_id, born_on, stated_at) VALUES (p_account, v_keeps, v_at) ON CONFLICT DO NOTHING;
  SELECT * INTO a FROM player_age WHERE account_id = p_account;
  IF a.born_on IS DISTINCT FROM v_keeps THEN PERFORM refuse('age-stated'); END IF;
  RETURN age_missing(p_account, v_at);
END $$;

-- A guardian says yes for somebody between eight and eighteen. The last who said it is kept.
CREATE OR REPLACE FUNCTION guardian_agrees(p_account uuid, p_name text, p_phone text, p_at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now());
BEGIN
  UPDATE player_age SET guardian_name = p_name, guardian_phone = p_phone, guardian_agreed_at = v_at
  WHERE account_id = p_account AND years_old(born_on, v_at) BETWEEN 8 AND 17;
  IF NOT FOUND THEN PERFORM refuse(coalesce(age_missing(p_account, v_at), 'guardian-not-needed')); END IF;
  RETURN age_missing(p_account, v_at);
END $$;

-- Takes a rest of so many days. It can be made longer and never shorter. The balance row is taken first, as a draw does: whoever was
-- told that the rest has begun sees no draw of theirs begin after it.
CREATE OR REPLACE FUNCTION play_rest(p_account uuid, p_days int, p_at timestamptz) RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); b points_balance := points_lock(p_account);
BEGIN
  INSERT INTO play_pause (account_id, until, at) VALUES (b.account_id, v_at + make_interval(days => p_days), v_at);
  RETURN paused_until(p_account, v_at);
END $$;
