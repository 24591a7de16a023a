import { db } from '@/lib/db/client'
import { type Queryable, row } from '@/lib/db/sql'
import { firstRegion } from '@/lib/i18n/shop-region'
import { type Budget, listBudgets } from '@/lib/points/budgets/queries'
import type { SpendingTerms } from '@/lib/points/rules'
import { listRuleSubjects, type Subjects } from '../programme/queries'
import { liveTerms } from '../queries'
import type { LiveRules } from '../rules'
import { getSample } from '../sample/queries'
import type { Looked } from './rules'

/** What the editor and the publishing of a rule look it over with; only when it shall give is not known yet. */
export type LintFacts = Omit<Looked, 'schedule' | 'budgetRoom'> & {
  timeZone: string
  now: Date
  subjects: Subjects
  spending: SpendingTerms
  /** that a rule may give out of */
  budgets: Budget[]
  delivery: { returnWindowDays: number; deliveredAfterDays: number }
}

/** Everything that a rule is looked over with, as of a moment: the programme without it, real orders, and the goods there are. */
export async function getLintFacts(
  ruleId: string | null,
  at: Date | null = null,
  on: Queryable = db(),
): Promise<LintFacts> {
  const { earning, spending } = await liveTerms(at, on)
  const sample = await getSample(at, on)
  const subjects = await listRuleSubjects(on)
  const budgets = await listBudgets({ on })
  const known = await row<{ timeZone: string; now: Date; givenPoints: number; delivery: LintFacts['delivery'] | null }>(
    `select shop_zone() as "timeZone", coalesce($1::timestamptz, now()) as now,
       (select coalesce(sum(points), 0)::int8 from earning_given where rule_id = $2) as "givenPoints",
       (select json_build_object('returnWindowDays', return_window_days, 'deliveredAfterDays', delivered_after_days) from shop) as delivery`,
    [at, ruleId],
    on,
  )
  const { live, ...plain } = earning
  const others = live && asIfBudgetsLasted(live, ruleId)
  return {
    terms: others ? { ...plain, live: others } : plain,
    pointsPerUnit: spending.pointsPerUnit,
    spending,
    ...sample,
    pieces: piecesOf(subjects),
    givenPoints: known?.givenPoints ?? 0,
    timeZone: known?.timeZone ?? firstRegion.timeZone,
    now: known?.now ?? new Date(0),
    subjects,
    budgets,
    delivery: known?.delivery ?? { returnWindowDays: 0, deliveredAfterDays: 0 },
  }
}

// What a rule would do is looked at as long as its budget lasts; how long that is, is a note of its own.
function asIfBudgetsLasted({ rules, timeZone, readAt }: LiveRules, ruleId: string | null): LiveRules {
  return { rules: rules.filter((rule) => rule.id !== ruleId), timeZone, readAt }
}

const piecesOf = ({ products, collections }: Subjects): Record<string, number> =>
  Object.fromEntries([
    ...products.map((one) => [`products:${one.slug}`, one.pieces]),
    ...collections.map((one) => [`collections:${one.slug}`, one.pieces]),
  ])
