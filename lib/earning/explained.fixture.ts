import { noPoints } from '@/lib/kernel/points'
import { brokenExplanations as brokenPostings } from '@/lib/points/recompute/explained.fixture'
import { recomputeRows } from './engine/rules'
import { behaviourExplanationSchema } from './engine/schema'
import { recomputeLots } from './lots/rules'
import { type AwardExplanation, recompute } from './rules'
import { awardExplanationSchema } from './schema'

/** As the ledger's own, with the arithmetic of orders' awards. */
export const brokenExplanations = () =>
  brokenPostings((explanation) => {
    const operands = awardExplanationSchema.safeParse(explanation)
    if (operands.success) return hasItsLots(operands.data) ? recompute(operands.data) : null
    const behaviour = behaviourExplanationSchema.safeParse(explanation)
    return behaviour.success ? recomputeRows(behaviour.data.rules, noPoints) : null
  })

const hasItsLots = (award: AwardExplanation) => {
  const told = award.lots?.map((lot) => lot.points) ?? []
  return JSON.stringify(recomputeLots(award)) === JSON.stringify(told)
}
