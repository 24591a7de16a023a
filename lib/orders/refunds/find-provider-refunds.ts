import type { Context } from '@/lib/gate/context'
import { recordProviderRefunds } from './record-provider-refunds'
import { daysBefore } from './store'

const DAYS = 7

/** Looks through the provider's refunds of the last days for any that no message told of. Answers how many were news. */
export async function findProviderRefunds(ctx: Pick<Context, 'at' | 'on'>): Promise<number> {
  const found = await recordProviderRefunds(ctx, { since: await daysBefore(DAYS, ctx.at, ctx.on) })
  // nothing to look through: payments are not set up, or out of reach until the next time
  return found.ok ? found.value : 0
}
