/** So long a shopper may take it back; the law asks for fifteen working days at most. */
export const GRACE_DAYS = 7
