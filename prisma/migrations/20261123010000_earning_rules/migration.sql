-- Rules of earning beside the rate and steps of the points terms: a rule is a row, what it says is a version.
CREATE TABLE earning_rule (
  id uuid PRIMARY KEY,
  -- to everybody together; counted for rules that have a limit of it
  given_points bigint NOT NULL DEFAULT 0 CHECK (given_points >= 0),
  created_by uuid REFERENCES account(id),
  created_at timestamptz(3) NOT NULL
);
CREATE TABLE earning_rule_version (
  rule_id uuid NOT NULL REFERENCES earning_rule(id),
  version int NOT NULL CHECK (version > 0),
  state text NOT NULL CHECK (state IN ('draft', 'published', 'ended')),
  -- RuleDefinition; lib/earning/programme/schema.ts
  definition jsonb NOT NULL,
  effective_from timestamptz(3),
  ends_at timestamptz(3),
  request_key text NOT NULL UNIQUE,
  reason text NOT NULL DEFAULT '',
  written_by uuid REFERENCES account(id),
  written_at timestamptz(3) NOT NULL,
  PRIMARY KEY (rule_id, version),
  CONSTRAINT earning_rule_has_a_first_day CHECK (state = 'draft' OR effective_from IS NOT NULL),
  CONSTRAINT earning_rule_ends_later CHECK (state = 'draft' OR ends_at IS NULL OR ends_at >= effective_from)
);
-- one draft of a rule at a time
CREATE UNIQUE INDEX earning_rule_draft_idx ON earning_rule_version (rule_id) WHERE state = 'draft';

-- What a rule gave for what: the limits of shoppers are counted on it, and what a rule costs.
CREATE TABLE earning_given (
  source text NOT NULL,
  rule_id uuid NOT NULL,
  version int NOT NULL,
  account_id uuid NOT NULL REFERENCES account(id),
  points bigint NOT NULL CHECK (points > 0),
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (source, rule_id),
  FOREIGN KEY (rule_id, version) REFERENCES earning_rule_version(rule_id, version)
);
CREATE INDEX earning_given_shopper_idx ON earning_given (account_id, rule_id, at);
CREATE INDEX earning_given_rule_idx ON earning_given (rule_id, at);
CREATE TRIGGER earning_given_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON earning_given FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER earning_rule_version_no_truncate BEFORE TRUNCATE ON earning_rule_version FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- The limit of a rule, too, keeps points back.
ALTER TABLE award_attempt DROP CONSTRAINT award_attempt_reason_check,
  ADD CONSTRAINT award_attempt_reason_check CHECK (reason IN ('budget-empty', 'rule-limit'));
