-- Rewards that lead to another platform: where to, by which reference, and who went.

-- The only hosts that anybody is sent to. The names under one count only where that is said.
CREATE TABLE link_host (
  host text PRIMARY KEY CHECK (length(host) <= 253 AND host ~ '^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$'),
  with_subdomains boolean NOT NULL,
  added_by uuid,
  added_at timestamptz(3) NOT NULL DEFAULT now()
);

-- What a claim is known by on the other platform. It says nothing of the shopper.
CREATE TABLE link_reference (
  claim_id uuid PRIMARY KEY REFERENCES claim(id),
  reference text NOT NULL UNIQUE
);

CREATE TABLE link_visit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  claim_id uuid NOT NULL REFERENCES link_reference(claim_id),
  at timestamptz(3) NOT NULL
);
CREATE INDEX link_visit_claim_idx ON link_visit (claim_id, at DESC);
CREATE TRIGGER link_reference_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON link_reference FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER link_visit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON link_visit FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
