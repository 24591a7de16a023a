import { db } from '@/lib/db/client'
import { publishTerms } from '@/lib/earning/publish-terms'
import type { EarningTerms } from '@/lib/earning/rules'
import { publishTermsSchema } from '@/lib/earning/schema'
import { uuidV7 } from '@/lib/kernel/ids'
import { terms } from './terms'

type Season = { day: number; reason: string; rules: Partial<Pick<EarningTerms, 'pending' | 'expiry'>> }

/** Days on which the shop changed its rules, so that the demo has points that wait for a parcel and points that end soon. */
const seasons: readonly Season[] = [
  {
    day: 350,
    reason: '周年庆两天：马上到账，三周内用掉',
    rules: { pending: { kind: 'days', days: 0 }, expiry: { kind: 'rolling-days', days: 21 } },
  },
  { day: 352, reason: '周年庆结束，恢复平常的规则', rules: {} },
  { day: 360, reason: '试试收货才到账', rules: { pending: { kind: 'delivered' } } },
  { day: 364, reason: '试完了，恢复平常的规则', rules: {} },
]

/** On these days Li comes for sure. */
export const isSeason = (day: number) =>
  seasons.some((season) => season.day === day && Object.keys(season.rules).length > 0)

/** New rules on the morning of their day, through the shop's own verb. */
export async function changeOfSeason(day: number, at: Date): Promise<void> {
  for (const { reason, rules } of seasons.filter((season) => season.day === day)) {
    const input = { terms: { ...terms, earning: { ...terms.earning, ...rules } }, effectiveFrom: null, reason }
    const made = await publishTerms(
      { actor: null, at, on: db() },
      publishTermsSchema.parse({ ...input, requestId: uuidV7(at.getTime()) }),
    )
    if (!made.ok) throw new Error(`the season's rules were refused: ${made.refusal}`)
  }
}
