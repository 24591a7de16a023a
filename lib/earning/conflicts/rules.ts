import { meets } from '../engine/rules'
import { DRAFT } from '../margin/rules'
import { type LintNote, note } from '../notes/rules'
import { inRank, type Rule, type RuleDefinition } from '../programme/rules'
import { type EarningTerms, factsOf, programmeOf } from '../rules'
import { type SampleOrder, sampleFacts, sampleInput } from '../sample/rules'

/** Another rule in force beside the one that is written, on the orders that both are for. */
export type Conflict = {
  rule: Rule
  /** real orders that both are for, of how many that this one is for */
  together: number
  of: number
  /** which of them gives first */
  comes: 'before' | 'after'
  /** this one never gives where that one gave, or the other way about */
  stops: 'this' | 'that' | null
  /** whose points are multiplied */
  multiplies: 'this' | 'that' | null
}

/** The rules in force that meet this one on real orders, in the order in which they give. */
export function conflictsOf(rule: RuleDefinition, terms: EarningTerms, orders: readonly SampleOrder[]): Conflict[] {
  const draft: Rule = { ...rule, ...DRAFT }
  const facts = orders.map((order) => factsOf(sampleInput(order), terms, sampleFacts(order)))
  const mine = facts.filter((one) => meets(draft, one))
  const ranked = inRank([...(terms.live?.rules ?? []), draft])
  const place = ranked.indexOf(draft)
  return ranked
    .filter((other) => other !== draft)
    .map((other) => {
      const isBefore = ranked.indexOf(other) < place
      const [first, second] = isBefore ? [other, draft] : [draft, other]
      return {
        rule: other,
        together: mine.filter((one) => meets(other, one)).length,
        of: mine.length,
        comes: isBefore ? 'before' : 'after',
        stops: first.stopsAfter ? (second === draft ? 'this' : 'that') : null,
        multiplies: second.reward.kind === 'multiplier' ? (first === draft ? 'this' : 'that') : null,
      } as const
    })
    .filter((one) => one.together > 0)
}

/** What a rule's neighbours make of it: stopped always, multiplying nothing, or said twice. */
export function lintNeighbours(rule: RuleDefinition, terms: EarningTerms): LintNote[] {
  const draft: Rule = { ...rule, ...DRAFT }
  const ranked = inRank([...programmeOf(terms).rules, draft])
  const before = ranked.slice(0, ranked.indexOf(draft))
  const after = ranked.slice(before.length + 1)
  const isMultiplier = rule.reward.kind === 'multiplier'
  const stopper = before.find((one) => one.stopsAfter && one.conditions.length === 0 && one.reward.kind !== 'steps')
  const twin = (terms.live?.rules ?? []).find((one) => sameAs(one) === sameAs(rule))
  const missed = isMultiplier && after.find((one) => one.reward.kind !== 'multiplier')
  return [
    ...(stopper ? [note('always-stopped', 'priority', names(stopper))] : []),
    ...(isMultiplier && !before.some(gives) ? [note('multiplies-nothing', 'priority')] : []),
    ...(missed && before.some(gives) ? [note('multiplies-only-before', 'priority', names(missed))] : []),
    ...(twin ? [note('twin', 'reward', names(twin))] : []),
  ]
}

const names = ({ nameZh, nameEn }: Rule) => ({ titleZh: nameZh, titleEn: nameEn })
const sameAs = ({ conditions, reward }: RuleDefinition) => JSON.stringify([conditions, reward])
const gives = ({ reward }: Rule) =>
  reward.kind === 'rate'
    ? reward.points > 0
    : reward.kind === 'steps'
      ? reward.steps.length > 0
      : reward.kind === 'fixed'
