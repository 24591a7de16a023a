-- Which tiers there are and what one must have spent to be of each. A change is a row more with its reason; the newest holds.
CREATE TABLE tier_terms (
  version_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_key text NOT NULL UNIQUE,
  -- {windowMonths, levels: [{code, nameZh, nameEn, atLeastMinor}]}, levels rising
  terms jsonb NOT NULL CHECK (jsonb_typeof(terms->'levels') = 'array' AND (terms->>'windowMonths')::int BETWEEN 1 AND 60),
  reason text NOT NULL,
  created_by uuid REFERENCES account(id),
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX tier_terms_created_idx ON tier_terms (created_at DESC, version_id DESC);
CREATE TRIGGER tier_terms_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON tier_terms FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
