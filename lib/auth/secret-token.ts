import { createHash, createHmac, randomBytes } from 'node:crypto'
import { env } from '@/lib/env'

/** A secret for a mail or a cookie: 256 random bits, URL-safe. */
export const newSecretToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret token; 256 random bits need no slow hash. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A tag that only this shop can make for a purpose and a subject. */
export function signFor(purpose: string, subject: string): string {
  return createHmac('sha256', env().NEXTAUTH_SECRET).update(`${purpose}\0${subject}`).digest('base64url').slice(0, 32)
}
