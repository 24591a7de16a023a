-- How large a share of the members who join from a moment on is offered no points for deeds, by lot, so that what such points do can be
-- measured. A change is a row more with its reason, and draws anew for those who join after it; the newest holds. A share of nought ends it.
CREATE TABLE holdout_version (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_key text NOT NULL UNIQUE,
  share_bps int NOT NULL CHECK (share_bps BETWEEN 0 AND 2000),
  -- with the account's id it says who is drawn
  salt uuid NOT NULL UNIQUE,
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  reason text NOT NULL,
  created_by uuid NOT NULL REFERENCES account(id),
  CHECK (CASE WHEN share_bps = 0 THEN ends_at = starts_at ELSE ends_at > starts_at AND ends_at < starts_at + interval '368 days' END)
);
CREATE INDEX holdout_version_starts_idx ON holdout_version (starts_at DESC, id DESC);
CREATE TRIGGER holdout_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON holdout_version FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- What a holdout has found: counted by a job while it stands, and once more up to its last moment, for good.
CREATE TABLE holdout_result (
  version_id int PRIMARY KEY REFERENCES holdout_version(id),
  arms jsonb NOT NULL,
  counted_at timestamptz(3) NOT NULL,
  is_final boolean NOT NULL
);
CREATE TRIGGER holdout_result_stays BEFORE UPDATE OR DELETE ON holdout_result FOR EACH ROW WHEN (OLD.is_final) EXECUTE FUNCTION forbid_change();
CREATE TRIGGER holdout_result_no_truncate BEFORE TRUNCATE ON holdout_result FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- a deed of whom is drawn gives nothing, and says why
ALTER TABLE behaviour_event DROP CONSTRAINT behaviour_event_reason_check, ADD CONSTRAINT behaviour_event_reason_check
  CHECK (reason IN ('no-rule', 'held-out', 'condition', 'times', 'points', 'cool-down', 'total', 'budget', 'undone'));

CREATE INDEX account_created_idx ON account (created_at);
