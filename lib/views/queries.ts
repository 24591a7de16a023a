import { rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { readParams } from './pages/schema'
import type { SavedView, ViewPage } from './rules'

/** Somebody's own views of a page and those that are shared, in the order in which they were made. */
export async function listViews(
  { actor, on }: Pick<StaffContext, 'actor' | 'on'>,
  page: ViewPage,
): Promise<SavedView[]> {
  const found = await rows<SavedView>(
    `select v.id, v.name, v.params, v.is_shared as "isShared", v.owner_id = $2 as "isMine", coalesce(nullif(a.name, ''), a.email) as "ownerName"
     from saved_view v join account a on a.id = v.owner_id
     where v.page = $1 and v.dropped_at is null and (v.owner_id = $2 or v.is_shared) order by v.created_at, v.id`,
    [page, actor.id],
    on,
  )
  // a page may understand less today than when a view was kept
  return found.map((view) => ({ ...view, params: readParams(page, view.params) }))
}
