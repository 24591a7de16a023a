import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { ShopRefusal } from './errors'
import type { SaveShop } from './schema'
import { writeShop } from './store'

/** The shop's name, fees and return window change from the next order on, and the record says who changed them and why. */
export async function saveShop(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { reason, ...settings }: SaveShop,
): Promise<Result<{ saved: true }, ShopRefusal>> {
  const saved = await writeShop(ctx.on, settings, { actorId: ctx.actor.id, reason, at: ctx.at })
  if (!saved.ok) return saved
  return saved.value ? ok({ saved: true }) : refuse('shop-not-open')
}
