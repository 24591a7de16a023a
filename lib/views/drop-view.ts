import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { DropViewRefusal } from './errors'
import type { dropViewSchema } from './schema'
import { drop } from './store'

/** A view that is deleted can be kept again for a day, by the same id. */
export async function dropView(
  { actor, at, on }: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { id }: z.output<typeof dropViewSchema>,
): Promise<Result<null, DropViewRefusal>> {
  const dropped = await drop(on, { actorId: actor.id, role: actor.staffRole, at }, id)
  return dropped.ok ? ok(null) : dropped
}
