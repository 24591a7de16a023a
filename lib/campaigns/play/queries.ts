import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import type { AgeMissing } from '../admission/errors'
import type { CampaignKind, CampaignState, Ending } from '../rules'
import { type Definition, definitionSchema } from '../schema'
import { MOST_COUNTED, type Stand, standOf } from './rules'

type Reader = Pick<Context, 'actor' | 'at' | 'on'>

export type CampaignCard = {
  slug: string
  kind: CampaignKind
  stand: Stand
  titleZh: string
  titleEn: string
  image: string | null
  startsAt: Date
  endsAt: Date
  /** when it ended, or will */
  closesAt: Date
  now: Date
  entry: Definition['entry']
  settings: Definition['settings']
}

type Timed = { state: CampaignState; startsAt: Date; endsAt: Date; now: Date }

/** What is open, to come within thirty days, and what ended within sixty. */
export async function listCampaigns(ctx: Pick<Context, 'at' | 'on'>): Promise<CampaignCard[]> {
  const found = await rows<Omit<CampaignCard, 'stand'> & Timed>(
    `select c.slug, c.kind, c.state, v.definition->>'titleZh' as "titleZh", v.definition->>'titleEn' as "titleEn", v.definition->>'image' as image,
       c.starts_at as "startsAt", c.ends_at as "endsAt", coalesce(c.ended_at, c.ends_at) as "closesAt", t.at as now, v.definition->'entry' as entry, v.definition->'settings' as settings
     from campaign c join campaign_version v on v.campaign_id = c.id and v.version = c.version, (select coalesce($1::timestamptz, now()) as at) t
     where c.launched_at is not null and c.starts_at < t.at + interval '30 days' and coalesce(c.ended_at, c.ends_at) > t.at - interval '60 days'
     order by c.ends_at, c.slug limit 100`,
    [ctx.at],
    ctx.on,
  )
  return found.map(({ state, ...one }) => ({ ...one, stand: standOf({ ...one, state }, one.now) }))
}

const SHOWN_FIRST = 3

/** The few that end first, for the front window. */
export async function listOpenCampaigns(): Promise<CampaignCard[]> {
  const all = await listCampaigns({ at: null, on: db() })
  return all.filter(({ stand }) => stand === 'open').slice(0, SHOWN_FIRST)
}

/** A deck as it was sealed, and what was drawn out of it; its seed once everything is laid open. */
export type Deck = { size: number; left: number; root: string; commitment: string; revealedSeed: string | null }

/** What one shopper has and may, in one campaign. */
export type Standing = {
  availablePoints: number
  pity: number
  draws: number
  drawsToday: number
  lastDrawAt: Date | null
  /** tickets to open, the one first whose last day comes first */
  tickets: { id: string; expiresAt: Date | null }[]
  ageMissing: AgeMissing | null
  restUntil: Date | null
  isStaff: boolean
}

export type CampaignView = {
  campaignId: string
  slug: string
  kind: CampaignKind
  stand: Stand
  endedBecause: Ending | null
  version: number
  /** of the definition, as each draw names it */
  hash: string
  definition: Definition
  startsAt: Date
  endsAt: Date
  /** when it ended, or will */
  closesAt: Date
  now: Date
  /** of limited prizes; more than a thousand are not counted */
  left: Record<number, number>
  /** hidden prizes that somebody has drawn already */
  seen: number[]
  /** how the rewards among the prizes are handed over */
  rewardKinds: Record<number, string>
  deck: Deck | null
  /** who may take part, by what their tier is called */
  tier: { titleZh: string; titleEn: string } | null
  me: Standing | null
}

type ViewRow = Omit<CampaignView, 'stand' | 'definition' | 'me'> &
  Timed & {
    definition: unknown
    me:
      | (Omit<Standing, 'tickets' | 'restUntil' | 'lastDrawAt'> & {
          lastDrawAt: string | null
          restUntil: string | null
          tickets: { id: string; expiresAt: string | null }[]
        })
      | null
  }

const LEFT = `(select jsonb_object_agg(p->>'no', case when d.campaign_id is null then (select count(*) from
    (select from campaign_unit u where u.campaign_id = c.id and u.prize_no = (p->>'no')::int and u.taken_by is null limit ${MOST_COUNTED + 1}) free)
  else (p->>'stock')::int - (select count(*) from draw x where x.campaign_id = c.id and x.prize_no = (p->>'no')::int) end)
  from jsonb_array_elements(v.definition->'prizes') p where p->>'stock' is not null)`

const ME = `(select jsonb_build_object('isStaff', a.staff_role is not null, 'availablePoints', (select coalesce(sum(l.remaining_points), 0) from lot l
    where l.account_id = a.id and l.is_live and l.state = 'active' and (l.expires_at is null or l.expires_at > t.at)),
  'pity', coalesce(m.pity, 0), 'draws', coalesce(m.draws, 0), 'lastDrawAt', m.last_draw_at,
  'drawsToday', (select count(*) from draw x where x.account_id = a.id and x.campaign_id = c.id
    and x.at >= date_trunc('day', t.at at time zone shop_zone()) at time zone shop_zone()),
  'tickets', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'expiresAt', k.expires_at) order by k.expires_at, k.no), '[]') from campaign_ticket k
    where k.account_id = a.id and k.campaign_id = c.id and k.state = 'unopened' and (k.expires_at is null or k.expires_at > t.at)),
  'ageMissing', age_missing(a.id, t.at), 'restUntil', paused_until(a.id, t.at))
  from account a left join campaign_player m on m.campaign_id = c.id and m.account_id = a.id where a.id = $2)`

/** One campaign as its page shows it; null when there is none that was launched. */
export async function findCampaignView(ctx: Reader, slug: string): Promise<CampaignView | null> {
  const found = await row<ViewRow>(
    `select c.id as "campaignId", c.slug, c.kind, c.state, c.ended_because as "endedBecause", c.version, encode(v.hash, 'hex') as hash, v.definition,
       c.starts_at as "startsAt", c.ends_at as "endsAt", coalesce(c.ended_at, c.ends_at) as "closesAt", t.at as now, coalesce(${LEFT}, '{}') as left,
       (select coalesce(jsonb_agg(p->'no'), '[]') from jsonb_array_elements(v.definition->'prizes') p
        where (p->>'hidden')::boolean and exists (select from draw x where x.campaign_id = c.id and x.prize_no = (p->>'no')::int)) as seen,
       (select coalesce(jsonb_object_agg(p->>'no', r.kind), '{}') from jsonb_array_elements(v.definition->'prizes') p
        join reward r on r.id = (p->>'rewardId')::uuid) as "rewardKinds",
       case when d.campaign_id is not null then jsonb_build_object('size', d.size, 'root', encode(d.root, 'hex'), 'commitment', encode(d.commitment, 'hex'),
         'revealedSeed', encode(d.revealed_seed, 'hex'), 'left', (select count(*) from campaign_slot s where s.campaign_id = c.id and s.taken_by is null)) end as deck,
       (select jsonb_build_object('titleZh', l->>'nameZh', 'titleEn', l->>'nameEn') from jsonb_array_elements(tiers_live(t.at)->'levels') l
        where l->>'code' = v.definition->'audience'->>'minTier') as tier, ${ME} as me
     from campaign c join campaign_version v on v.campaign_id = c.id and v.version = c.version left join campaign_deck d on d.campaign_id = c.id,
       (select coalesce($3::timestamptz, now()) as at) t where c.slug = $1 and c.launched_at is not null`,
    [slug, ctx.actor?.id ?? null, ctx.at],
    ctx.on,
  )
  if (!found) return null
  const { state, me, ...one } = found
  const moment = (at: string | null) => (at === null ? null : new Date(at))
  return {
    ...one,
    stand: standOf({ ...one, state }, one.now),
    definition: definitionSchema.parse(one.definition),
    me: me && {
      ...me,
      lastDrawAt: moment(me.lastDrawAt),
      restUntil: moment(me.restUntil),
      tickets: me.tickets.map(({ id, expiresAt }) => ({ id, expiresAt: moment(expiresAt) })),
    },
  }
}
