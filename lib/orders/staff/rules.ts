export type RefundFacts = {
  /** what the order earned, less what of it has expired unused: 0 when it earned nothing or was never paid */
  earnedPoints: number
  /** what of it still lies in its own lot */
  lotPoints: number
  isPending: boolean
  spentPoints: number
  availablePoints: number
}

export type RefundPreview = {
  returnedPoints: number
  takenPoints: number
  /** taken, but already spent elsewhere: the next points that are earned pay for it */
  owedPoints: number
}

/** What a refund will do to the shopper's points: spent ones come back first, earned ones go, the rest is owed. */
export function refundPreview(facts: RefundFacts): RefundPreview {
  if (facts.isPending) return { returnedPoints: facts.spentPoints, takenPoints: facts.lotPoints, owedPoints: 0 }
  const others = facts.availablePoints - facts.lotPoints + facts.spentPoints
  const owedPoints = Math.max(0, facts.earnedPoints - facts.lotPoints - Math.max(0, others))
  return { returnedPoints: facts.spentPoints, takenPoints: facts.earnedPoints, owedPoints }
}
