import type { SealsVerified } from '@/lib/points/journal/verify-chain'
import { verifyWholeChain } from '@/lib/points/journal/verify-whole-chain'
import { auditChain } from './queries'

type Asked = { anchorsFile: string; onProgress?: (seals: number, deeds: number) => void }

/** The whole proof of the record: every seal computed anew from the deeds that stand, and held against the days outside. */
export const verifyAudit = (asked: Asked): Promise<SealsVerified> => verifyWholeChain(asked, auditChain)
