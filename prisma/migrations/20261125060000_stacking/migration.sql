-- Discounts that apply by themselves, and which coupons may stand together on one order.
ALTER TABLE coupon
  ADD COLUMN is_automatic boolean NOT NULL DEFAULT false,
  ADD COLUMN stacks_with_automatic boolean NOT NULL DEFAULT true,
  ADD COLUMN stacks_with_codes boolean NOT NULL DEFAULT false,
  -- nobody types it in, has it or runs out of it, so that no order waits for another at its row
  ADD CONSTRAINT coupon_automatic CHECK (NOT is_automatic OR (code IS NULL AND NOT listed AND usage_limit IS NULL
    AND per_shopper_limit IS NULL AND used_count = 0 AND kind <> 'product'));

-- What the discount took off is a part of coupon_minor. No foreign key: every order would lock the one row of a discount
-- that all of them have; I100 looks after it.
ALTER TABLE shop_order
  ADD COLUMN auto_coupon_id uuid,
  ADD COLUMN auto_minor integer,
  ADD CONSTRAINT shop_order_auto CHECK ((auto_coupon_id IS NULL) = (auto_minor IS NULL) AND auto_minor BETWEEN 0 AND coupon_minor);
-- how much a discount has given, for the desk
CREATE INDEX shop_order_auto ON shop_order (auto_coupon_id) WHERE auto_coupon_id IS NOT NULL;

-- An order may carry a code and a coupon of the shopper's own: what each took off stands with its use.
ALTER TABLE coupon_use
  ADD COLUMN amount_minor integer NOT NULL DEFAULT 0 CHECK (amount_minor >= 0),
  DROP CONSTRAINT coupon_use_pkey,
  ADD CONSTRAINT coupon_use_pkey PRIMARY KEY (order_id, coupon_id);
DROP FUNCTION coupon_hold(uuid, uuid, uuid, uuid, timestamptz);
UPDATE coupon_use u SET amount_minor = o.coupon_minor FROM shop_order o WHERE o.id = u.order_id AND o.coupon_minor > 0;
