import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { CartRefusal } from './errors'
import type { PutInCart } from './schema'
import { putLine } from './store'

/** A cart never asks for more than there is, nor for more than 99 of one thing; what it holds may still sell out. */
export async function putInCart(
  ctx: Context,
  input: PutInCart,
): Promise<Result<{ quantity: number; previous: number; count: number }, CartRefusal>> {
  const put = await putLine({ accountId: ctx.actor?.id ?? null, visitorHash: ctx.visitorHash }, input, ctx.on)
  if (!put.ok) return put
  const { quantity, previous, count } = put.value
  return ok({ quantity, previous, count })
}
