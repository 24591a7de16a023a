-- What rules gave, by the day it was earned on. Days that are over are added up once; what is written down for one of them later is added to it then.

CREATE OR REPLACE FUNCTION rule_flow(p_from date, p_to date) RETURNS TABLE (day date, rule_id uuid, version int, points bigint) LANGUAGE sql STABLE AS $$
  -- rule by rule, each by its index: rules are few
  SELECT g.day, r.id, g.version, sum(g.points)::bigint FROM earning_rule r CROSS JOIN LATERAL (
    SELECT (g.at AT TIME ZONE (SELECT shop_zone()))::date AS day, g.version, g.points FROM earning_given g
    WHERE g.rule_id = r.id AND g.at >= (SELECT day_start(p_from)) AND g.at < (SELECT day_start(p_to + 1)) OFFSET 0) g
  GROUP BY 1, 2, 3
$$;

-- Closes days of rules after one and up to another; answers how far they are closed.
CREATE OR REPLACE FUNCTION rules_fold(p_through date, p_to date) RETURNS date LANGUAGE plpgsql AS $$
BEGIN
  IF p_through >= p_to THEN RETURN p_through; END IF;
  INSERT INTO rule_day SELECT * FROM rule_flow(coalesce(p_through + 1, '-infinity'), p_to);
  RETURN p_to;
END $$;

-- What each version of a rule gave on each of these days; what was taken back later is not taken off.
CREATE OR REPLACE FUNCTION rule_days(p_from date, p_to date) RETURNS TABLE (day date, rule_id uuid, version int, points bigint) LANGUAGE sql STABLE AS $$
  WITH f AS MATERIALIZED (SELECT coalesce((SELECT rules_through FROM fold WHERE time_zone = shop_zone()), '-infinity') AS through)
  SELECT d.* FROM f, rule_day d WHERE d.day BETWEEN p_from AND least(p_to, f.through)
  UNION ALL SELECT r.* FROM f, rule_flow(CASE WHEN isfinite(f.through) THEN greatest(p_from, f.through + 1) ELSE p_from END, p_to) r
$$;

-- Looked at when the transaction ends, and only where it was earned on a day that may be closed: what happens now is not.
CREATE OR REPLACE FUNCTION rule_gave_backdated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE f fold; v_day date;
BEGIN
  SELECT * INTO f FROM fold FOR UPDATE;
  IF f.rules_through IS NULL THEN RETURN NULL; END IF;
  v_day := (NEW.at AT TIME ZONE f.time_zone)::date;
  IF v_day <= f.rules_through THEN
    INSERT INTO rule_day AS d VALUES (v_day, NEW.rule_id, NEW.version, NEW.points)
    ON CONFLICT (day, rule_id, version) DO UPDATE SET points = d.points + excluded.points;
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS earning_given_backdated ON earning_given;
CREATE CONSTRAINT TRIGGER earning_given_backdated AFTER INSERT ON earning_given DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.at < now() - interval '22 hours') EXECUTE FUNCTION rule_gave_backdated();

CREATE OR REPLACE FUNCTION rule_invariants() RETURNS TABLE (id text, what text, violations bigint) LANGUAGE sql STABLE AS $$
  WITH said AS (SELECT * FROM rule_flow('-infinity', coalesce((SELECT rules_through FROM fold), '-infinity')))
  SELECT 'I127', 'what rules gave by day is what is written down of each giving', count(*)
  FROM ((TABLE said EXCEPT TABLE rule_day) UNION ALL (TABLE rule_day EXCEPT TABLE said)) x
$$;
