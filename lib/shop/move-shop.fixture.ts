import { db } from '@/lib/db/client'

/** Puts the shop into another zone, as if it had been opened there: what has orders and points can't move by itself. */
export async function moveShop(zone: string): Promise<void> {
  // triggers sleep for this one transaction
  await db().query(`begin; set local session_replication_role = replica; update shop set time_zone = '${zone}'; commit`)
}
