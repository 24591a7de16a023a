import { brokenExplanations as brokenPostings } from '@/lib/points/recompute/explained.fixture'
import { recompute } from './rules'
import { awardExplanationSchema } from './schema'

/** As the ledger's own, with the arithmetic of orders' awards. */
export const brokenExplanations = () =>
  brokenPostings((explanation) => {
    const operands = awardExplanationSchema.safeParse(explanation)
    return operands.success ? recompute(operands.data) : null
  })
