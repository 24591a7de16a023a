import { row, rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { orderBy } from '@/lib/kernel/sorting'
import type { Cashback } from '../cashback-card/schema'
import type { AllowedHost } from '../hosts/rules'
import type { Link } from '../link/rules'
import type { KeptPage } from '../page/rules'
import type { RedPacket } from '../red-packet/schema'
import type { ClaimDelivery, ClaimState, LimitPeriod, RewardCategory, RewardKind, RewardState } from '../rules'
import type { ClaimList, RewardList } from './schema'

type Reader = Pick<StaffContext, 'on'>

export type RewardRow = {
  id: string
  kind: RewardKind
  category: RewardCategory
  titleZh: string
  titleEn: string
  aboutZh: string
  aboutEn: string
  image: string | null
  costPoints: number
  cashMinor: number
  stock: number | null
  /** what can still be had; null: as many as are wanted */
  left: number | null
  claimed: number
  /** in the last seven days, and in the last thirty */
  claimedThisWeek: number
  claimedLately: number
  used: number
  limitCount: number | null
  limitPeriod: LimitPeriod
  validDays: number | null
  startsAt: Date | null
  endsAt: Date | null
  minTier: string | null
  earlyTier: string | null
  earlyDays: number | null
  trueCostMinor: number
  faceValueMinor: number
  budgetId: string | null
  couponId: string | null
  poolId: string | null
  campaignId: string | null
  link: Link | null
  page: KeptPage | null
  redPacket: RedPacket | null
  cashback: Cashback | null
  storeIds: string[]
  state: RewardState
  /** whether a shopper can have it now */
  stands: boolean
}

const columns = `r.id, r.kind, r.category, r.title_zh as "titleZh", r.title_en as "titleEn", r.about_zh as "aboutZh", r.about_en as "aboutEn",
  r.image, r.cost_points as "costPoints", r.cash_minor as "cashMinor", r.stock, reward_left(r, now()) as left, r.claimed_count as claimed,
  (select count(*) from claim c where c.reward_id = r.id and c.state <> 'void' and c.claimed_at > now() - interval '7 days') as "claimedThisWeek",
  (select count(*) from claim c where c.reward_id = r.id and c.state <> 'void' and c.claimed_at > now() - interval '30 days') as "claimedLately",
  (select count(*) from claim c where c.reward_id = r.id and c.state = 'used') as used,
  r.limit_count as "limitCount", r.limit_period as "limitPeriod", r.valid_days as "validDays", r.starts_at as "startsAt", r.ends_at as "endsAt",
  r.min_tier as "minTier", r.early_tier as "earlyTier", r.early_days as "earlyDays",
  r.true_cost_minor as "trueCostMinor", r.face_value_minor as "faceValueMinor", r.budget_id as "budgetId",
  r.settings->>'couponId' as "couponId", r.settings->>'poolId' as "poolId", r.settings->>'campaignId' as "campaignId", r.settings->'redPacket' as "redPacket", r.settings->'cashback' as cashback,
  (r.settings->'link') - 'host' as link, r.settings->'page' as page,
  coalesce(r.settings->'storeIds', '[]') as "storeIds", r.state, reward_stands(r, now()) as stands`

const columnsOfRewardSort = {
  cost: 'r.cost_points',
  left: `coalesce(reward_left(r, now()), 'infinity'::float8)`,
  claimed: 'r.claimed_count',
  ends: `coalesce(r.ends_at, 'infinity')`,
} as const

/** Every reward in the order of the mall, or as they are asked for; the archived ones only when asked for. */
export function listRewards(ctx: Reader, { state, sort }: RewardList): Promise<RewardRow[]> {
  return rows<RewardRow>(
    `select ${columns} from reward r where (r.state = 'archived') = $1::boolean
     ${sort ? orderBy(sort, columnsOfRewardSort, 'r.id') : 'order by r.position, r.created_at, r.id'}`,
    [state === 'archived'],
    ctx.on,
  )
}

export function findReward(ctx: Reader, id: string): Promise<RewardRow | null> {
  return row<RewardRow>(`select ${columns} from reward r where r.id = $1::uuid`, [id], ctx.on)
}

export type RewardChoices = {
  coupons: { id: string; titleZh: string; titleEn: string }[]
  pools: { id: string; name: string; left: number }[]
  budgets: { id: string; titleZh: string; titleEn: string; remainingPoints: number }[]
  tiers: { code: string; nameZh: string; nameEn: string }[]
  /** where a reward may lead to */
  hosts: AllowedHost[]
  stores: { id: string; nameZh: string; nameEn: string }[]
  /** that take tickets and are not over */
  campaigns: { id: string; titleZh: string; titleEn: string }[]
}

/** What a reward may be made of. */
export async function listRewardChoices(ctx: Reader): Promise<RewardChoices> {
  const found = await row<RewardChoices>(
    `select (select coalesce(json_agg(json_build_object('id', id, 'titleZh', title_zh, 'titleEn', title_en) order by created_at desc, id), '[]')
         from coupon where archived_at is null and not is_automatic) as coupons,
       (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name,
           'left', (select count(*) from code k where k.pool_id = p.id and k.claim_id is null and k.withdrawn_at is null and k.kept_for is null)) order by p.name), '[]')
         from code_pool p) as pools,
       (select coalesce(json_agg(json_build_object('id', id, 'titleZh', title_zh, 'titleEn', title_en, 'remainingPoints', remaining_points)
           order by created_at, code), '[]') from points_budget where archived_at is null and campaign_id is null) as budgets,
       coalesce(tiers_live(now())->'levels', '[]') as tiers,
       (select coalesce(json_agg(json_build_object('host', host, 'withSubdomains', with_subdomains) order by host), '[]') from link_host) as hosts,
       (select coalesce(json_agg(json_build_object('id', id, 'nameZh', name_zh, 'nameEn', name_en) order by created_at, id), '[]') from store) as stores,
       (select coalesce(json_agg(json_build_object('id', c.id, 'titleZh', v.definition->>'titleZh', 'titleEn', v.definition->>'titleEn') order by c.created_at desc), '[]')
         from campaign c join campaign_version v on v.campaign_id = c.id and v.version = c.version
         where c.ended_at is null and (v.definition #>> '{entry,tickets}')::boolean) as campaigns`,
    [],
    ctx.on,
  )
  return found ?? { coupons: [], pools: [], budgets: [], tiers: [], hosts: [], stores: [], campaigns: [] }
}

export type ClaimRow = {
  id: string
  no: number
  kind: RewardKind
  state: ClaimState
  titleZh: string
  titleEn: string
  points: number
  cashMinor: number
  orderId: string | null
  accountId: string
  shopper: string
  claimedAt: Date
  expiresAt: Date | null
  usedAt: Date | null
  voidReason: string | null
  /** why it could not be handed over yet, and how often that was tried */
  trouble: string | null
  tries: number
  delivery: ClaimDelivery
  /** won and not exchanged: it cost nobody anything */
  isWon: boolean
  /** its winner has not said yet where to */
  wantsAddress: boolean
}

const A_PAGE = 50

const listedClaims = `from claim c join reward_version v on v.reward_id = c.reward_id and v.version = c.reward_version join account a on a.id = c.account_id,
  lateral (select case when c.state = 'issued' and c.expires_at <= now() then 'expired' else c.state end as state) shown
  where (c.posting_id is not null or c.won_by is not null or c.state = 'unpaid') and ($2::uuid is null or c.reward_id = $2) and claim_listed(c, shown.state, $1)
    and ($3::text is null or c.won_by is null and c.state not in ('void', 'unpaid'))
    and ($4::date is null or c.claimed_at >= day_start($4)) and ($5::date is null or c.claimed_at < day_start($5::date + 1))`

const filterValues = ({ state, reward, of, from, to }: ClaimList) => [state, reward, of, from, to]

const told = `c.id, c.no, c.kind, shown.state, v.told->>'title_zh' as "titleZh", v.told->>'title_en' as "titleEn", c.points, c.cash_minor as "cashMinor",
  c.claimed_at as "claimedAt", c.expires_at as "expiresAt", c.used_at as "usedAt", c.void_reason as "voidReason"`

const columnsOfSort = { no: 'c.no', points: 'c.points' } as const

export type ClaimPage = { claims: ClaimRow[]; total: number; pages: number }

/** Claims a page at a time, the newest first; those to send oldest first, as they are packed; or as they are asked for. */
export async function listClaimRows(ctx: Reader, asked: ClaimList): Promise<ClaimPage> {
  const { state, sort, page } = asked
  const values = filterValues(asked)
  const [claims, counted] = await Promise.all([
    rows<ClaimRow>(
      `select ${told}, c.order_id as "orderId", c.account_id as "accountId", coalesce(nullif(a.name, ''), a.email) as shopper,
         case when c.state = 'claimed' then c.trouble end as trouble, c.tries, c.delivery,
         c.won_by is not null as "isWon", claim_wants_address(c) as "wantsAddress"
       ${listedClaims} ${orderBy(sort ?? (state === 'to-send' ? 'no-up' : 'no'), columnsOfSort, 'c.no')}
       limit ${A_PAGE} offset ${A_PAGE} * ($6::int - 1)`,
      [...values, page],
      ctx.on,
    ),
    row<{ total: number }>(`select count(*) as total ${listedClaims}`, values, ctx.on),
  ])
  const total = counted?.total ?? 0
  return { claims, total, pages: Math.ceil(total / A_PAGE) }
}

/** Where the money of a claim is: asked for, here, or gone back. Null: it costs none. */
export type CashState = 'unpaid' | 'paid' | 'refunded'

export type ClaimLine = Pick<
  ClaimRow,
  | 'no'
  | 'kind'
  | 'state'
  | 'titleZh'
  | 'titleEn'
  | 'points'
  | 'cashMinor'
  | 'shopper'
  | 'claimedAt'
  | 'expiresAt'
  | 'usedAt'
  | 'voidReason'
  | 'trouble'
> & {
  cashState: CashState | null
  email: string
  issuedAt: Date | null
  carrier: string | null
  trackingNumber: string | null
  address: Readonly<Record<string, string | null>> | null
}

/** All claims that a filter finds, for a file, with where they go to: that is for those alone who send them. */
export const claimsToExport = (asked: ClaimList) => ({
  text: `select ${told}, case when c.cash_minor = 0 then null when c.state = 'unpaid' then 'unpaid' when exists (select 1 from shop_order o
       where o.id = c.order_id and o.refunded_minor >= o.total_minor) then 'refunded' else 'paid' end as "cashState",
      a.name as shopper, a.email, c.issued_at as "issuedAt", c.trouble, c.delivery->>'carrier' as carrier,
      c.delivery->>'trackingNumber' as "trackingNumber", c.delivery->'address' as address
    ${listedClaims} order by c.no`,
  values: filterValues(asked),
})

export type Queue = { toSend: number; inTrouble: number }

/** How many gifts wait to be sent, and how many claims could not be handed over yet. */
export async function countQueue(ctx: Reader): Promise<Queue> {
  const found = await row<Queue>(
    `select count(*) filter (where kind = 'parcel' and not claim_wants_address(claim)) as "toSend",
       count(*) filter (where trouble is not null and not claim_wants_address(claim)) as "inTrouble"
     from claim where state = 'claimed'`,
    [],
    ctx.on,
  )
  return found ?? { toSend: 0, inTrouble: 0 }
}
