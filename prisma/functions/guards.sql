-- What any function or trigger may call to refuse.

-- A refusal is raised with its code as the message and its details as JSON; lib/db turns it back into a value.
CREATE OR REPLACE FUNCTION refuse(p_code text, p_details jsonb DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'RG001', MESSAGE = p_code, DETAIL = p_details::text;
END $$;

CREATE OR REPLACE FUNCTION forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;

-- Checked at the end of the inserting statement, so a stray half posting is an error and never corruption. What a statement adds to a
-- posting sums to zero, so that every posting does. Postings and budgets are never deleted: to find one is enough, without a lock.
CREATE OR REPLACE FUNCTION journal_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added a LEFT JOIN posting p ON p.id = a.posting_id LEFT JOIN points_budget b ON b.id = a.budget_id GROUP BY a.posting_id, p.id
             HAVING sum(a.amount_points) <> 0 OR p.id IS NULL OR count(a.budget_id) <> count(b.id)) THEN
    IF EXISTS (SELECT 1 FROM added GROUP BY posting_id HAVING sum(amount_points) <> 0) THEN
      RAISE EXCEPTION 'a posting does not sum to zero' USING ERRCODE = '23514';
    END IF;
    RAISE EXCEPTION 'an entry of no posting, or of no budget' USING ERRCODE = '23503';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION posting_is_there() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added a WHERE NOT EXISTS (SELECT 1 FROM posting p WHERE p.id = a.posting_id)) THEN
    RAISE EXCEPTION '% of no posting', TG_TABLE_NAME USING ERRCODE = '23503';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER lot_has_posting AFTER INSERT ON lot REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION posting_is_there();
CREATE OR REPLACE TRIGGER lot_use_has_posting AFTER INSERT ON lot_use REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION posting_is_there();
CREATE OR REPLACE TRIGGER lot_keeps_posting BEFORE UPDATE OF posting_id ON lot FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- What a lot is from its first day on, or by a change of these columns alone; that no more is left of it than it had is a CHECK.
CREATE OR REPLACE FUNCTION lot_is_sound() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IN ('pending', 'active') AND NEW.funding IN ('spend', 'marketing') AND (NEW.release_on IN ('delivered', 'return-window') OR NEW.release_on IS NULL)
    AND (NEW.state = 'active' OR NEW.releases_at IS NOT NULL OR NEW.release_on IS NOT NULL) AND (NEW.budget_id IS NULL OR NEW.funding = 'marketing')
    AND (NEW.idle_days > 0 OR NEW.idle_days IS NULL) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a lot that is not sound' USING ERRCODE = '23514';
END $$;
CREATE OR REPLACE TRIGGER lot_is_sound BEFORE INSERT OR UPDATE OF state, releases_at, release_on, funding, budget_id, idle_days ON lot
  FOR EACH ROW EXECUTE FUNCTION lot_is_sound();

CREATE OR REPLACE FUNCTION points_budget_is_named() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.code ~ '^[a-z0-9-]{2,40}$' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a budget by no name' USING ERRCODE = '23514';
END $$;
CREATE OR REPLACE TRIGGER points_budget_is_named BEFORE INSERT OR UPDATE OF code ON points_budget FOR EACH ROW EXECUTE FUNCTION points_budget_is_named();
CREATE OR REPLACE TRIGGER points_budget_stays BEFORE DELETE OR TRUNCATE ON points_budget FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
