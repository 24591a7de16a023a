-- A ticket of a sealed deck keeps its own slot, so that nobody is sold a box that is not there.
ALTER TABLE campaign_slot ADD COLUMN kept_for uuid UNIQUE REFERENCES campaign_ticket(id);
DROP INDEX campaign_slot_free_idx;
CREATE INDEX campaign_slot_free_idx ON campaign_slot (campaign_id, slot_no) WHERE taken_by IS NULL AND kept_for IS NULL;

ALTER TABLE campaign_ticket
  -- when it was given back, let go or ended
  ADD COLUMN closed_at timestamptz(3),
  ADD CONSTRAINT campaign_ticket_closed CHECK ((state IN ('expired', 'void')) = (closed_at IS NOT NULL)),
  ADD CONSTRAINT campaign_ticket_waits CHECK (state <> 'unpaid' OR order_id IS NOT NULL);
CREATE INDEX shop_order_campaign_idx ON shop_order (campaign_id) WHERE campaign_id IS NOT NULL;

-- What was drawn strays from what was told further than chance does: raised once for each campaign, and kept.
CREATE TABLE campaign_alarm (
  campaign_id uuid PRIMARY KEY REFERENCES campaign(id),
  -- of each way of drawing (version, pity or not): how often each prize was drawn, by what weights, and what the test said
  report jsonb NOT NULL,
  p double precision NOT NULL,
  raised_at timestamptz(3) NOT NULL
);
CREATE TRIGGER campaign_alarm_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign_alarm FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- The file of a campaign that is over, in parts, as it was sealed: the hash is of all parts' hashes, in their order. Nothing changes or deletes it.
CREATE TABLE campaign_archive (
  campaign_id uuid PRIMARY KEY REFERENCES campaign(id),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  parts integer NOT NULL CHECK (parts > 0),
  draws integer NOT NULL CHECK (draws >= 0),
  archived_by uuid REFERENCES account(id),
  archived_at timestamptz(3) NOT NULL,
  keep_until date NOT NULL
);
CREATE TABLE campaign_archive_part (
  campaign_id uuid NOT NULL REFERENCES campaign(id),
  no integer NOT NULL,
  name text NOT NULL,
  body text NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (campaign_id, no)
);
CREATE TRIGGER campaign_archive_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign_archive FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER campaign_archive_part_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign_archive_part FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
