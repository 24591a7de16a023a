import type { z } from 'zod'
import { decideNow } from '@/lib/behaviours/decide-now'
import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { WriteReviewRefusal } from './errors'
import type { writeReviewSchema } from './schema'
import { write } from './store'

/** Only who has bought it and was sent it says what it is like; one word each, which may be said anew. */
export async function writeReview(
  ctx: ShopperContext,
  input: z.output<typeof writeReviewSchema>,
): Promise<Result<{ reviewId: string; points: number }, WriteReviewRefusal>> {
  const made = await write(ctx.on, ctx.at, ctx.actor.id, input)
  if (!made.ok) return made
  return ok({ reviewId: made.value, points: await decideNow(ctx, `behaviour:review:${made.value}`) })
}
