-- Which ways to pay the shop offers, first the one that is chosen unless another is, and which one an order is paid by.
ALTER TABLE shop ADD COLUMN payment_methods text[] NOT NULL DEFAULT '{card}',
  ADD CONSTRAINT shop_payment_methods CHECK (cardinality(payment_methods) > 0 AND payment_methods <@ '{card,alipay,wechat-pay}');
-- null: nothing was to be paid, or it was placed before ways were chosen
ALTER TABLE shop_order ADD COLUMN payment_method text CHECK (payment_method IN ('card', 'alipay', 'wechat-pay'));
