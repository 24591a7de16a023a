-- How many shoppers there are, by the day they joined on. Days that are over are counted once; who becomes staff, is merged into another
-- account or comes back is added to or taken from the day they joined on.

CREATE OR REPLACE FUNCTION member_flow(p_from date, p_to date) RETURNS TABLE (day date, members bigint) LANGUAGE sql STABLE AS $$
  SELECT (created_at AT TIME ZONE (SELECT shop_zone()))::date, count(*) FROM account
  WHERE staff_role IS NULL AND merged_into IS NULL AND created_at >= (SELECT day_start(p_from)) AND created_at < (SELECT day_start(p_to + 1)) GROUP BY 1
$$;

-- Closes days of members after one and up to another; answers how far they are closed.
CREATE OR REPLACE FUNCTION members_fold(p_through date, p_to date) RETURNS date LANGUAGE plpgsql AS $$
BEGIN
  IF p_through IS NULL OR p_through < p_to THEN
    INSERT INTO member_day SELECT * FROM member_flow(coalesce(p_through + 1, '-infinity'), p_to);
    RETURN p_to;
  END IF;
  RETURN p_through;
END $$;

-- Everybody who joined on a day or before it and shops here now.
CREATE OR REPLACE FUNCTION members_until(p_day date) RETURNS bigint LANGUAGE sql STABLE AS $$
  WITH f AS MATERIALIZED (SELECT coalesce((SELECT members_through FROM fold WHERE time_zone = shop_zone()), '-infinity') AS through)
  SELECT (SELECT coalesce(sum(d.members), 0) FROM f, member_day d WHERE d.day <= least(f.through, p_day))::bigint
    + (SELECT count(*) FROM account WHERE staff_role IS NULL AND merged_into IS NULL AND created_at >= (SELECT day_start(CASE WHEN isfinite(through) THEN through + 1 ELSE through END) FROM f)
        AND created_at < (SELECT day_start(p_day + 1)))
$$;

-- Looked at when the transaction ends, and only of who was or is a member on a day that is closed: nobody who joins now is.
CREATE OR REPLACE FUNCTION member_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE f fold; m record;
BEGIN
  SELECT * INTO f FROM fold FOR UPDATE;
  IF f.members_through IS NULL THEN RETURN NULL; END IF;
  FOR m IN SELECT (at AT TIME ZONE f.time_zone)::date AS day, sum(n) AS n FROM (VALUES
      (CASE WHEN TG_OP = 'UPDATE' THEN OLD.created_at END, CASE WHEN TG_OP = 'UPDATE' AND OLD.staff_role IS NULL AND OLD.merged_into IS NULL THEN -1 ELSE 0 END),
      (NEW.created_at, CASE WHEN NEW.staff_role IS NULL AND NEW.merged_into IS NULL THEN 1 ELSE 0 END)) x(at, n) GROUP BY 1 HAVING sum(n) <> 0
  LOOP
    CONTINUE WHEN m.day > f.members_through;
    INSERT INTO member_day AS d VALUES (m.day, m.n) ON CONFLICT (day) DO UPDATE SET members = d.members + excluded.members;
  END LOOP;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS member_backdated ON account;
CREATE CONSTRAINT TRIGGER member_backdated AFTER INSERT ON account DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.created_at < now() - interval '22 hours') EXECUTE FUNCTION member_moved();
DROP TRIGGER IF EXISTS member_changed ON account;
CREATE CONSTRAINT TRIGGER member_changed AFTER UPDATE OF staff_role, merged_into, created_at ON account DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN ((OLD.staff_role IS NULL AND OLD.merged_into IS NULL, OLD.created_at) IS DISTINCT FROM (NEW.staff_role IS NULL AND NEW.merged_into IS NULL, NEW.created_at))
  EXECUTE FUNCTION member_moved();
