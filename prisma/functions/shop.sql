-- What the shop counts in: prices, points and figures are of its currency and its days, so both stand from the first of them on.

CREATE OR REPLACE FUNCTION shop_is_settled() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM shop_order) OR EXISTS (SELECT 1 FROM posting) OR EXISTS (SELECT 1 FROM lot)
$$;

CREATE OR REPLACE FUNCTION shop_keeps_region() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF shop_is_settled() THEN PERFORM refuse('shop-settled'); END IF;
  -- whoever is writing the first of them is waited for; whoever comes after finds the shop as it is then
  LOCK TABLE shop_order, posting, lot IN SHARE MODE;
  IF shop_is_settled() THEN PERFORM refuse('shop-settled'); END IF;
  PERFORM now() AT TIME ZONE NEW.time_zone;
  RETURN NEW;
EXCEPTION WHEN invalid_parameter_value THEN PERFORM refuse('time-zone-unknown'); RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER shop_keeps_region BEFORE UPDATE ON shop FOR EACH ROW
  WHEN ((OLD.currency, OLD.time_zone) IS DISTINCT FROM (NEW.currency, NEW.time_zone)) EXECUTE FUNCTION shop_keeps_region();

-- An order was quoted before it is written: where the shop counts in another money by then, the price is no longer what was shown.
CREATE OR REPLACE FUNCTION order_counts_as_shop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM shop WHERE currency <> NEW.currency) THEN PERFORM refuse('price-changed'); END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER order_counts_as_shop BEFORE INSERT ON shop_order FOR EACH ROW EXECUTE FUNCTION order_counts_as_shop();
