import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { ErasureRefusal } from './errors'
import type { withdrawErasureForSchema } from './schema'
import { withdraw } from './store'

/** Staff take back what a shopper, or staff for them, asked for. */
export const withdrawErasureFor = (
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { accountId }: z.output<typeof withdrawErasureForSchema>,
): Promise<Result<null, ErasureRefusal>> => withdraw(ctx.on, { accountId, actorId: ctx.actor.id, at: ctx.at })
