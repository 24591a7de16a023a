import { checkChain, type SealsChecked } from './check-chain'
import { journalChain } from './queries'

/** A part of the journal's seals, held against the journal and the days outside; `round` says which part. */
export const checkSeals = (anchorsFile: string, round: number): Promise<SealsChecked> =>
  checkChain(anchorsFile, round, journalChain)
