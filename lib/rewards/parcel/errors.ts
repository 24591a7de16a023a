/** Why a gift was not sent, or not received, most decisive first. */
export type GiftRefusal = 'claim-unknown' | 'claim-not-waiting' | 'claim-not-sent'

/** Why a parcel that was won got no address, most decisive first. */
export type GiveAddressRefusal = 'claim-unknown' | 'address-needed' | 'claim-ended' | 'claim-not-waiting'
