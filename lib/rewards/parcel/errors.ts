/** Why a gift was not sent, or not received, most decisive first. */
export type GiftRefusal = 'claim-unknown' | 'claim-not-waiting' | 'claim-not-sent'
