-- What postings did to a shopper is added to what is folded; how much of the rest is worked out anew stands beside who is to be folded:
-- 0 what they have, 1 their orders and days too, 2 everything.
ALTER TABLE shopper_due ADD COLUMN depth int NOT NULL DEFAULT 2 CHECK (depth BETWEEN 0 AND 2);
DROP FUNCTION IF EXISTS shopper_raw(uuid);
