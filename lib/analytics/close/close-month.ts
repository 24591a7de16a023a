import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { CloseRefusal } from './errors'
import { factsOf } from './queries'
import { figuresOf, journalOf } from './rules'
import type { closeMonthSchema } from './schema'
import { begin, freeze, settledPosting, whileClosing } from './store'

/**
 * A month that is over is frozen with all its figures and its entries, once and in order. It is never opened again:
 * what happens later to points of that month is of the month in which it happens.
 */
export async function closeMonth(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  asked: z.output<typeof closeMonthSchema>,
): Promise<Result<{ month: string; isNew: boolean }, CloseRefusal>> {
  const month = `${asked.month}-01`
  // asked by itself: whoever posts waits for it only as long as it takes
  const lastPosting = await settledPosting(ctx.on)
  if (lastPosting === null) return refuse('books-busy')
  return whileClosing(async (on) => {
    const begun = await begin(on, month, ctx.at)
    if (!begun.ok) return begun
    if (!begun.value) {
      const figures = figuresOf(await factsOf({ at: ctx.at, on }, month))
      await freeze(on, { month, figures, journal: journalOf(figures), lastPosting, actorId: ctx.actor.id, at: ctx.at })
    }
    return ok({ month: asked.month, isNew: !begun.value })
  })
}
