-- The link by which a shop that nobody works in yet gets its owner. Only the hash of its secret is kept, and none once it was used.
CREATE TABLE shop_opening (
  id int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  token_hash bytea NOT NULL,
  made_at timestamptz(3) NOT NULL
);
