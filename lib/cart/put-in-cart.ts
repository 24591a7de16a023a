import { refusable } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { CartRefusal } from './errors'
import type { PutInCart } from './schema'
import { putLine } from './store'

export type PutInCartDone = { quantity: number; previous: number; count: number }

/** A cart never asks for more than there is, nor for more than 99 of one thing; what it holds may still sell out. */
export async function putInCart(ctx: Context, input: PutInCart): Promise<Result<PutInCartDone, CartRefusal>> {
  const owner = { accountId: ctx.actor?.id ?? null, visitorHash: ctx.visitorHash }
  const put = await refusable<{ quantity: number; previous: number; count: number }, CartRefusal>(
    putLine(owner, input, ctx.on),
  )
  if (!put.ok) return put
  const { quantity, previous, count } = put.value
  return { ok: true, value: { quantity, previous, count } }
}
