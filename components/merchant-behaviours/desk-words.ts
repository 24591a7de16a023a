/** The sentences that the desk's forms about behaviours show. */
export const deskWords = ['behaviours.desk', 'merchant.form', 'refusals'] as const
