import { checkChain, type SealsChecked } from '@/lib/points/journal/check-chain'
import { auditChain } from './queries'

/** A part of the seals over the record of deeds, held against the record and the days outside; `round` says which part. */
export const checkAudit = (anchorsFile: string, round: number): Promise<SealsChecked> =>
  checkChain(anchorsFile, round, auditChain)
