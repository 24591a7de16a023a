-- The shop's counters, who stands at which, and at which of them a code was checked off.
CREATE TABLE store (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name_zh text NOT NULL UNIQUE,
  name_en text NOT NULL UNIQUE,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE TABLE store_staff (
  store_id uuid NOT NULL REFERENCES store(id),
  account_id uuid NOT NULL REFERENCES account(id),
  PRIMARY KEY (store_id, account_id)
);
CREATE INDEX store_staff_account_idx ON store_staff (account_id);
ALTER TABLE verification ADD COLUMN store_id uuid REFERENCES store(id);
