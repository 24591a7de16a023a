import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { KeepViewRefusal } from './errors'
import { readParams } from './pages/schema'
import { sameParams } from './rules'
import type { KeepView } from './schema'
import { keep } from './store'

/** A view holds what its page understands and something at that; only whose it is changes it, and what is shared the owners too. */
export async function keepView(
  { actor, at, on }: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  view: KeepView,
): Promise<Result<null, KeepViewRefusal>> {
  const isUnderstood = sameParams(readParams(view.page, view.params), view.params)
  if (!isUnderstood || Object.keys(view.params).length === 0) return refuse('view-params')
  const kept = await keep(on, { actorId: actor.id, role: actor.staffRole, at }, view)
  return kept.ok ? ok(null) : kept
}
