-- A version of a campaign played through again and again before it is launched. What came of it stands with the campaign.
CREATE TABLE campaign_simulation (
  id uuid PRIMARY KEY,
  campaign_id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  runs integer NOT NULL CHECK (runs > 0),
  done integer NOT NULL DEFAULT 0,
  tries integer NOT NULL DEFAULT 0,
  problem text,
  asked_by uuid REFERENCES account(id),
  asked_at timestamptz(3) NOT NULL,
  touched_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  FOREIGN KEY (campaign_id, version) REFERENCES campaign_version(campaign_id, version),
  CONSTRAINT campaign_simulation_finished CHECK ((state IN ('done', 'failed')) = (finished_at IS NOT NULL))
);
-- asked twice, a version is simulated once
CREATE UNIQUE INDEX campaign_simulation_open ON campaign_simulation (campaign_id, version) WHERE state IN ('waiting', 'running');
CREATE INDEX campaign_simulation_asked_idx ON campaign_simulation (asked_at) WHERE state IN ('waiting', 'running');
