-- Out of which part of the budget a draw was paid: what comes back of it goes back there.
ALTER TABLE draw ADD COLUMN shard smallint NOT NULL, ADD FOREIGN KEY (campaign_id, shard) REFERENCES campaign_shard(campaign_id, shard);
