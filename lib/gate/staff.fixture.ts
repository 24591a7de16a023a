import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import type { StaffContext, StaffRole } from './context'

/** Somebody who works in the shop. */
export async function staff(staffRole: StaffRole = 'owner'): Promise<StaffContext> {
  const email = `${randomUUID()}@shop.test`
  const made = await row<{ id: string }>(
    `insert into account (email, name, staff_role) values ($1, '店长', $2::staff_role) returning id`,
    [email, staffRole],
  )
  return {
    actor: { id: made?.id ?? '', email, name: '店长', staffRole },
    visitorHash: null,
    locale: 'zh-CN',
    at: null,
    on: db(),
  }
}
