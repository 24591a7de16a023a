import type { Context } from '@/lib/gate/context'
import { journalChain } from './queries'
import { type SealsAsked, type SealsVerified, verifyChain } from './verify-chain'

/** Every seal of the journal is computed anew from the postings that stand, and held against the days anchored outside. */
export const verifySeals = (ctx: Pick<Context, 'on'>, asked: SealsAsked): Promise<SealsVerified> =>
  verifyChain(ctx, asked, journalChain)
