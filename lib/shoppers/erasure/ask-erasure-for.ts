import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { ErasureRefusal } from './errors'
import type { askErasureForSchema } from './schema'
import { ask } from './store'

/** Staff ask for a shopper who wrote to the shop; the same days pass before anything is erased. */
export const askErasureFor = (
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { accountId, reason }: z.output<typeof askErasureForSchema>,
): Promise<Result<{ dueAt: Date }, ErasureRefusal>> =>
  ask(ctx.on, { accountId, actorId: ctx.actor.id, reason, at: ctx.at })
