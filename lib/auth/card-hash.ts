import { signFor } from './secret-token'

/** What is kept of a card: a keyed hash of the provider's name of it, which nobody turns back. No card is like no other payment. */
export const cardHashOf = (fingerprint: string | null, paymentId: string): Buffer =>
  Buffer.from(signFor('card-hash', fingerprint === null ? `none:${paymentId}` : `card:${fingerprint}`), 'base64url')
