import { invariant } from '@/lib/kernel/invariant'

/** 32 signs that nobody mixes up by eye or by ear: no 0 and O, no 1 and I. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const SIGN_BITS = 5
/** 80 random bits, and one sign that says whether the others were typed right. */
export const CODE_BYTES = 10
const BODY_SIGNS = 16
export const CODE_SIGNS = BODY_SIGNS + 1

/** Luhn's sum modulo 32 finds each wrong sign and almost each two that changed places. */
export function checkSign(body: string): string {
  let sum = 0
  for (let i = 0; i < body.length; i += 1) {
    const value = CODE_ALPHABET.indexOf(body.charAt(body.length - 1 - i))
    invariant(value >= 0, 'a code is made of its alphabet')
    const weighted = value * (i % 2 === 0 ? 2 : 1)
    sum += Math.floor(weighted / CODE_ALPHABET.length) + (weighted % CODE_ALPHABET.length)
  }
  return CODE_ALPHABET.charAt((CODE_ALPHABET.length - (sum % CODE_ALPHABET.length)) % CODE_ALPHABET.length)
}

/** A code out of 80 random bits: each sign takes five of them, so that none is likelier than another. */
export function codeOf(random: Uint8Array): string {
  invariant(random.length === CODE_BYTES, 'a code is made of 80 bits')
  let [bits, held, body] = [0, 0, '']
  for (const byte of random) {
    bits = ((bits << 8) | byte) & 0xff_ff
    held += 8
    while (held >= SIGN_BITS) {
      held -= SIGN_BITS
      body += CODE_ALPHABET.charAt((bits >> held) & 31)
    }
  }
  return body + checkSign(body)
}

/** What somebody typed, as the code it may be; null when it can't be one. Read out of a picture it may have our own mark before it. */
export function readCode(typed: string): string | null {
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-–—_.·]/g, '')
  if (signs.length !== CODE_SIGNS) return null
  for (const sign of signs) if (!CODE_ALPHABET.includes(sign)) return null
  return checkSign(signs.slice(0, BODY_SIGNS)) === signs.charAt(BODY_SIGNS) ? signs : null
}

/** In fours, as one reads it aloud; the check sign stands with the last four. */
export const spacedCode = (code: string): string => code.replaceAll(/(.{4})(?=.{4})/g, '$1 ').trim()

export const MOST_CODES_A_RUN = 100_000
export const LONGEST_CODE = 200
export const CODES_A_BATCH = 5_000

export type CodeProblem = { line: number; code: 'twice-in-file' | 'in-pool' | 'too-long' | 'unprintable' }
export const MOST_PROBLEMS_KEPT = 50

export type CodeReport = { put: number; twice: number; known: number; bad: number; problems: CodeProblem[] }
