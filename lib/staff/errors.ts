/** Why nobody was invited, most decisive first. */
export type InviteRefusal = 'staff-already' | 'invite-waiting'
export type OpenInviteRefusal = 'invite-gone'
/** Why an invitation was not taken up. */
export type JoinRefusal = 'invite-spent' | 'invite-has-account' | 'invite-other-account' | 'staff-already'
export type AcceptRefusal = JoinRefusal | 'password-common'
/** Why somebody keeps the role that they have. */
export type StaffRoleRefusal = 'staff-unknown' | 'staff-own-role' | 'staff-changed' | 'staff-not-invited' | 'last-owner'
