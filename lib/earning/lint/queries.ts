import { db } from '@/lib/db/client'
import { type Queryable, row } from '@/lib/db/sql'
import type { SpendingTerms } from '@/lib/points/rules'
import { listRuleSubjects, type Subjects } from '../programme/queries'
import { liveTerms } from '../queries'
import { getSample } from '../sample/queries'
import type { Looked } from './rules'

/** What the editor and the publishing of a rule look it over with; only when it shall give is not known yet. */
export type LintFacts = Omit<Looked, 'schedule' | 'budgetRoom'> & {
  timeZone: string
  now: Date
  subjects: Subjects
  spending: SpendingTerms
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
  const known = await row<{ timeZone: string; now: Date; givenPoints: number }>(
    `select shop_zone() as "timeZone", coalesce($1::timestamptz, now()) as now,
       (select coalesce(sum(points), 0)::int8 from earning_given where rule_id = $2) as "givenPoints"`,
    [at, ruleId],
    on,
  )
  const { live, ...plain } = earning
  const others = live && { ...live, rules: live.rules.filter((rule) => rule.id !== ruleId) }
  return {
    terms: others ? { ...plain, live: others } : plain,
    pointsPerUnit: spending.pointsPerUnit,
    spending,
    ...sample,
    pieces: piecesOf(subjects),
    givenPoints: known?.givenPoints ?? 0,
    timeZone: known?.timeZone ?? 'Asia/Shanghai',
    now: known?.now ?? new Date(0),
    subjects,
  }
}

const piecesOf = ({ products, collections }: Subjects): Record<string, number> =>
  Object.fromEntries([
    ...products.map((one) => [`products:${one.slug}`, one.pieces]),
    ...collections.map((one) => [`collections:${one.slug}`, one.pieces]),
  ])
