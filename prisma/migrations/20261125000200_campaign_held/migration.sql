-- Money of a campaign's part: what is free, what is held for what was given and not opened yet, and what went out.
ALTER TABLE campaign_shard ADD COLUMN held_minor bigint NOT NULL DEFAULT 0 CHECK (held_minor >= 0),
  ADD COLUMN spent_minor bigint NOT NULL DEFAULT 0 CHECK (spent_minor >= 0);
