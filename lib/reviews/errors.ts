/** Why a review was not written, most decisive first. */
export type WriteReviewRefusal = 'review-not-bought' | 'review-hidden'

/** Why a review was neither hidden nor shown again. */
export type ShowReviewRefusal = 'review-unknown'
export type ShowReviewsRefusal = 'selection-large' | 'selection-changed'
