import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { personalDataOf } from '../queries'
import type { ErasureRefusal } from './errors'
import type { shopperDataSchema } from './schema'
import { tellTaken } from './store'

/** Everything the shop knows of a shopper, for one who asked by letter; that it was taken stands in the record. */
export async function handOverData(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { shopper }: z.output<typeof shopperDataSchema>,
): Promise<Result<Record<string, unknown>, ErasureRefusal>> {
  const told = await tellTaken(ctx.on, { accountId: shopper, actorId: ctx.actor.id, at: ctx.at })
  return told ? ok(await personalDataOf(ctx, shopper)) : refuse('account-unknown')
}
