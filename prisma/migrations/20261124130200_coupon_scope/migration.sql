-- Coupons for some goods alone, and vouchers that give pieces of them. Nothing named: for all goods.
ALTER TABLE coupon
  ADD COLUMN product_ids uuid[] NOT NULL DEFAULT '{}',
  ADD COLUMN collection_ids uuid[] NOT NULL DEFAULT '{}',
  ADD COLUMN pieces integer CHECK (pieces > 0),
  DROP CONSTRAINT coupon_kind,
  ADD CONSTRAINT coupon_kind CHECK (kind IN ('amount', 'percent', 'free-shipping', 'product')),
  ADD CONSTRAINT coupon_gives CHECK (kind <> 'product' OR (pieces IS NOT NULL AND cardinality(product_ids) + cardinality(collection_ids) > 0));
