-- Who may draw. Of a grown-up nothing is kept but that they are one; of somebody younger the day of birth, because they grow,
-- and the guardian who said yes.
CREATE TABLE player_age (
  account_id uuid PRIMARY KEY REFERENCES account(id),
  -- null: eighteen or older on the day that it was said
  born_on date,
  guardian_name text,
  guardian_phone text,
  guardian_agreed_at timestamptz(3),
  stated_at timestamptz(3) NOT NULL,
  CONSTRAINT player_guardian CHECK (num_nonnulls(guardian_name, guardian_phone, guardian_agreed_at) IN (0, 3)
    AND (born_on IS NOT NULL OR guardian_agreed_at IS NULL))
);

-- A rest from drawing that a shopper took. Rows are only added and the last end counts, so that nobody can make one shorter.
CREATE TABLE play_pause (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account(id),
  until timestamptz(3) NOT NULL,
  at timestamptz(3) NOT NULL,
  CONSTRAINT play_pause_ahead CHECK (until > at)
);
CREATE INDEX play_pause_account_idx ON play_pause (account_id, until DESC);
CREATE TRIGGER play_pause_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON play_pause FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
