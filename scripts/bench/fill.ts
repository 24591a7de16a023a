// The shop that is measured: products with stock, members with points, through the shop's own functions.

export const PRODUCTS = 1_000
export const MEMBERS = 2_000
export const PRICE_MINOR = 20_000

export const TERMS = {
  earning: {
    ratePointsPerUnit: 1,
    steps: [{ thresholdMinor: 19_900, bonusPoints: 300 }],
    pending: { kind: 'days', days: 7 },
    expiry: { kind: 'rolling-months', months: 12 },
    taxIncludedBps: 1300,
  },
  spending: { pointsPerUnit: 100, stepPoints: 100, minPoints: 100, maxShareBps: 5000 },
}

/** A product as the catalogue keeps it: text in two languages, words to find it by, a collection, one variant. */
export const FILL = `
insert into shop (name_zh, name_en, support_email, shipping_free_over_minor) values ('回头客', 'Regulars', 'shop@bench.test', 9900);
insert into collection (slug, title_zh, title_en) values ('all', '全部', 'Everything');
insert into product (slug, title_zh, title_en, description_zh, description_en, vendor, product_type, tags, status, search_terms, search_text, created_at)
select 'cup-' || n, '粗陶杯 ' || n, 'Stoneware cup ' || n, repeat('手工拉坯，冷热皆宜。', 12), repeat('Thrown by hand, for hot and cold. ', 8),
  'Kiln ' || n % 20, 'Cups', array['tag' || n % 7, 'tag' || n % 11], 'active', array['cup', 'stoneware', '杯', '粗陶'], 'stoneware cup ' || n,
  now() - n * interval '1 minute'
from generate_series(1, ${PRODUCTS}) n;
insert into collection_product (collection_id, product_id, position)
select c.id, p.id, row_number() over (order by p.created_at) from collection c, product p;
insert into variant (product_id, sku, price_minor) select id, slug, ${PRICE_MINOR} from product;
select move_stock(id, 1000000, 'receive', null, null, null) from variant;
insert into account (email, name, email_verified_at)
select 'member' || n || '@bench.test', 'Member ' || n, now() from generate_series(1, ${MEMBERS}) n;
select points_award(id, 'gift:' || id || ':' || n, 'manual', 'bench', 30000000, '{}', null, now() + n * interval '90 days', 'marketing', null, null, null)
from account, generate_series(1, 2) n;
create extension if not exists pg_stat_statements;
`
