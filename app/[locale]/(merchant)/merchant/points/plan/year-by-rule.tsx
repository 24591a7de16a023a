import { RuleSection } from '@/components/merchant-plan/rule-section'
import type { Year } from '@/components/merchant-plan/year-of'
import type { StaffContext } from '@/lib/gate/context'
import { rulesGiven, type StatedPlan, type YearFigures } from '@/lib/plan/queries'

type YearByRuleProps = {
  ctx: Pick<StaffContext, 'at' | 'on'>
  plan: StatedPlan
  year: Year
  figures: YearFigures
  pointsPerUnit: number
}

/** What rules gave is read from the rows of a year: the page does not wait for it. */
export async function YearByRule({ ctx, ...shown }: YearByRuleProps) {
  return <RuleSection {...shown} given={await rulesGiven(ctx, shown.figures.year)} />
}
