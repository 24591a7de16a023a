/** Where this shop sends people: a host, and whether every name under it counts as the same house. */
export type AllowedHost = { host: string; withSubdomains: boolean }

export type TargetProblem =
  | 'target-long'
  | 'target-malformed'
  | 'target-not-https'
  | 'target-user'
  | 'target-port'
  | 'target-host'
export type Target = { href: string; host: string }

export const LONGEST_TARGET = 1_000
const LONGEST_HOST = 253

// What a browser takes out or turns round before it reads the rest: white space, invisible signs, backslashes.
const bent = /[\s\p{C}\\]/u
const shape = /^https:\/\/([^/?#]+)(?:[/?#].*)?$/i
// names alone: an address of numbers, however it is written, ends in a number
const hostName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/

/** A host as browsers compare it: lower case, other scripts in punycode; null for what is no full name. */
export function readHost(text: string): string | null {
  if (text.length > LONGEST_HOST || bent.test(text) || /[/?#@:%[\]]/.test(text)) return null
  try {
    const { hostname } = new URL(`https://${text}/`)
    return hostname.length <= LONGEST_HOST && hostName.test(hostname) ? hostname : null
  } catch {
    return null
  }
}

/** An address that leads out of the shop: https, a full name, nobody's password and no port of its own. */
export function readTarget(text: string): Target | TargetProblem {
  if (text.length > LONGEST_TARGET) return 'target-long'
  if (bent.test(text)) return 'target-malformed'
  const authority = shape.exec(text)?.[1]
  if (authority === undefined) return 'target-not-https'
  if (authority.includes('@')) return 'target-user'
  const [name = '', port] = authority.split(':')
  if (port !== undefined && port !== '443') return 'target-port'
  const host = readHost(name)
  if (host === null) return 'target-host'
  try {
    const { href, hostname } = new URL(text)
    return hostname === host && href.length <= LONGEST_TARGET ? { href, host } : 'target-malformed'
  } catch {
    return 'target-malformed'
  }
}

/** A listed host, or a name under one that is listed with its sub-domains; nothing else. */
export function isAllowedHost(host: string, allowed: readonly AllowedHost[]): boolean {
  return allowed.some((one) => host === one.host || (one.withSubdomains && host.endsWith(`.${one.host}`)))
}

// Under these anybody may have a name: to list one with its sub-domains is to list everybody.
const everybodys = new Set(
  'com.cn net.cn org.cn gov.cn edu.cn ac.cn com.hk com.tw com.sg com.au com.br co.uk co.jp co.kr co.in github.io gitee.io vercel.app netlify.app pages.dev workers.dev web.app firebaseapp.com herokuapp.com blogspot.com myshopify.com amazonaws.com aliyuncs.com myqcloud.com'.split(
    ' ',
  ),
)

/** Whether a host with its sub-domains would let in houses that have nothing to do with each other. */
export const isEverybodys = (host: string): boolean => everybodys.has(host)

/** A page of our own, by its path: no other origin, no door of the machine room, read as a browser would. */
export function readOwnPath(text: string): string | null {
  if (text.length > LONGEST_TARGET || bent.test(text) || !/^\/(?!\/)/.test(text)) return null
  try {
    const { origin, pathname, search, hash } = new URL(text, 'https://own.invalid')
    const isOurs = origin === 'https://own.invalid' && !/^\/(?:\/|api(?:\/|$)|_next(?:\/|$))/.test(pathname)
    return isOurs ? pathname + search + hash : null
  } catch {
    return null
  }
}
