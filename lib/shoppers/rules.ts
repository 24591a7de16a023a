/** How often each door may be tried: so many times in so many seconds. */
export const doorRates = {
  signInByAccount: { max: 5, seconds: 15 * 60 },
  signInByAddress: { max: 20, seconds: 15 * 60 },
  signUp: { max: 3, seconds: 3_600 },
  mail: { max: 3, seconds: 3_600 },
} as const

export const LINK_MINUTES = 15
export const MOST_ADDRESSES = 20
export const SOON_DAYS = 30

/** Mainland addresses are picked from provinces, cities and districts; all others are written freely. */
export const isMainland = (country: string): boolean => country === 'CN'

const mainlandMobile = /^1[3-9]\d{9}$/
const international = /^\+?\d{6,15}$/

/** The number as it is dialled: spaces, dashes and brackets are for the eye. */
export const plainPhone = (phone: string): string =>
  phone.replace(/[\s().-]/g, '').replace(/^(?:\+|00)86(?=1\d{10}$)/, '')

export function isPhone(phone: string, country: string): boolean {
  return (isMainland(country) ? mainlandMobile : international).test(plainPhone(phone))
}
