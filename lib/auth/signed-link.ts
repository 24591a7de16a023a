import { timingSafeEqual } from 'node:crypto'
import { signFor } from './secret-token'

const DAY_SECONDS = 86_400

/** A token that opens one thing for whoever holds the link, until a day. The day is part of what is signed. */
export function signLink(purpose: string, subject: string, at: Date, days: number): string {
  const until = (Math.floor(at.getTime() / 1000 / DAY_SECONDS) + days + 1) * DAY_SECONDS
  return `${until.toString(36)}.${signFor(purpose, `${subject}\0${until}`)}`
}

/** Whether a link's token was made by this shop for this very thing, and still holds. */
export function openLink(purpose: string, subject: string, token: string, at: Date): 'valid' | 'expired' | 'forged' {
  const [until = '', tag = ''] = token.split('.')
  const seconds = Number.parseInt(until, 36)
  const made = Buffer.from(signFor(purpose, `${subject}\0${seconds}`))
  const given = Buffer.from(tag)
  if (made.length !== given.length || !timingSafeEqual(made, given)) return 'forged'
  return seconds * 1000 > at.getTime() ? 'valid' : 'expired'
}
