import type { z } from 'zod'
import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { WriteReviewRefusal } from './errors'
import type { writeReviewSchema } from './schema'
import { write } from './store'

/** Only who has bought it and was sent it says what it is like; one word each, which may be said anew. */
export async function writeReview(
  ctx: ShopperContext,
  input: z.output<typeof writeReviewSchema>,
): Promise<Result<{ reviewId: string }, WriteReviewRefusal>> {
  const made = await write(ctx.on, ctx.at, ctx.actor.id, input)
  return made.ok ? ok({ reviewId: made.value }) : made
}
