-- What other platforms say was bought through our links. Told facts: a change stands beside what was told before.
CREATE TABLE conversion_upload (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  request_key text NOT NULL UNIQUE,
  file_name text NOT NULL,
  report jsonb NOT NULL,
  actor_id uuid NOT NULL,
  at timestamptz(3) NOT NULL
);
CREATE INDEX conversion_upload_at_idx ON conversion_upload (at DESC);

CREATE TABLE conversion (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  upload_id uuid NOT NULL REFERENCES conversion_upload(id),
  line integer NOT NULL,
  claim_id uuid NOT NULL REFERENCES link_reference(claim_id),
  platform text NOT NULL,
  order_number text NOT NULL,
  state text NOT NULL CHECK (state IN ('paid', 'reversed')),
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  ordered_at timestamptz(3),
  CONSTRAINT conversion_once UNIQUE (platform, order_number, state, amount_minor)
);
CREATE INDEX conversion_claim_idx ON conversion (claim_id);
CREATE INDEX conversion_latest_idx ON conversion (platform, order_number, id DESC);
CREATE TRIGGER conversion_upload_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON conversion_upload FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER conversion_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON conversion FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
