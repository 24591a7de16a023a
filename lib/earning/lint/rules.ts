import { MINOR_PER_UNIT, minor } from '@/lib/kernel/money'
import type { Rule, RuleDefinition } from '../programme/rules'
import { award, type EarningTerms, goodsOnly } from '../rules'

export type LintCode =
  | 'loss'
  | 'rebate-high'
  | 'points-loop'
  | 'gift-card-loop'
  | 'tiny-orders'
  | 'repeats'
  | 'twin'
  | 'never'

/** What a marketer should know before the rule is published; a loss is shown first. */
export type LintNote = {
  code: LintCode
  amountMinor?: number
  rebateBps?: number
  twin?: Pick<Rule, 'nameZh' | 'nameEn'>
}

const HIGH_BPS = 2_000
const LOSS_BPS = 10_000
const SAMPLES = [1_00, 59_00, 199_00, 259_00, 999_00]

/** The most that the whole programme gives back with this rule in it, over orders of some sizes. */
export function steepest(rule: RuleDefinition, terms: EarningTerms, pointsPerUnit: number) {
  const others = (terms.live?.rules ?? []).filter((one) => one.id !== DRAFT.id)
  // as if everything that the rules ask were so: the dearest case is the one to know
  const rules = [...others, { ...rule, ...DRAFT }].map((one) => ({
    ...one,
    conditions: one.conditions.filter(isAboutMoney),
  }))
  const live = { timeZone: 'UTC', readAt: new Date(0).toISOString(), ...terms.live, rules }
  const asked = rule.conditions.flatMap((one) => (one.kind === 'order-spend' ? [one.atLeastMinor] : []))
  const steps = rule.reward.kind === 'steps' ? rule.reward.steps.map((one) => one.thresholdMinor) : []
  return [...SAMPLES, ...asked, ...steps]
    .map((amountMinor) => {
      const { points } = award(goodsOnly(minor(amountMinor)), { ...terms, live })
      return {
        amountMinor,
        points,
        rebateBps: Math.floor((points * MINOR_PER_UNIT * LOSS_BPS) / (pointsPerUnit * amountMinor)),
      }
    })
    .reduce((worst, one) => (one.rebateBps > worst.rebateBps ? one : worst))
}

const DRAFT = { id: '~draft', version: 0, startsAt: null, endsAt: null } as const

const isAboutMoney = ({ kind }: { kind: string }) => kind === 'order-spend'

/** Looks a rule over beside the rules that stand. */
export function lintRule(rule: RuleDefinition, terms: EarningTerms, pointsPerUnit: number): LintNote[] {
  const { conditions, reward, base, limits } = rule
  const has = (kind: string) => conditions.some((one) => one.kind === kind)
  const { amountMinor, rebateBps } = steepest(rule, terms, pointsPerUnit)
  const notes: (LintNote | false)[] = [
    rebateBps >= LOSS_BPS && { code: 'loss', amountMinor, rebateBps },
    rebateBps >= HIGH_BPS && rebateBps < LOSS_BPS && { code: 'rebate-high', amountMinor, rebateBps },
    reward.kind === 'rate' && !base.after.includes('points') && { code: 'points-loop' },
    reward.kind === 'rate' && !base.after.includes('gift-cards') && { code: 'gift-card-loop' },
    reward.kind === 'fixed' &&
      !has('order-spend') &&
      !has('first-order') &&
      limits.perShopper.length === 0 && { code: 'tiny-orders' },
    has('period-spend') && limits.perShopper.every((one) => one.times === null) && { code: 'repeats' },
    has('weekday') && has('month-day') && { code: 'never' },
  ]
  const same = (one: RuleDefinition) =>
    JSON.stringify([one.conditions, one.reward]) === JSON.stringify([conditions, reward])
  const twin = terms.live?.rules.find(same)
  return [...notes, twin ? ({ code: 'twin', twin } as const) : false].filter(
    (one): one is LintNote => typeof one === 'object',
  )
}
