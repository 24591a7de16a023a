import type { StaffContext } from '@/lib/gate/context'
import type { ClaimList } from '../staff/schema'
import { type ClaimLine, takeOut } from './store'

/** Claims as they leave the shop, with addresses for those alone who send; that they left, and how many, stands in the record. */
export async function exportClaims(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  asked: ClaimList,
  { withAddresses }: { withAddresses: boolean },
): Promise<ClaimLine[]> {
  return takeOut(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, asked, withAddresses)
}
