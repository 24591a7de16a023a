import type { GateRefusal } from '@/lib/gate/context'
import type { WriteReviewRefusal } from '@/lib/reviews/errors'

// a refusal that a reviewer can meet and that is missing here is a type error
const met: Record<WriteReviewRefusal | GateRefusal, true> = {
  'review-not-bought': true,
  'review-hidden': true,
  'sign-in-needed': true,
  'not-allowed': true,
  'wrong-origin': true,
  'input-invalid': true,
  'too-many-tries': true,
  'door-shut': true,
}

/** The sentences of what a reviewer can be refused, and of nothing else. */
export const reviewRefusals = Object.keys(met).map((code) => `refusals.${code}` as const)
