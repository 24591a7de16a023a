-- Between which bounds the shop holds its figures to be in order, in basis points. A change is a row more with its reason; the newest
-- holds, and before the first those of the article (E4).
CREATE TABLE figure_bands (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_key text NOT NULL UNIQUE,
  low_bps int NOT NULL CHECK (low_bps > 0),
  watch_bps int NOT NULL CHECK (watch_bps > low_bps),
  warn_bps int NOT NULL CHECK (warn_bps > watch_bps AND warn_bps < 10000),
  usage_low_bps int NOT NULL CHECK (usage_low_bps BETWEEN 1 AND 9999),
  reason text NOT NULL,
  created_by uuid NOT NULL REFERENCES account(id),
  created_at timestamptz(3) NOT NULL
);
CREATE TRIGGER figure_bands_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON figure_bands FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
