import type { z } from 'zod'
import { decideNow } from '@/lib/behaviours/decide-now'
import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { ReadContentRefusal } from './errors'
import type { readContentSchema } from './schema'
import { noteRead } from './store'

/**
 * A page was read to the end: it counts when its time has gone by on our clock. A member is thanked once for a page, as the
 * rules of the moment say.
 */
export async function readContent(
  ctx: Pick<Context, 'actor' | 'visitorHash' | 'at' | 'on'>,
  { visit }: z.output<typeof readContentSchema>,
): Promise<Result<{ points: number }, ReadContentRefusal>> {
  const { visitorHash } = ctx
  const read = await noteRead(ctx.on, ctx.at, visit, { visitorHash, accountId: ctx.actor?.id ?? null })
  if (!read.ok) return read
  return ok({ points: read.value?.key ? await decideNow(ctx, read.value.key) : 0 })
}
