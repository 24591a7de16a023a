import type { RefusalDetails } from '@/lib/kernel/result'
import type { TaxClass } from '@/lib/payouts/rules'
import type { RewardKind, RewardState } from '@/lib/rewards/rules'

/** blocks: it is not launched like this; warns: somebody should look at it; hint: it could be better. */
export type FindingLevel = 'blocks' | 'warns' | 'hint'

/** What can be said of a campaign before it is launched, and how much it weighs. */
export const findingLevels = {
  // when and who
  'window-over': 'blocks',
  'window-backwards': 'blocks',
  'window-began': 'hint',
  'window-short': 'warns',
  'window-long': 'warns',
  'new-cannot-afford': 'warns',
  'audience-nobody': 'blocks',
  // words
  'text-missing': 'blocks',
  'text-not-translated': 'warns',
  'disclosure-missing': 'blocks',
  'claim-days-short': 'warns',
  'goods-forbidden': 'warns',
  'goods-quality': 'hint',
  'words-hype': 'warns',
  'words-buy-back': 'blocks',
  // how it is drawn
  'draw-missing': 'blocks',
  'draw-not-here': 'blocks',
  'prizes-missing': 'blocks',
  'prize-not-given': 'hint',
  'rungs-missing': 'blocks',
  'rung-unknown': 'blocks',
  'prize-number-twice': 'blocks',
  'prize-incomplete': 'blocks',
  'prize-unreachable': 'blocks',
  'odds-not-exact': 'blocks',
  'grid-too-full': 'blocks',
  'empty-outcome': 'blocks',
  'not-every-draw-wins': 'hint',
  'prize-worthless': 'blocks',
  'hidden-without-odds': 'blocks',
  'pity-broken': 'blocks',
  'pity-in-deck': 'blocks',
  'pity-missing': 'hint',
  'deck-without-stock': 'blocks',
  'deck-smaller': 'hint',
  'substitute-missing': 'blocks',
  'substitute-unfit': 'blocks',
  'stock-runs-out': 'hint',
  'age-gate-missing': 'blocks',
  'confirmation-missing': 'blocks',
  'no-way-in': 'blocks',
  'money-for-chances': 'blocks',
  'free-without-limit': 'blocks',
  'caps-missing': 'warns',
  'cool-down-missing': 'hint',
  // what prizes are
  'top-prize-over-cap': 'blocks',
  'value-unstated': 'blocks',
  'value-strays': 'warns',
  'cost-understated': 'warns',
  'reward-unknown': 'blocks',
  'reward-asks-money': 'warns',
  'reward-stock-short': 'blocks',
  'reward-stock-unsaid': 'blocks',
  'coupon-ends-early': 'warns',
  'tax-class-wrong': 'blocks',
  'tax-class-exempt': 'hint',
  'tax-withheld': 'warns',
  'packets-over-day': 'warns',
  // what it costs, and what a point gets
  'budget-missing': 'blocks',
  'budget-over-source': 'blocks',
  'budget-below-one-draw': 'blocks',
  'budget-below-expected': 'warns',
  'points-loop': 'blocks',
  'points-loop-possible': 'warns',
  'draw-given-away': 'warns',
  'value-high': 'warns',
  'value-per-point-strays': 'warns',
  'box-dear': 'warns',
  'value-below-price': 'warns',
  'value-uneven': 'hint',
  // what WeChat forbids
  'wechat-ban-likely': 'blocks',
  'wechat-risk': 'warns',
  'wechat-some-risk': 'hint',
} as const satisfies Record<string, FindingLevel>

export type FindingCode = keyof typeof findingLevels

/** One thing to know of a campaign: which, how much it weighs, at which field (as the form calls it), and with which figures. */
export type Finding = { code: FindingCode; level: FindingLevel; field: string; details: RefusalDetails }

export const finding = (code: FindingCode, field: string, details: RefusalDetails = {}): Finding => ({
  code,
  level: findingLevels[code],
  field,
  details,
})

const order: readonly FindingLevel[] = ['blocks', 'warns', 'hint']

/** What weighs most first, else as it was found. */
export const byWeight = (findings: readonly Finding[]): Finding[] =>
  order.flatMap((level) => findings.filter((one) => one.level === level))

export const isBlocked = (findings: readonly Finding[]): boolean => findings.some(({ level }) => level === 'blocks')

/** What the linter knows of a reward that may be a prize. */
export type RewardFacts = {
  id: string
  kind: RewardKind
  state: RewardState
  titleZh: string
  titleEn: string
  image: string | null
  /** how many can still be had or set aside; null: as many as are wanted */
  left: number | null
  costPoints: number
  cashMinor: number
  faceValueMinor: number
  trueCostMinor: number
  /** of a coupon: until when it is given, and how many days it is good for */
  coupon: { endsAt: string | null; validDays: number } | null
  /** of a red packet: what it is to the tax office */
  taxClass: TaxClass | null
}

/** Everything besides the definition that decides what the linter says. */
export type LintFacts = {
  now: string
  pointsPerUnit: number
  rewards: readonly RewardFacts[]
  /** that points may come from */
  budgets: readonly { id: string; remainingPoints: number }[]
  /** in red packets, over a day */
  payouts: { shopDayMinor: number; shopperDayMinor: number }
  /** that the shop asks for age, and for a yes before each draw, whatever a definition says */
  guards: { asksAge: boolean; confirmsEach: boolean }
}

export const rewardOf = (facts: Pick<LintFacts, 'rewards'>, rewardId: string | null): RewardFacts | undefined =>
  facts.rewards.find(({ id }) => id === rewardId)
