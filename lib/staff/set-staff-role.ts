import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { StaffRoleRefusal } from './errors'
import type { SetStaffRole } from './schema'
import { setRole } from './store'

type Ctx = Pick<StaffContext, 'actor' | 'at' | 'on'>

/** Another role counts from the next press on; without one, what is open anywhere ends. Nobody changes their own, and one owner stays. */
export async function setStaffRole(ctx: Ctx, change: SetStaffRole): Promise<Result<null, StaffRoleRefusal>> {
  const set = await setRole(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, change)
  return set.ok ? ok(null) : set
}
