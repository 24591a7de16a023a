import { hashToken } from '@/lib/auth/secret-token'
import { row, rows } from '@/lib/db/sql'
import type { Context, StaffContext, StaffRole } from '@/lib/gate/context'

export type StaffMember = {
  id: string
  name: string
  email: string
  role: StaffRole
  isSuspended: boolean
  /** null: not since this is kept */
  signedInAt: Date | null
}

/** Everybody who works here, owners first. */
export function listStaff(ctx: Pick<StaffContext, 'on'>): Promise<StaffMember[]> {
  return rows<StaffMember>(
    `select id, name, email, staff_role as role, suspended_at is not null as "isSuspended", signed_in_at as "signedInAt"
     from account where staff_role is not null order by staff_role, email`,
    [],
    ctx.on,
  )
}

export type StaffInvite = {
  id: string
  email: string
  role: StaffRole
  invitedBy: string
  sentAt: Date
  expiresAt: Date
  isOver: boolean
}

/** Who was asked and has not answered, the last letter first. */
export function listInvites(ctx: Pick<StaffContext, 'on' | 'at'>): Promise<StaffInvite[]> {
  return rows<StaffInvite>(
    `select i.id, i.email, i.role, coalesce(nullif(a.name, ''), a.email) as "invitedBy", i.sent_at as "sentAt", i.expires_at as "expiresAt",
       i.expires_at <= coalesce($1, now()) as "isOver"
     from staff_invite i join account a on a.id = i.invited_by
     where i.accepted_at is null and i.revoked_at is null order by i.sent_at desc, i.id`,
    [ctx.at],
    ctx.on,
  )
}

export type HeldInvite = { email: string; role: StaffRole; shopZh: string; shopEn: string; hasAccount: boolean }

/** What the holder of a letter is asked; null when its link is over, spent or no link at all. */
export function findInvite(ctx: Pick<Context, 'on' | 'at'>, token: string): Promise<HeldInvite | null> {
  return row<HeldInvite>(
    `select i.email, i.role, s.name_zh as "shopZh", s.name_en as "shopEn", exists (select 1 from account where email = i.email) as "hasAccount"
     from staff_invite i cross join shop s
     where i.token_hash = $1 and i.accepted_at is null and i.revoked_at is null and i.expires_at > coalesce($2, now())`,
    [hashToken(token), ctx.at],
    ctx.on,
  )
}
