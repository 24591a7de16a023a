import { adviceFor } from '@/components/checkout/advice'
import { firstAward } from '@/components/checkout/first-award'
import { getCheckoutPage } from '@/lib/checkout/queries'
import type { Context } from '@/lib/gate/context'
import { uuidV7 } from '@/lib/kernel/ids'

/** What the checkout is drawn from, for whoever has something to buy. */
export async function readCheckout(ctx: Context) {
  const { actor } = ctx
  const { facts: read, saved, ending } = await getCheckoutPage(ctx)
  // what has sold out stays in the cart, which says so, and is no part of the order
  const facts = { ...read, lines: read.lines.filter((line) => line.available > 0) }
  if (facts.lines.length === 0) return null
  const told = {
    facts,
    saved,
    member: actor && { email: actor.email, name: actor.name },
    requestId: uuidV7(),
    award: firstAward(facts, saved, actor !== null),
    advised: actor && (await adviceFor(facts, ending, ctx.locale)),
  }
  return { told, fixed: null }
}
