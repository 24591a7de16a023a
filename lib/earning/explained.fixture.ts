import { noPoints } from '@/lib/kernel/points'
import { brokenExplanations as brokenPostings } from '@/lib/points/recompute/explained.fixture'
import { recomputeRows } from './engine/rules'
import { behaviourExplanationSchema } from './engine/schema'
import { recompute } from './rules'
import { awardExplanationSchema } from './schema'

/** As the ledger's own, with the arithmetic of orders' awards. */
export const brokenExplanations = () =>
  brokenPostings((explanation) => {
    const operands = awardExplanationSchema.safeParse(explanation)
    if (operands.success) return recompute(operands.data)
    const behaviour = behaviourExplanationSchema.safeParse(explanation)
    return behaviour.success ? recomputeRows(behaviour.data.rules, noPoints) : null
  })
