import { rows } from '@/lib/db/sql'
import type { StaffContext, StaffRole } from '@/lib/gate/context'

type Reader = Pick<StaffContext, 'on'>

export type Clerk = { id: string; name: string; role: StaffRole }
export type StoreRow = {
  id: string
  nameZh: string
  nameEn: string
  staff: Clerk[]
  /** rewards in the mall that can be used at this counter and not at every one */
  rewards: number
}

/** Every counter with who stands there. */
export function listStores(ctx: Reader): Promise<StoreRow[]> {
  return rows<StoreRow>(
    `select s.id, s.name_zh as "nameZh", s.name_en as "nameEn", (select count(*) from reward where state = 'live' and settings->'storeIds' ? s.id::text) as rewards,
       (select coalesce(json_agg(json_build_object('id', a.id, 'name', coalesce(nullif(a.name, ''), a.email), 'role', a.staff_role) order by a.email), '[]')
         from store_staff m join account a on a.id = m.account_id where m.store_id = s.id and a.staff_role is not null) as staff
     from store s order by s.created_at, s.id`,
    [],
    ctx.on,
  )
}

/** Everybody who works here: who could stand at a counter. */
export function listClerks(ctx: Reader): Promise<Clerk[]> {
  return rows<Clerk>(
    `select id, coalesce(nullif(name, ''), email) as name, staff_role as role from account where staff_role is not null order by staff_role, email`,
    [],
    ctx.on,
  )
}

/** The counters at which somebody stands. */
export function listOwnStores(ctx: Pick<StaffContext, 'actor' | 'on'>): Promise<{ nameZh: string; nameEn: string }[]> {
  return rows(
    `select s.name_zh as "nameZh", s.name_en as "nameEn" from store_staff m join store s on s.id = m.store_id where m.account_id = $1 order by s.created_at, s.id`,
    [ctx.actor.id],
    ctx.on,
  )
}
