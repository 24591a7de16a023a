import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { GiftRefusal } from './errors'
import type { shipGiftSchema } from './schema'
import { ship } from './store'

/** A gift leaves the house once; from then on its points don't come back. */
export async function shipGift(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: z.output<typeof shipGiftSchema>,
): Promise<Result<{ claimId: string }, GiftRefusal>> {
  return ship(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, input)
}
