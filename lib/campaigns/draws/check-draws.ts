import type { Context } from '@/lib/gate/context'
import type { Misfit } from '../fairness/rules'
import { verifyProof } from '../proofs/rules'
import { readProofFile } from '../proofs/schema'
import { findProof, listPlayers } from './queries'

export type Wrong = { campaignId: string; no: number; verdict: Misfit | 'unreadable' }
export type DrawsChecked = { draws: number; proved: number; wrong: Wrong[] }

/**
 * Draws every draw once more out of its seed, where that is told, by the program that shoppers check with: what the database drew and what
 * anybody works out must be the same, for each of them. `since`: only of those whose seed was told from then on.
 */
export async function checkDraws(ctx: Pick<Context, 'on'>, since: Date | null = null): Promise<DrawsChecked> {
  const found: DrawsChecked = { draws: 0, proved: 0, wrong: [] }
  for (const { campaignId, accountId } of await listPlayers(ctx, since)) {
    const actor = { id: accountId, email: '', name: '', staffRole: null }
    const file = readProofFile(JSON.stringify(await findProof({ ...ctx, actor }, campaignId)))
    if (!file) found.wrong.push({ campaignId, no: 0, verdict: 'unreadable' })
    for (const { no, verdict } of file ? verifyProof(file).draws : []) {
      found.draws += 1
      if (verdict === 'proved') found.proved += 1
      else if (verdict !== 'sealed') found.wrong.push({ campaignId, no, verdict })
    }
  }
  return found
}
