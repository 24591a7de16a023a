/** Why a cart stays as it is, most decisive first. */
export type CartRefusal = 'variant-unavailable' | 'quantity-out-of-range' | 'out-of-stock'
