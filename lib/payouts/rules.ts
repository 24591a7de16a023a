export const payoutStates = ['asked', 'approved', 'sending', 'paid', 'failed', 'cancelled'] as const
export type PayoutState = (typeof payoutStates)[number]

/**
 * What a payment is to the tax office. points: for points that purchases earned; discount: a part of a price given back;
 * incidental: an incidental income (偶然所得), of which a fifth is kept back. Which one it is, the merchant says: docs/payouts.md.
 */
export const taxClasses = ['points', 'discount', 'incidental'] as const
export type TaxClass = (typeof taxClasses)[number]

const WITHHELD_BPS = 2_000
const WHOLE_BPS = 10_000

/** What is kept back of a payment for the tax office, to the nearest fen; the database says the same. */
export function withheldMinor(taxClass: TaxClass, amountMinor: number): number {
  return taxClass === 'incidental' ? Math.floor((amountMinor * WITHHELD_BPS + WHOLE_BPS / 2) / WHOLE_BPS) : 0
}

/** In which states each deed is done; the desk shows what the database allows. */
export const payoutDeeds = {
  approve: ['asked'],
  decline: ['asked'],
  undo: ['approved'],
  retry: ['failed'],
  giveUp: ['failed'],
} as const satisfies Record<string, readonly PayoutState[]>

export type PayoutDeed = keyof typeof payoutDeeds

export const mayBe = (deed: PayoutDeed, state: PayoutState): boolean =>
  (payoutDeeds[deed] as readonly PayoutState[]).includes(state)

export const PAYOUT_TIMEOUT_MS = 10_000
/** After so many tries without a word of the provider's a person should look. */
export const STUCK_TRIES = 5
