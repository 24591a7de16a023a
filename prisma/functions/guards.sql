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
-- posting sums to zero, so that every posting does. Postings are never deleted: to find one is enough, without a lock.
CREATE OR REPLACE FUNCTION journal_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added a LEFT JOIN posting p ON p.id = a.posting_id GROUP BY a.posting_id, p.id
             HAVING sum(a.amount_points) <> 0 OR p.id IS NULL) THEN
    IF EXISTS (SELECT 1 FROM added GROUP BY posting_id HAVING sum(amount_points) <> 0) THEN
      RAISE EXCEPTION 'a posting does not sum to zero' USING ERRCODE = '23514';
    END IF;
    RAISE EXCEPTION 'an entry of no posting' USING ERRCODE = '23503';
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
