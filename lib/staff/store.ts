import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { InviteRefusal, JoinRefusal, OpenInviteRefusal, StaffRoleRefusal } from './errors'
import type { InviteStaff, SetStaffRole } from './schema'

type By = { actorId: string; at: Date | null }
type Letter = { token: string; tokenHash: string; days: number; locale: string }

export const insertInvite = (on: Queryable, by: By, invite: InviteStaff & Letter) =>
  refusable<unknown, InviteRefusal>(row('select staff_invite_write($1)', [{ ...invite, ...by }], on))

export const sendInviteAgain = (on: Queryable, by: By, invite: { id: string } & Letter) =>
  refusable<unknown, OpenInviteRefusal>(row('select staff_invite_resend($1)', [{ ...invite, ...by }], on))

export const endInvite = (on: Queryable, by: By, id: string) =>
  refusable<unknown, OpenInviteRefusal>(row('select staff_invite_revoke($1, $2, $3)', [id, by.actorId, by.at], on))

export const setRole = (on: Queryable, by: By, change: SetStaffRole) =>
  refusable<unknown, StaffRoleRefusal>(row('select staff_role_set($1)', [{ ...change, ...by }], on))

type Joining = { tokenHash: string; at: Date | null } & (
  | { accountId: string }
  | { accountId: null; name: string; passwordHash: string; locale: string }
)

/** Answers whose account works here from now on. */
export async function join(on: Queryable, joining: Joining): Promise<Result<{ email: string }, JoinRefusal>> {
  const joined = await refusable<{ email: string } | null, JoinRefusal>(
    row<{ email: string }>('select staff_join($1) as email', [joining], on),
  )
  if (!joined.ok) return joined
  invariant(joined.value !== null, 'an invitation is taken up or refused')
  return ok(joined.value)
}
