-- An order writes less: no index that a spend changes, none that nobody asks, no lock on a row that can't go away.

-- A partial index names the columns of its condition, so that each spend from a lot wrote all indexes of the lot anew.
-- This column changes only when the lot is emptied or filled again.
ALTER TABLE "lot" ADD COLUMN "is_live" BOOLEAN NOT NULL GENERATED ALWAYS AS (remaining_points > 0) STORED;
DROP INDEX lot_spendable_idx, lot_release_idx, lot_expiry_idx;
CREATE INDEX lot_live_idx ON lot (account_id, expires_at, id) WHERE is_live;
CREATE INDEX lot_release_idx ON lot (releases_at) WHERE state = 'pending' AND is_live;
CREATE INDEX lot_expiry_idx ON lot (expires_at) WHERE state = 'active' AND is_live;

-- A foreign key locks the row that it finds, and writes that down, lest it be deleted meanwhile. A posting never is:
-- triggers in prisma/functions/guards.sql look whether it is there, and need no lock.
ALTER TABLE entry DROP CONSTRAINT entry_posting;
ALTER TABLE lot DROP CONSTRAINT lot_posting;
ALTER TABLE lot_use DROP CONSTRAINT lot_use_posting;
-- the balance row is locked by whoever posts; the account's would be locked besides
ALTER TABLE posting DROP CONSTRAINT posting_account,
  ADD CONSTRAINT posting_account FOREIGN KEY (account_id) REFERENCES points_balance(account_id);

DROP INDEX "shop_order_placed_at_idx";
DROP INDEX "points_hold_account_id_idx";
DROP INDEX "stock_move_variant_id_idx";
-- a member's cart has no token, a guest's no account
DROP INDEX "cart_account_id_key", "cart_token_hash_key";
CREATE UNIQUE INDEX cart_account_id_key ON cart (account_id) WHERE account_id IS NOT NULL;
CREATE UNIQUE INDEX cart_token_hash_key ON cart (token_hash) WHERE token_hash IS NOT NULL;
