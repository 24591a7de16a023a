import { type Queryable, row, rows } from '@/lib/db/sql'
import { ruleDefinitionSchema } from '@/lib/earning/programme/schema'
import { type TermsRow, termsOrUnstated } from '@/lib/earning/queries'
import type { Context } from '@/lib/gate/context'
import { type Learnt, learnt, type SpendingSeen } from '../learn/rules'
import type { BacktestResult, BacktestTotals } from '../report/rules'
import { type StoredQuestion, storedQuestionSchema } from '../schema'
import type { LiveProgramme, WrittenRule } from '../sides/rules'

type Reader = Pick<Context, 'at' | 'on'>

/**
 * The programme in force, a rule as it is written down now (its draft, else its newest version), and what names the two
 * together: read at one moment, so that a report is of what its hash says.
 */
export async function programmeNow(
  { at, on }: Reader,
  ruleId: string | null,
): Promise<{ live: LiveProgramme; written: WrittenRule | null; subject: string | null }> {
  type Found = {
    terms: TermsRow | null
    live: unknown
    version: number | null
    definition: unknown
    subject: string | null
  }
  const found = await row<Found>(
    `select (select to_jsonb(x) from (select version_id, effective_from, terms from points_terms where effective_from <= m.at
         order by effective_from desc, version_id desc limit 1) x) as terms,
       earning_live(m.at) as live, v.version, rule_as_read(v.definition) as definition, earning_subject(v.rule_id, v.definition, m.at) as subject
     from (select coalesce($1::timestamptz, now()) as at) m
     left join lateral (select rule_id, version, definition from earning_rule_version where rule_id = $2
       order by state = 'draft' desc, version desc limit 1) v on true`,
    [at, ruleId],
    on,
  )
  const { versionId, earning, spending } = termsOrUnstated(found?.terms ? { ...found.terms, live: found.live } : null)
  const isWritten = ruleId !== null && found?.version != null
  return {
    live: { termsVersion: versionId, earning, spending },
    written: isWritten
      ? { id: ruleId, version: found.version ?? 0, definition: ruleDefinitionSchema.parse(found.definition) }
      : null,
    subject: isWritten ? found.subject : null,
  }
}

/** How our own shoppers have spent their points, by the age of the points. */
export async function spendingSeen({ at, on }: Reader): Promise<SpendingSeen> {
  const found = await row<SpendingSeen>(
    `with lots as (
       select l.id, l.account_id, l.original_points as points, greatest(l.releases_at, p.at) as born
       from lot l join posting p on p.id = l.posting_id where l.state = 'active' and p.kind = 'order-award'),
     moves as (
       select u.lot_id, floor(extract(epoch from greatest(p.at, l.born) - l.born) / 2592000)::int as month, sum(u.amount_points) as gone,
         sum(u.amount_points) filter (where p.kind in ('hold', 'hold-release', 'exchange', 'exchange-return', 'draw', 'spend-return')) as spent
       from lots l join lot_use u on u.lot_id = l.id join posting p on p.id = u.posting_id group by 1, 2),
     lived as (
       select age.month, l.points - coalesce(sum(m.gone) over (partition by l.id order by age.month rows between unbounded preceding and 1 preceding), 0) as kept,
         coalesce(m.spent, 0) as spent
       from lots l cross join generate_series(0, 35) age(month) left join moves m on m.lot_id = l.id and m.month = age.month
       where l.born + make_interval(days => 30 * (age.month + 1)) <= coalesce($1::timestamptz, now()))
     select (select count(*)::int from lots) as lots, (select count(distinct account_id)::int from lots) as shoppers,
       (select count(distinct lot_id)::int from moves where spent > 0) as "spentLots",
       coalesce((select jsonb_agg(jsonb_build_object('month', month, 'atRiskPoints', at_risk, 'spentPoints', spent) order by month)
         from (select month, sum(kept)::int8 as at_risk, sum(spent)::int8 as spent from lived group by month) y), '[]') as ages`,
    [at],
    on,
  )
  return found ?? { lots: 0, shoppers: 0, spentLots: 0, ages: [] }
}

export type HistoryChoice = {
  /** null: this shop's own orders */
  id: string | null
  name: string | null
  timeZone: string
  orders: number
  events: number
  firstAt: Date | null
  lastAt: Date | null
}

/** The histories that a programme can be tried on: our own orders first. */
export async function listHistoryChoices(on: Queryable): Promise<HistoryChoice[]> {
  return rows<HistoryChoice>(
    `select null::uuid as id, null as name, (select time_zone from shop) as "timeZone", count(*)::int8 as orders,
       count(*) + (select count(*) from refund r join shop_order o on o.id = r.order_id where r.no is not null and o.reward_id is null) + (select count(*) from posting where kind = 'exchange') as events,
       min(paid_at) as "firstAt", max(paid_at) as "lastAt" from shop_order where paid_at is not null and reward_id is null
     union all
     (select s.id, s.name, s.time_zone, count(*) filter (where kind = 'order' and total_mills > 0),
       count(*) filter (where kind = 'order' and total_mills > 0 or kind = 'cancel' and total_mills < 0), min(placed_at), max(placed_at)
     from history_source s left join history_order o on o.source_id = s.id where s.deleted_at is null group by s.id order by s.name)`,
    [],
    on,
  )
}

/** A trial in the list: what was tried on what, and what it came to. */
export type ListedRun = {
  id: string
  sourceId: string | null
  sourceName: string | null
  /** the imported history that it was tried on is not there any more */
  isGone: boolean
  question: StoredQuestion
  ruleId: string | null
  state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed'
  events: number
  allEvents: number
  orders: number
  totals: BacktestTotals | null
  askedAt: Date
  finishedAt: Date | null
  askedByName: string | null
}

/** A trial whole. */
export type BacktestRun = ListedRun & {
  engine: number | null
  historyHash: string | null
  problem: string | null
  result: BacktestResult | null
}

const LISTED = `r.id, r.source_id as "sourceId", r.source_name as "sourceName", r.asked as question, r.rule_id as "ruleId", r.state, r.events,
  r.source_name is not null and (r.source_id is null or s.deleted_at is not null) as "isGone",
  r.all_events as "allEvents", r.orders, r.result #> '{reports,0,total}' as totals, r.asked_at as "askedAt", r.finished_at as "finishedAt",
  coalesce(nullif(a.name, ''), a.email) as "askedByName"`
const FROM =
  'from backtest_run r left join account a on a.id = r.asked_by left join history_source s on s.id = r.source_id'

const read = <T extends { question: unknown }>(found: T) => ({
  ...found,
  question: storedQuestionSchema.parse(found.question),
})

/** The last trials, newest first. */
export async function listRuns(on: Queryable, most = 50): Promise<ListedRun[]> {
  const found = await rows<ListedRun>(`select ${LISTED} ${FROM} order by r.asked_at desc, r.id limit $1`, [most], on)
  return found.map(read)
}

export async function findRun(on: Queryable, id: string): Promise<BacktestRun | null> {
  const found = await row<BacktestRun>(
    `select ${LISTED}, r.engine, r.history_hash as "historyHash", r.problem, r.result ${FROM} where r.id = $1`,
    [id],
    on,
  )
  return found && read(found)
}

export type RunProgress = { id: string; state: ListedRun['state']; events: number; allEvents: number }

/** How far a trial is. */
export const findProgress = (on: Queryable, id: string): Promise<RunProgress | null> =>
  row<RunProgress>('select id, state, events, all_events as "allEvents" from backtest_run where id = $1', [id], on)

/** What the shoppers and orders of a report on our own orders are called. */
export type Names = { shoppers: Record<string, string>; orders: Record<string, string> }

/** Null: an imported history has keys alone. */
export async function namesOf(on: Queryable, { sourceName, result }: BacktestRun): Promise<Names | null> {
  if (sourceName !== null || !result) return null
  const largest = result.reports.flatMap(({ outliers }) => outliers.largest)
  const shoppers = [...result.reports.flatMap(({ gainers }) => gainers), ...largest].map(({ shopper }) => shopper)
  const orders = [...largest, ...(result.check?.first ?? [])].map(({ order }) => order)
  return row<Names>(
    `select (select coalesce(jsonb_object_agg(id, coalesce(nullif(name, ''), email)), '{}') from account where id = any($1::uuid[])) as shoppers,
       (select coalesce(jsonb_object_agg(id, number), '{}') from shop_order where id = any($2::uuid[])) as orders`,
    [shoppers, orders],
    on,
  )
}

/** Every rule that could be put into the programme or taken out of it, by its newest word. */
export type RuleChoice = { ruleId: string; nameZh: string; nameEn: string; isLive: boolean; isDraft: boolean }

export async function listRuleChoices({ at, on }: Reader): Promise<RuleChoice[]> {
  return rows<RuleChoice>(
    `select distinct on (v.rule_id) v.rule_id as "ruleId", v.definition->>'nameZh' as "nameZh", v.definition->>'nameEn' as "nameEn",
       v.state = 'draft' as "isDraft", exists (select 1 from jsonb_array_elements(earning_live(coalesce($1::timestamptz, now()))->'rules') r
         where r->>'id' = v.rule_id::text) as "isLive"
     from earning_rule_version v where v.definition #>> '{trigger,kind}' = 'order-paid'
     order by v.rule_id, v.state = 'draft' desc, v.version desc`,
    [at],
    on,
  )
}

/** The last orders of a history that somebody could earn for: one of them, and whose it was. */
export async function findOrderToTry(
  on: Queryable,
  sourceId: string | null,
  skip: number,
): Promise<{ order: string; number: string; shopper: string; at: Date; accounts: string[] } | null> {
  return sourceId === null
    ? row(
        `select o.id::text as "order", o.number::text as number, points_owner(o.account_id)::text as shopper, o.paid_at as at,
           (select array_agg(id) from (select points_owner(o.account_id) as id union select from_id from account_merge
             where into_id = points_owner(o.account_id) and reverted_at is null union select o.account_id) x) as accounts
         from shop_order o where o.paid_at is not null and o.reward_id is null and o.account_id is not null order by o.paid_at desc offset $1 limit 1`,
        [skip],
        on,
      )
    : row(
        `select invoice as "order", invoice as number, customer_key as shopper, placed_at as at, '{}'::text[] as accounts from history_order
         where source_id = $2 and kind = 'order' and total_mills > 0 and customer_key is not null order by placed_at desc, invoice offset $1 limit 1`,
        [skip, sourceId],
        on,
      )
}

/** Every programme that was ever in force, each from its first moment. */
export async function formerProgrammes(on: Queryable): Promise<{ from: number; programme: LiveProgramme }[]> {
  const found = await rows<{ from: number; terms: TermsRow | null; live: unknown }>(
    `select round(extract(epoch from m.at) * 1000)::bigint as "from", (select to_jsonb(x) from (select version_id, effective_from, terms
         from points_terms where effective_from <= m.at order by effective_from desc, version_id desc limit 1) x) as terms, earning_live(m.at) as live
     from (select effective_from as at from points_terms union select effective_from from earning_rule_version where state <> 'draft'
       union select ends_at from earning_rule_version where state <> 'draft' and ends_at is not null) m order by 1`,
    [],
    on,
  )
  return found.map(({ from, terms, live }) => {
    const { versionId, earning, spending } = termsOrUnstated(terms ? { ...terms, live } : null)
    return { from, programme: { termsVersion: versionId, earning, spending } }
  })
}

/** What whoever tries a programme can choose from. */
export type Wizard = { histories: HistoryChoice[]; rules: RuleChoice[]; learnt: Learnt; live: LiveProgramme }

export async function getWizard(ctx: Reader): Promise<Wizard> {
  const [histories, rules, seen, { live }] = await Promise.all([
    listHistoryChoices(ctx.on),
    listRuleChoices(ctx),
    spendingSeen(ctx),
    programmeNow(ctx, null),
  ])
  return { histories, rules, learnt: learnt(seen), live }
}
