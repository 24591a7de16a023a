-- Who is asked to work here, and when whoever does came in last. Only the hash of a letter's secret is kept.
CREATE TABLE staff_invite (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email text NOT NULL,
  role staff_role NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  letters int NOT NULL DEFAULT 1 CHECK (letters > 0),
  invited_by uuid NOT NULL REFERENCES account(id),
  created_at timestamptz(3) NOT NULL,
  sent_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  accepted_at timestamptz(3),
  accepted_by uuid REFERENCES account(id),
  revoked_at timestamptz(3),
  CHECK ((accepted_at IS NULL) = (accepted_by IS NULL)),
  CHECK (accepted_at IS NULL OR revoked_at IS NULL)
);
CREATE UNIQUE INDEX staff_invite_open_idx ON staff_invite (email) WHERE accepted_at IS NULL AND revoked_at IS NULL;

-- kept of staff alone: when a shopper came is nobody's business
ALTER TABLE account ADD COLUMN signed_in_at timestamptz(3);
