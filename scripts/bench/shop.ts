import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { MEMBERS, PRODUCTS } from './limit'
import { setting } from './setting'

export const PRICE_MINOR = 20_000

export type Member = { id: string; email: string; cookie: string }
export type Shop = { database: pg.Pool; members: Member[]; variants: string[]; slugs: string[] }

const TERMS = {
  earning: {
    ratePointsPerUnit: 1,
    steps: [{ thresholdMinor: 19_900, bonusPoints: 300 }],
    pendingDays: 7,
    expiryMonths: 12,
    taxIncludedBps: 1300,
  },
  spending: { pointsPerUnit: 100, stepPoints: 100, minPoints: 100, maxShareBps: 5000 },
}

/** A product as the catalogue keeps it: text in two languages, words to find it by, a collection, one variant. */
const FILL = `
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

/** A thousand products with stock and two thousand members with points, through the shop's own functions. */
export async function openShop(): Promise<Shop> {
  const database = new pg.Pool({ connectionString: setting.shopDatabase, max: 8 })
  await database.query(FILL)
  await database.query("insert into points_terms (effective_from, terms, reason) values ('2020-01-01', $1, 'bench')", [
    JSON.stringify(TERMS),
  ])
  await database.query('vacuum analyze')
  const { rows: accounts } = await database.query<{ id: string; email: string }>(
    'select id, email from account order by email',
  )
  const { rows: goods } = await database.query<{ id: string; slug: string }>(
    'select id, sku as slug from variant order by sku',
  )
  return {
    database,
    members: await Promise.all(
      accounts.map(async (account) => ({ ...account, cookie: await sessionCookie(account.id) })),
    ),
    variants: goods.map(({ id }) => id),
    slugs: goods.map(({ slug }) => slug),
  }
}

/** A real session: what next-auth seals at sign-in. */
async function sessionCookie(accountId: string): Promise<string> {
  const token = await encode({ token: { sub: accountId, epoch: 0 }, secret: setting.secret, maxAge: 86_400 })
  return `next-auth.session-token=${token}`
}

const ADDRESS = {
  name: '李雷',
  phone: '13800138000',
  country: 'CN',
  province: '上海市',
  city: '上海市',
  district: '徐汇区',
  line1: '衡山路 1 号',
  postalCode: '',
}

/** What the checkout form sends for one piece. */
export const orderInput = (
  email: string,
  variantId: string,
  points: number,
  couponId: string | null = null,
  offMinor = 0,
) => ({
  requestId: randomUUID(),
  email,
  address: ADDRESS,
  couponId,
  grantId: null,
  points,
  expectedTotalMinor: PRICE_MINOR - points - offMinor,
  lines: [{ variantId, quantity: 1 }],
  note: '',
})

export const one = <T>(of: readonly T[]): T => {
  const found = of[Math.floor(Math.random() * of.length)]
  if (found === undefined) throw new Error('one of nothing')
  return found
}

let turn = 0
/** Members in turn, so that no two clients are the same shopper at once. */
export const nextMember = (shop: Shop): Member => {
  turn = (turn + 1) % shop.members.length
  const member = shop.members[turn]
  if (!member) throw new Error('a shop without members')
  return member
}
