import { row, rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { invariant } from '@/lib/kernel/invariant'
import { orderBy, standingBy } from '@/lib/kernel/sorting'
import type { SegmentCode, SegmentTerms } from '@/lib/shoppers/segments/rules'
import type { CurvePoint, RfmCell, SegmentFigures } from './rules'
import type { ShopperFilter, shopperOrders } from './schema'

type Reader = Pick<StaffContext, 'on'> & { at?: Date | null }

export type ShopperRow = {
  id: string
  name: string
  email: string
  createdAt: Date
  orders: number
  spentMinor: number
  availablePoints: number
  pendingPoints: number
  heldPoints: number
  debtPoints: number
}

export type ShopperPage = {
  shoppers: ShopperRow[]
  total: number
  availablePoints: number
  pendingPoints: number
  heldPoints: number
  pages: number
}

const PAGE = 25

const figures = `a.id, a.name, a.email, a.created_at as "createdAt", coalesce(o.orders, 0) as orders, coalesce(o.spent_minor, 0) as "spentMinor",
  coalesce(b.available_points, 0) as "availablePoints", coalesce(b.pending_points, 0) as "pendingPoints",
  coalesce(b.held_points, 0) as "heldPoints", coalesce(b.debt_points, 0) as "debtPoints"`

// whoever works here and never bought or earned is no shopper; looked up of staff alone
const people = `from account a left join points_balance b on b.account_id = a.id
  where (a.staff_role is null or b.account_id is not null or (select orders > 0 from shopper_bought(a.id)))
    and ($1::text is null or position(lower($1) in a.email) > 0 or position(lower($1) in lower(a.name)) > 0)`

// a segment by its code, and the two scores of a cell; all null: everybody
const matching = `${people} and (($2::text is null and $3::int is null and $4::int is null)
  or a.id in (select * from shoppers_in($2, $3, $4, $5::timestamptz)))
  and ($6::text is null or a.id in (select * from holdout_arm($6, coalesce($5::timestamptz, now()))))`

// what is folded of everybody; of a few those few's own rows
const withFigures = (of: string, bought: 'shoppers_now()' | 'lateral shopper_raw(a.id)') => `from (${of}) a
  left join points_balance b on b.account_id = a.id left join ${bought} o on o.account_id = a.id`
const everybody = withFigures(`select a.* ${matching}`, 'shoppers_now()')

const asked = ({ at = null }: Reader, { q, segment, r, f, arm }: ShopperFilter) => [q || null, segment, r, f, at, arm]

const columnsOfSort = {
  newest: 'a.created_at',
  spent: 'coalesce(o.spent_minor, 0)',
  orders: 'coalesce(o.orders, 0)',
  available: 'coalesce(b.available_points, 0)',
  pending: 'coalesce(b.pending_points, 0)',
  held: 'coalesce(b.held_points, 0)',
} as const satisfies Record<(typeof shopperOrders)[number], string>

const PAGE_OF = `limit ${PAGE} offset ${PAGE} * ($7::int - 1)`

// only then must everybody's figures be known before a page of them can be told
const isOfBuying = (sort: ShopperFilter['sort']) =>
  (['spent', 'orders'] as const).some((column) => standingBy(sort, column))

// of everybody they are known by the day: nobody's balance is read
const SUMS = `select members_until('infinity') + (select count(*) from account where merged_into is not null and staff_role is null)
    + (select count(*) from account a where staff_role is not null
      and (exists (select 1 from points_balance b where b.account_id = a.id) or (select orders > 0 from shopper_bought(a.id)))) as total,
  coalesce(sum(available), 0)::int8 as "availablePoints", coalesce(sum(pending), 0)::int8 as "pendingPoints", coalesce(sum(held), 0)::int8 as "heldPoints"
  from total_days('-infinity', 'infinity')`

/** How many match, and what they have together. */
function sumsOf(ctx: Reader, filter: ShopperFilter): Promise<Omit<ShopperPage, 'shoppers' | 'pages'> | null> {
  const { q, segment, r, f, arm } = filter
  if (!q && [segment, r, f, arm].every((one) => one === null)) return row(SUMS, [], ctx.on)
  return row(
    `select count(*) as total, coalesce(sum(b.available_points), 0)::int8 as "availablePoints",
       coalesce(sum(b.pending_points), 0)::int8 as "pendingPoints", coalesce(sum(b.held_points), 0)::int8 as "heldPoints"
     ${matching}`,
    asked(ctx, filter),
    ctx.on,
  )
}

/** The people who shop here, with what they bought and the points that they have. */
export async function listShoppers(ctx: Reader, filter: ShopperFilter): Promise<ShopperPage> {
  const sorted = orderBy(filter.sort, columnsOfSort, 'a.id')
  const [shoppers, sums] = await Promise.all([
    rows<ShopperRow>(
      isOfBuying(filter.sort)
        ? `select ${figures} ${everybody} ${sorted} ${PAGE_OF}`
        : `select ${figures} ${withFigures(`select a.* ${matching} ${sorted} ${PAGE_OF}`, 'lateral shopper_raw(a.id)')} ${sorted}`,
      [...asked(ctx, filter), filter.page],
      ctx.on,
    ),
    sumsOf(ctx, filter),
  ])
  const { total = 0, availablePoints = 0, pendingPoints = 0, heldPoints = 0 } = sums ?? {}
  return { shoppers, total, availablePoints, pendingPoints, heldPoints, pages: Math.ceil(total / PAGE) }
}

/** Everybody whom the filter finds, oldest first, for a file: the statement, to be read some rows at a time. */
export const shoppersToExport = (filter: ShopperFilter, ctx: Reader) => ({
  text: `select ${figures} ${everybody} order by a.created_at, a.id`,
  values: asked(ctx, filter),
})

export type ShopperDetail = ShopperRow & {
  locale: string
  isSuspended: boolean
  /** how many addresses they keep: the addresses themselves are on the orders that need them */
  addresses: number
  coupons: number
}

/** One shopper; null when there is none of this id. */
export function findShopper(ctx: Reader, id: string): Promise<ShopperDetail | null> {
  return row<ShopperDetail>(
    `select ${figures}, a.locale, a.suspended_at is not null as "isSuspended",
       (select count(*) from address where account_id = a.id) as addresses,
       (select count(*) from coupon_grant g where g.account_id = a.id and g.state = 'available' and g.expires_at > now()) as coupons
     ${withFigures(`select a.* ${people} and a.id = $2::uuid`, 'lateral shopper_raw(a.id)')}`,
    [null, id],
    ctx.on,
  )
}

type Named = { id: string; name: string; email: string }

/** All shoppers together: scores, segments, concentration, points at stake, and who speaks for the shop. */
export type ShoppersReport = {
  /** when it was counted: now, or lately where there are many */
  at: Date
  currency: string
  pointsPerUnit: number
  terms: SegmentTerms
  shoppers: number
  buyers: number
  spentMinor: number
  availablePoints: number
  pendingPoints: number
  cells: RfmCell[]
  segments: SegmentFigures[]
  curve: CurvePoint[]
  fifths: { recencyDays: number[] | null; orders: number[] | null; spentMinor: number[] | null }
  top: (Named & {
    availablePoints: number
    pendingPoints: number
    lastOrderAt: string | null
    segments: SegmentCode[]
  })[]
  speakers: (Named & { reviews: number; friends: number; payingFriends: number; friendsMinor: number })[]
}

const named = (
  list: string,
) => `(select coalesce(jsonb_agg(t || jsonb_build_object('name', a.name, 'email', a.email) order by n), '[]')
  from jsonb_array_elements(r->'${list}') with ordinality x(t, n) join account a on a.id = (t->>'id')::uuid)`

/** What the page of shoppers tells, in one statement. */
export async function getShoppersReport({ at, on }: Pick<StaffContext, 'at' | 'on'>): Promise<ShoppersReport> {
  const found = await row<{ report: Omit<ShoppersReport, 'at'> & { at: string } }>(
    `select r || jsonb_build_object('top', ${named('top')}, 'speakers', ${named('speakers')}, 'currency', s.currency, 'terms', segments_live(m.at),
       'pointsPerUnit', coalesce((select (terms->'spending'->>'pointsPerUnit')::int from points_terms where effective_from <= m.at
         order by effective_from desc, version_id desc limit 1), 100)) as report
     from (select coalesce($1::timestamptz, now()) as at) m cross join shop s, lateral (select shoppers_told(m.at) as r offset 0) told`,
    [at],
    on,
  )
  invariant(found !== null, 'the shop has a settings row')
  return { ...found.report, at: new Date(found.report.at) }
}
