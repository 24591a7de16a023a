/** How long a letter of invitation opens the desk. */
export const INVITE_DAYS = 7

/** From whoever decides everything to whoever hands out parcels. */
export const staffRoles = ['owner', 'merchant', 'marketer', 'support', 'finance', 'clerk'] as const
