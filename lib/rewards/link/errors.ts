/** Why a shopper was not sent on, most decisive first. */
export type GoRefusal = 'sign-in-needed' | 'claim-unknown' | 'claim-void' | 'claim-ended' | 'host-not-allowed'
