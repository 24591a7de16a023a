import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { SaveBandsRefusal } from './errors'
import type { SaveBands } from './schema'
import { save } from './store'

/** What counts as low, to be watched and too much is the shop's to say; the record tells who said it and why. */
export async function saveBands(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: SaveBands,
): Promise<Result<{ saved: true }, SaveBandsRefusal>> {
  const made = await save(ctx.on, ctx.at, ctx.actor.id, input)
  return made.ok ? ok({ saved: true }) : made
}
