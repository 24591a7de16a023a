import type { Context } from '@/lib/gate/context'
import { type Result, refuse } from '@/lib/kernel/result'
import type { PaymentRefusal } from '@/lib/payments/errors'
import { judgeInvite } from '../invite-fraud/rules'
import { noteCards } from './note-cards'
import { findInviteFacts } from './queries'
import { releaseRest, type Settled, settle } from './store'

/** An invite is looked at again: what speaks against it, where the friend's order stands, and what it brings by that. */
export async function settleInvite(
  ctx: Pick<Context, 'at' | 'on'>,
  inviteId: string,
): Promise<Result<Settled, 'invite-unknown' | PaymentRefusal>> {
  const cards = await noteCards(ctx, inviteId)
  // a shop without a provider has no cards to compare
  if (!cards.ok && cards.refusal !== 'payments-not-configured') return cards
  const facts = await findInviteFacts(ctx, inviteId)
  if (!facts) return refuse('invite-unknown')
  const { score, signals } = judgeInvite(facts)
  const done = await settle(ctx.on, ctx.at, inviteId, score, signals)
  if (done.ok && done.value.isOver) await releaseRest(ctx.on, ctx.at, done.value.campaignId)
  return done
}
