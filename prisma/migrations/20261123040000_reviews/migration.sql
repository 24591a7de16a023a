-- What buyers say of a product: one word each, from those who have it. A hidden one stays, with who hid it and why in the audit.
CREATE TABLE review (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  product_id uuid NOT NULL REFERENCES product(id),
  account_id uuid NOT NULL REFERENCES account(id),
  -- the order that proves it was bought
  order_id uuid NOT NULL REFERENCES shop_order(id),
  rating smallint NOT NULL CHECK (rating BETWEEN 1 AND 5),
  body text NOT NULL CHECK (char_length(body) BETWEEN 2 AND 1000),
  written_at timestamptz(3) NOT NULL,
  edited_at timestamptz(3),
  hidden_at timestamptz(3),
  CONSTRAINT review_one_each UNIQUE (account_id, product_id)
);
CREATE INDEX review_product_idx ON review (product_id, written_at DESC);
CREATE INDEX review_written_idx ON review (written_at DESC, id);
