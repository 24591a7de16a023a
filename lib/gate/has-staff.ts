import { row } from '@/lib/db/sql'

/** Whether anybody works here: a shop that was opened empty has nobody until its owner comes by the printed link. */
export async function hasStaff(): Promise<boolean> {
  const found = await row<{ yes: boolean }>('select shop_has_staff() as yes')
  return found?.yes ?? true
}
