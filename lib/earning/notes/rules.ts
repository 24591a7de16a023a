import type { ConditionKind } from '../programme/rules'

/** Where in the editor a note stands. */
export type FieldPath =
  | `conditions.${ConditionKind}`
  | 'reward'
  | 'base'
  | 'limits.perShopper'
  | 'limits.totalPoints'
  | 'budgetId'
  | 'priority'
  | 'stopsAfter'
  | 'effectiveFrom'
  | 'endsAt'

/** Notes that keep a rule from being published: it could never give, or gives more than it brings. */
const blocking = [
  'over',
  'no-such-days',
  'goods-gone',
  'hours-never',
  'multiplies-nothing',
  'always-stopped',
  'worth-more',
  'loss',
  'coupon-loop',
] as const

const warning = [
  'rare-days',
  'short-months',
  'goods-some-gone',
  'goods-empty',
  'hours-skipped',
  'hours-doubled',
  'rebate-high',
  'loss-possible',
  'below-cost',
  'points-loop',
  'gift-card-loop',
  'tiny-orders',
  'repeats',
  'twin',
  'segment-as-all',
  'multiplies-only-before',
  'limit-below-gift',
  'total-in-a-day',
  'budget-in-a-day',
] as const

export type LintCode = (typeof blocking)[number] | (typeof warning)[number]

/** The numbers and names that a note's sentence is made with. */
export type NoteValues = {
  amountMinor?: number
  rebateBps?: number
  points?: number
  room?: number
  orders?: number
  order?: number
  day?: string
  titleZh?: string
  titleEn?: string
}

/** What a marketer should know before a rule is published, and at which field. */
export type LintNote = { code: LintCode; path: FieldPath; values: NoteValues }

export const note = (code: LintCode, path: FieldPath, values: NoteValues = {}): LintNote => ({ code, path, values })

export const isBlocking = ({ code }: Pick<LintNote, 'code'>): boolean => blocking.some((one) => one === code)

export const lintCodes: readonly LintCode[] = [...blocking, ...warning]
