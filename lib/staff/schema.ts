import { z } from 'zod'
import { reasonText } from '@/lib/kernel/reason'
import { emailSchema, signUpSchema } from '@/lib/shoppers/schema'
import { staffRoles } from './rules'

const reason = reasonText(300)
const role = z.enum(staffRoles)
const token = z.string().regex(/^[\w-]{43}$/, 'invite-spent')

export const inviteStaffSchema = z.strictObject({ email: emailSchema, role, reason })
export type InviteStaff = z.output<typeof inviteStaffSchema>

export const staffInviteIdSchema = z.strictObject({ id: z.uuid() })

/** `from` is the role that the page showed; null: does not work here. */
export const setStaffRoleSchema = z
  .strictObject({ accountId: z.uuid(), role: role.nullable(), from: role.nullable(), reason })
  .refine((asked) => asked.role !== asked.from)
export type SetStaffRole = z.output<typeof setStaffRoleSchema>

/** An invitation taken up by somebody who has no account yet. */
export const acceptInviteSchema = z.strictObject({
  token,
  name: signUpSchema.shape.name,
  password: signUpSchema.shape.password,
})
export const joinStaffSchema = z.strictObject({ token })
