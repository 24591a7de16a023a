-- A list is sorted and narrowed by the lowest price of each product: kept on the product, where an index can hold it.
-- A trigger in prisma/functions/catalog.sql keeps it; null while a product has no variant, and then no list shows it.
ALTER TABLE "product" ADD COLUMN "price_from_minor" INTEGER, ADD COLUMN "price_to_minor" INTEGER;
UPDATE product p SET price_from_minor = v.low, price_to_minor = v.high
FROM (SELECT product_id, min(price_minor) AS low, max(price_minor) AS high FROM variant GROUP BY 1) v WHERE v.product_id = p.id;

CREATE INDEX "product_status_price_from_minor_id_idx" ON "product" ("status", "price_from_minor", "id");
CREATE INDEX "product_status_title_zh_id_idx" ON "product" ("status", "title_zh", "id");
CREATE INDEX "product_status_title_en_id_idx" ON "product" ("status", "title_en", "id");
DROP INDEX "product_status_created_at_idx";
CREATE INDEX "product_status_created_at_id_idx" ON "product" ("status", "created_at" DESC, "id");
-- how fresh a count is that was kept
CREATE INDEX "product_updated_at_idx" ON "product" ("updated_at");
