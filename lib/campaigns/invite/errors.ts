/** Why somebody gets no link of their own. */
export type JoinInviteRefusal =
  | 'campaign-unknown'
  | 'campaign-not-open'
  | 'campaign-not-for-staff'
  | 'campaign-segment-needed'
  | 'campaign-tier-needed'

/** Why a link leads nowhere now. */
export type OpenInviteRefusal = 'invite-link-over'

export type AppealRefusal = 'invite-unknown' | 'invite-appealed' | 'invite-not-held'

export type ReviewRefusal = 'invite-unknown' | 'invite-own' | 'invite-not-held' | 'invite-settled'

/** What a definition of this kind may not be when it is launched. */
export type InviteDefinitionRefusal = 'invite-without-prize' | 'invite-rungs-not-rising' | 'invite-prize-unknown'
