import { CODE_ALPHABET, CODE_SIGNS, readCode } from '../codes/rules'
import { readTarget, type TargetProblem } from '../hosts/rules'

/** Where a link leads to, in the words of shoppers. */
export const linkPlatforms = ['douyin', 'wechat-shop', 'taobao', 'jd', 'mini-program', 'other'] as const
export type LinkPlatform = (typeof linkPlatforms)[number]

/** What the merchant states of a link. */
export type Link = {
  platform: LinkPlatform
  /** an https address, or the text that WeChat opens a mini-program by */
  target: string
  /** under which name the reference is added to the address; null: it is not */
  referenceName: string | null
}

/** The same as it is kept: `host` is null where the target is a text to copy. */
export type KeptLink = Link & { host: string | null }

// WeChat opens these from a chat only; schemes of its own (weixin://) end with their appid's owner, so none is taken:
// an URL Link is an https address like any other.
const miniProgram = /^#小程序:\/\/[^\s\p{C}/#]{1,40}\/[A-Za-z0-9]{4,40}$/u

export type LinkProblem = TargetProblem | 'target-mini-program' | 'reference-taken' | 'reference-on-text'

/** A link as it is kept, or what is wrong with it. */
export function readLink({ platform, target: typed, referenceName }: Link): KeptLink | LinkProblem {
  const target = typed.trim()
  if (target.startsWith('#')) {
    if (platform !== 'mini-program' || !miniProgram.test(target)) return 'target-mini-program'
    return referenceName === null ? { platform, target, referenceName, host: null } : 'reference-on-text'
  }
  const read = readTarget(target)
  if (typeof read === 'string') return read
  if (referenceName !== null && new URL(read.href).searchParams.has(referenceName)) return 'reference-taken'
  return { platform, target: read.href, referenceName, host: read.host }
}

/** The address with the reference behind what stands there; nothing of it is written anew. */
export function withReference(href: string, name: string | null, reference: string): string {
  if (name === null) return href
  const at = href.indexOf('#')
  const [front, hash] = at < 0 ? [href, ''] : [href.slice(0, at), href.slice(at)]
  // a second question mark is a sign of the query like any other
  const joint = /^[^?]*$/.test(front) ? '?' : /^[^?]*\?$|&$/.test(front) ? '' : '&'
  return `${front}${joint}${encodeURIComponent(name)}=${encodeURIComponent(reference)}${hash}`
}

// A letter first, so that no spreadsheet takes a reference for a number.
const MARK = 'R'
const reference = new RegExp(`^${MARK}[${CODE_ALPHABET}]{${CODE_SIGNS}}$`)

/** What one claim is known by on the other platform. */
export const referenceOf = (code: string): string => MARK + code

/** A reference as an export tells it: null when none of ours can look like that, or a sign was changed on the way. */
export function readReference(text: string): string | null {
  const typed = text.trim().toUpperCase()
  return reference.test(typed) && readCode(typed.slice(1)) !== null ? typed : null
}
