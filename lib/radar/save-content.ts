import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { SaveContent } from './schema'
import { save } from './store'

/** A page to pass on is stated, changed, taken down or put up again; each is written down. */
export async function saveContent(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: SaveContent,
): Promise<Result<null, never>> {
  await save(ctx.on, ctx.at, ctx.actor.id, input)
  return ok(null)
}
