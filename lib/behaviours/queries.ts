import type { z } from 'zod'
import { row, rows } from '@/lib/db/sql'
import type { Rule } from '@/lib/earning/programme/rules'
import type { Context } from '@/lib/gate/context'
import type { Behaviour, Payload, StoppedBy } from './rules'
import { eventFactsSchema } from './schema'

type Reader = Pick<Context, 'at' | 'on'>

export const behaviourSql = `b.code, b.name_zh as "nameZh", b.name_en as "nameEn", b.kind, b.fields, b.priority, b.weight,
  b.expected_per_year as "expectedPerYear", b.claw_back as "clawBack", b.archived_at is not null as "isArchived"`

export type EventFacts = z.output<typeof eventFactsSchema>

/** All that decides what an event gives: its rules and what its shopper had of them. One statement. */
export async function findEventFacts({ on }: Reader, eventId: string): Promise<EventFacts | null> {
  const found = await row<{ facts: unknown }>(
    'select behaviour_facts(e) as facts from behaviour_event e where id = $1',
    [eventId],
    on,
  )
  return found && eventFactsSchema.parse(found.facts)
}

/** What has happened and was not decided yet, oldest first. */
export const listWaiting = ({ on }: Reader, most: number): Promise<{ id: string }[]> =>
  rows<{ id: string }>(
    'select id from behaviour_event where decided_at is null and undone_at is null order by recorded_at limit $1',
    [most],
    on,
  )

export const findBehaviour = ({ on }: Pick<Reader, 'on'>, code: string): Promise<Behaviour | null> =>
  row<Behaviour>(`select ${behaviourSql} from behaviour b where code = $1`, [code], on)

/** A rule that gives for a behaviour now, as far as a list tells of it. */
export type LiveRule = Pick<Rule, 'id' | 'nameZh' | 'nameEn' | 'reward'>

export type ListedBehaviour = Behaviour & {
  rules: LiveRule[]
  /** of the last thirty days */
  happened: number
  givenTimes: number
  /** less what was taken back */
  givenPoints: number
  stopped: number
}

// an order is told by its award, a first order by the rules that ask for one
const LISTED = `
with asked as (select coalesce($1::timestamptz, now()) as at),
live as (select r from asked, jsonb_array_elements(earning_live(asked.at)->'rules') r),
mine as (select b.code, r from behaviour b join live on case when b.kind = 'order' then r->'trigger'->>'kind' = 'order-paid'
    and (r->'conditions' @? '$[*] ? (@.kind == "first-order")') = (b.code = 'first-order') else r->'trigger'->>'code' = b.code end),
deeds as (select e.code, count(*) as happened, count(*) filter (where given_points > 0) as given, sum(given_points - taken_back_points) as points,
    count(*) filter (where given_points = 0 and reason not in ('no-rule', 'held-out', 'undone')) as stopped
  from behaviour_event e, asked where e.happened_at > asked.at - interval '30 days' and e.happened_at <= asked.at group by 1
  union all select 'order', count(*), count(*), sum(l.original_points), 0 from asked, posting p join lot l on l.posting_id = p.id
  where p.kind = 'order-award' and p.at > asked.at - interval '30 days' and p.at <= asked.at
  union all select 'first-order', count(*), count(*), sum(g.points), 0 from asked, earning_given g
  join mine on mine.code = 'first-order' and g.rule_id = (mine.r->>'id')::uuid where g.at > asked.at - interval '30 days' and g.at <= asked.at)
select ${behaviourSql}, coalesce(d.happened, 0) as happened, coalesce(d.given, 0) as "givenTimes",
  coalesce(d.points, 0)::int8 as "givenPoints", coalesce(d.stopped, 0) as stopped,
  (select coalesce(jsonb_agg(jsonb_build_object('id', r->'id', 'nameZh', r->'nameZh', 'nameEn', r->'nameEn', 'reward', r->'reward')
     order by (r->>'priority')::int, r->>'id'), '[]') from mine where mine.code = b.code) as rules
from behaviour b left join deeds d on d.code = b.code
order by b.archived_at is not null, b.priority, b.code`

/** The catalogue in its order, with what gives for each now and what was given of late. */
export const listBehaviours = ({ at, on }: Reader): Promise<ListedBehaviour[]> =>
  rows<ListedBehaviour>(LISTED, [at], on)

export type EventRow = {
  id: string
  happenedAt: Date
  accountId: string
  shopperName: string
  payload: Payload
  givenPoints: number
  takenBackPoints: number
  reason: StoppedBy | null
  isWaiting: boolean
  isUndone: boolean
  undoneReason: string | null
  recordedByName: string | null
}

export const EVENTS_A_PAGE = 30

/** What happened under a behaviour, newest first; one more than a page says that there are older ones. */
export const listEvents = ({ on }: Reader, code: string, before: string | null): Promise<EventRow[]> =>
  rows<EventRow>(
    `select e.id, e.happened_at as "happenedAt", e.account_id as "accountId", coalesce(nullif(a.name, ''), a.email) as "shopperName", e.payload,
       e.given_points as "givenPoints", e.taken_back_points as "takenBackPoints", e.reason,
       e.decided_at is null as "isWaiting", e.undone_at is not null as "isUndone", e.undone_reason as "undoneReason",
       coalesce(nullif(s.name, ''), s.email) as "recordedByName"
     from behaviour_event e join account a on a.id = e.account_id left join account s on s.id = e.recorded_by
     where e.code = $1 and ($2::timestamptz is null or e.happened_at < $2)
     order by e.happened_at desc, e.id limit ${EVENTS_A_PAGE + 1}`,
    [code, before],
    on,
  )

export type FoundShopper = { accountId: string; name: string; email: string }

/** Shoppers by what they say of themselves: an address, a name, a phone, an order's number; ten at most. */
export const findShoppers = ({ on }: Reader, query: string): Promise<FoundShopper[]> =>
  rows<FoundShopper>(
    `select a.id as "accountId", a.name, a.email from account a
     where a.merged_into is null and a.staff_role is null and (position(lower($1) in a.email) > 0 or position($1 in a.name) > 0
       or exists (select 1 from address x where x.account_id = a.id and x.phone = $1)
       or exists (select 1 from shop_order o where o.account_id = a.id and o.number::text = $1))
     order by (a.email = lower($1)) desc, a.created_at desc limit 10`,
    [query],
    on,
  )

/** What happened under a key and was not decided yet. */
export const findWaiting = ({ on }: Reader, key: string): Promise<{ id: string } | null> =>
  row<{ id: string }>(
    'select id from behaviour_event where key = $1 and decided_at is null and undone_at is null',
    [key],
    on,
  )

/** What a rule may wait for beside an order, in the order of the catalogue. */
export const listTriggers = ({ on }: Reader): Promise<Pick<Behaviour, 'code' | 'nameZh' | 'nameEn'>[]> =>
  rows<Pick<Behaviour, 'code' | 'nameZh' | 'nameEn'>>(
    `select code, name_zh as "nameZh", name_en as "nameEn" from behaviour where kind <> 'order' and archived_at is null order by priority, code`,
    [],
    on,
  )
