/** A chain of seeds as its shopper sees it; hashes in hex. */
export type Chain = {
  round: number
  commitment: string
  /** of the seed that follows this one */
  nextCommitment: string
  clientSeed: string
  nextNonce: number
  /** draws since the last that pity counts from */
  pity: number
}

/** A chain that is closed: its seed is told. */
export type RevealedChain = Chain & { seed: string }

/** What one draw brought. */
export type Drawn = {
  drawId: string
  no: number
  /** what was given; another than was drawn where none of that was left */
  prizeNo: number
  drawnPrizeNo: number
  points: number
  claimId: string | null
  claimState: string | null
  pity: number
  /** it was drawn before, by this same request */
  isReplay: boolean
  at: string
}
