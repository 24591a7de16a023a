import * as fc from 'fast-check'
import type { ExpiryTerms } from './rules'

export const anyZone = fc.constantFrom(
  'Asia/Shanghai',
  'America/New_York',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'UTC',
)

export const anyInstant = fc.date({ min: new Date('2024-01-01Z'), max: new Date('2034-01-01Z'), noInvalidDate: true })

const monthDay = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .filter(([month, date]) => date <= ([4, 6, 9, 11].includes(month) ? 30 : month === 2 ? 29 : 31))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'))

export const anyExpiry: fc.Arbitrary<ExpiryTerms> = fc.oneof(
  fc.record({ kind: fc.constant('rolling-days' as const), days: fc.integer({ min: 1, max: 800 }) }),
  fc.record({ kind: fc.constant('rolling-months' as const), months: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('idle' as const), days: fc.integer({ min: 1, max: 800 }) }),
  fc.record({ kind: fc.constant('end-of-month' as const), monthsAfter: fc.nat(40) }),
  fc.record({ kind: fc.constant('end-of-year' as const), yearsAfter: fc.nat(5) }),
  fc.record({ kind: fc.constant('fixed-date' as const), monthDay: fc.oneof(monthDay, fc.constant('02-29')) }),
  fc.constant<ExpiryTerms>({ kind: 'never' }),
)
