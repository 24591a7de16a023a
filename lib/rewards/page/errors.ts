/** Why a page was not opened, most decisive first. */
export type OpenRefusal = 'claim-unknown' | 'claim-void' | 'claim-ended'
