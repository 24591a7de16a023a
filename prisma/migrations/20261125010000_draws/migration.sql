-- A chain commits to the seed of the one that follows it, so that no seed is made after the shopper's was known.
ALTER TABLE draw_chain
  ADD COLUMN next_commitment bytea NOT NULL CHECK (length(next_commitment) = 32),
  ADD COLUMN next_sealed_seed bytea NOT NULL,
  ADD CONSTRAINT draw_chain_round CHECK (round > 0 AND next_nonce >= 0);

ALTER TABLE campaign_deck
  DROP CONSTRAINT campaign_deck_revealed,
  ADD CONSTRAINT campaign_deck_revealed CHECK ((revealed_seed IS NULL) = (revealed_at IS NULL) AND (revealed_seed IS NULL OR sha256(revealed_seed) = commitment));

-- the ways to the root are of this hash length
ALTER TABLE campaign_slot ADD CONSTRAINT campaign_slot_hashes CHECK (length(leaf) = 32 AND length(proof) % 32 = 0);
