'use server'
import { publicAction } from '@/lib/gate/public-action'
import { shopperAction } from '@/lib/gate/shopper-action'
import { staffAction } from '@/lib/gate/staff-action'
import { acceptInvite } from './accept-invite'
import { inviteStaff } from './invite-staff'
import { joinStaff } from './join-staff'
import { resendInvite } from './resend-invite'
import { revokeInvite } from './revoke-invite'
import {
  acceptInviteSchema,
  inviteStaffSchema,
  joinStaffSchema,
  setStaffRoleSchema,
  staffInviteIdSchema,
} from './schema'
import { setStaffRole } from './set-staff-role'

const letters = { rate: { name: 'staff-invite', max: 30, seconds: 3_600 } }

export const inviteStaffAction = staffAction('staff.write', inviteStaffSchema, inviteStaff, letters)
export const resendStaffInviteAction = staffAction('staff.write', staffInviteIdSchema, resendInvite, letters)
export const revokeStaffInviteAction = staffAction('staff.write', staffInviteIdSchema, revokeInvite)
export const setStaffRoleAction = staffAction('staff.write', setStaffRoleSchema, setStaffRole)
export const acceptStaffInviteAction = publicAction(acceptInviteSchema, acceptInvite, {
  visitor: true,
  rate: { name: 'staff-join', max: 20, seconds: 900 },
})
export const joinStaffAction = shopperAction(joinStaffSchema, joinStaff)
