import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { ShopRefusal } from './errors'
import type { SaveShop } from './schema'
import { type RestatedTerms, writeShop } from './store'

/**
 * The shop's name, fees and return window change from the next order on, and the record says who changed them and why. What of
 * the points' terms is stated along is a new version of them from now on, or nothing of all of it is saved.
 */
export async function saveShop(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { reason, terms = null, ...settings }: SaveShop & { terms?: RestatedTerms | null },
): Promise<Result<{ saved: true }, ShopRefusal>> {
  const saved = await writeShop(ctx.on, settings, { actorId: ctx.actor.id, reason, at: ctx.at }, terms)
  if (!saved.ok) return saved
  return saved.value ? ok({ saved: true }) : refuse('shop-not-open')
}
