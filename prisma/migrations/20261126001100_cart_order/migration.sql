-- Lines stand in the order in which they were put in: two within one millisecond too, so that an order numbers them as the cart shows them.
ALTER TABLE cart_line ALTER COLUMN added_at TYPE timestamptz(6);
