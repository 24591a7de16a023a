-- Where the shop sees behaviours happen: accounts, addresses and the calendar. Reviews tell it themselves.

-- What is still missing of a profile, in the order in which one is asked for it.
CREATE OR REPLACE FUNCTION profile_missing(p_account uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT array_remove(ARRAY[CASE WHEN email_verified_at IS NULL THEN 'email' END, CASE WHEN name = '' THEN 'name' END,
    CASE WHEN birthday IS NULL THEN 'birthday' END,
    CASE WHEN NOT EXISTS (SELECT 1 FROM address WHERE account_id = p_account) THEN 'address' END], NULL) FROM account WHERE id = p_account
$$;

-- Somebody has signed up when the address is known to be theirs: an account alone costs nothing to make, and staff are at work.
CREATE OR REPLACE FUNCTION account_behaviours() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.staff_role IS NOT NULL THEN RETURN NEW; END IF;
  IF NEW.email_verified_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.email_verified_at IS NULL) THEN
    PERFORM behaviour_happened('sign-up', NEW.id, NEW.id::text, '{}', NULL, NEW.email_verified_at);
  END IF;
  IF NEW.birthday IS NOT NULL AND profile_missing(NEW.id) = '{}' THEN
    PERFORM behaviour_happened('profile-completed', NEW.id, NEW.id::text, '{}', NULL, NULL);
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER account_behaviours AFTER INSERT OR UPDATE OF email_verified_at, name, birthday ON account
  FOR EACH ROW EXECUTE FUNCTION account_behaviours();

CREATE OR REPLACE FUNCTION address_behaviours() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM account WHERE id = NEW.account_id AND birthday IS NOT NULL AND staff_role IS NULL) AND profile_missing(NEW.account_id) = '{}' THEN
    PERFORM behaviour_happened('profile-completed', NEW.account_id, NEW.account_id::text, '{}', NULL, NULL);
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER address_behaviours AFTER INSERT ON address FOR EACH ROW EXECUTE FUNCTION address_behaviours();

-- The birthdays of the shop's day and of the week before it, which a shop that was shut has missed: one for each account and year.
-- 29 February is the last day of every February.
CREATE OR REPLACE FUNCTION birthdays_due(p_at timestamptz) RETURNS TABLE (account_id uuid, day date) LANGUAGE sql STABLE AS $$
  SELECT a.id, d.day FROM (SELECT (p_at AT TIME ZONE shop_zone())::date - n AS day FROM generate_series(0, 7) n) d
  JOIN account a ON a.birthday = to_char(d.day, 'MM-DD') OR (a.birthday = '02-29' AND d.day = day_in_year(extract(year FROM d.day)::int, '02-29'))
  WHERE a.staff_role IS NULL AND a.suspended_at IS NULL AND (a.birthday_set_at AT TIME ZONE shop_zone())::date <= d.day
    AND EXISTS (SELECT 1 FROM behaviour WHERE code = 'birthday' AND archived_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM behaviour_event e WHERE e.key = 'behaviour:birthday:' || a.id || ':' || extract(year FROM d.day))
$$;

CREATE OR REPLACE FUNCTION birthdays_happened(p_at timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
  RETURN (SELECT count(behaviour_happened('birthday', account_id, account_id || ':' || extract(year FROM day), jsonb_build_object('day', day), NULL,
    coalesce(p_at, now()))) FROM birthdays_due(coalesce(p_at, now())));
END $$;

-- A shopper says when the birthday is; said once, it is changed a year later at the soonest.
CREATE OR REPLACE FUNCTION birthday_set(p_account uuid, p_birthday text, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_at timestamptz := coalesce(p_at, now()); v_set timestamptz;
BEGIN
  UPDATE account SET birthday = p_birthday, birthday_set_at = v_at WHERE id = p_account AND birthday IS DISTINCT FROM p_birthday
    AND (birthday_set_at IS NULL OR birthday_set_at <= v_at - interval '1 year');
  IF FOUND THEN RETURN; END IF;
  SELECT birthday_set_at INTO v_set FROM account WHERE id = p_account AND birthday IS DISTINCT FROM p_birthday;
  IF FOUND THEN PERFORM refuse('birthday-changed-lately', jsonb_build_object('until', to_char((v_set + interval '1 year') AT TIME ZONE shop_zone(), 'YYYY-MM-DD'))); END IF;
END $$;
