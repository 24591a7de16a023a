import { hashToken, newSecretToken } from '@/lib/auth/secret-token'
import { INVITE_DAYS } from './rules'

/** A letter's secret, and what is kept of it. */
export function newLetter(locale: string) {
  const token = newSecretToken()
  return { token, tokenHash: hashToken(token).toString('hex'), days: INVITE_DAYS, locale }
}
