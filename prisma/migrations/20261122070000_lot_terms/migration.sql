-- A lot may wait for an event instead of a day, and may end so many days after its shopper's last earning or spending.
-- All of it is null in a shop whose rules say neither, and costs it nothing.
ALTER TABLE lot
  ADD COLUMN release_on text,
  ADD COLUMN idle_days int,
  ADD CONSTRAINT lot_release_on CHECK (release_on IN ('delivered', 'return-window')),
  ADD CONSTRAINT lot_idle_days CHECK (idle_days > 0),
  ADD CONSTRAINT lot_waits_for_something CHECK (state = 'active' OR releases_at IS NOT NULL OR release_on IS NOT NULL);
CREATE INDEX lot_idle_idx ON lot (account_id, expires_at) WHERE idle_days IS NOT NULL AND is_live;
-- When the shopper earned or spent last; kept only for those who ever had an idle lot.
ALTER TABLE points_balance ADD COLUMN active_at timestamptz(3);
-- {releaseOn, idleDays} of what the order will earn
ALTER TABLE shop_order ADD COLUMN award_lot jsonb, ADD COLUMN delivered_at timestamptz(3);
-- A parcel that nobody speaks of counts as delivered so many days after it was sent.
ALTER TABLE shop ADD COLUMN delivered_after_days int NOT NULL DEFAULT 7 CHECK (delivered_after_days BETWEEN 0 AND 90);

-- What the shop tells a shopper in the app, once each.
CREATE TABLE notice (
  id bigserial PRIMARY KEY,
  key text NOT NULL UNIQUE,
  account_id uuid NOT NULL REFERENCES account(id),
  kind text NOT NULL CHECK (kind IN ('points-expiring')),
  -- what it is about is over at this instant, and so is the notice
  ends_at timestamptz(3) NOT NULL,
  threshold_days int NOT NULL,
  points bigint NOT NULL,
  at timestamptz(3) NOT NULL,
  dismissed_at timestamptz(3)
);
CREATE INDEX notice_account_idx ON notice (account_id, ends_at);
ALTER TABLE account ADD COLUMN wants_expiry_mail boolean NOT NULL DEFAULT true;
