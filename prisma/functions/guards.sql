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

-- Checked at the end of the inserting statement, so a stray half posting is an error and never corruption.
CREATE OR REPLACE FUNCTION journal_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM entry e WHERE e.posting_id IN (SELECT posting_id FROM added)
             GROUP BY e.posting_id HAVING sum(e.amount_points) <> 0) THEN
    RAISE EXCEPTION 'a posting does not sum to zero' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
