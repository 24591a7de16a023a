-- The lowest and highest price of a product follow those of its variants. Two who change prices of one product at once
-- stand in line at its row, so that the second sees what the first did. A change of stock never comes here.
CREATE OR REPLACE FUNCTION product_prices_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE v_product uuid;
BEGIN
  FOR v_product IN SELECT DISTINCT x FROM unnest(ARRAY[
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.product_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.product_id END]) x WHERE x IS NOT NULL ORDER BY x
  LOOP
    PERFORM 1 FROM product WHERE id = v_product FOR NO KEY UPDATE;
    UPDATE product p SET price_from_minor = v.low, price_to_minor = v.high
    FROM (SELECT min(price_minor) AS low, max(price_minor) AS high FROM variant WHERE product_id = v_product) v
    WHERE p.id = v_product AND (p.price_from_minor, p.price_to_minor) IS DISTINCT FROM (v.low, v.high);
  END LOOP;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER variant_prices_come_and_go AFTER INSERT OR DELETE ON variant
  FOR EACH ROW EXECUTE FUNCTION product_prices_follow();
CREATE OR REPLACE TRIGGER variant_prices_change AFTER UPDATE OF price_minor, product_id ON variant FOR EACH ROW
  WHEN (OLD.price_minor <> NEW.price_minor OR OLD.product_id <> NEW.product_id) EXECUTE FUNCTION product_prices_follow();
