import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { SaveHoldoutRefusal } from './errors'
import type { SaveHoldout } from './schema'
import { save } from './store'

/** A share of those who join from now on is drawn by lot and offered no points for deeds; whoever is drawn stays drawn while it stands. */
export async function saveHoldout(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: SaveHoldout,
): Promise<Result<{ saved: true }, SaveHoldoutRefusal>> {
  const made = await save(ctx.on, ctx.at, ctx.actor.id, input)
  return made.ok ? ok({ saved: true }) : made
}
