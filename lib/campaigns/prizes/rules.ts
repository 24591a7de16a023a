import type { TaxClass } from '@/lib/payouts/rules'
import { pointsValueMinor } from '@/lib/points/rules'
import type { RewardKind } from '@/lib/rewards/rules'
import { type LintFacts, rewardOf } from '../facts/rules'
import { type Finding, finding } from '../findings/rules'
import { expectedOf, weightOf } from '../forecast/rules'
import type { Definition, Prize } from '../schema'

/** 《反不正当竞争法》: no prize of a draw may be worth more than ¥50,000. */
export const TOP_PRIZE_MINOR = 5_000_000

/** What is off a price is no income; points are. What else a draw gives is incidental, and a fifth is kept back. */
const taxOf: Record<RewardKind, readonly TaxClass[]> = {
  coupon: ['discount'],
  'cashback-card': ['discount', 'incidental'],
  link: ['discount', 'incidental'],
  page: ['discount', 'incidental'],
  'virtual-code': ['incidental'],
  'verification-code': ['incidental'],
  parcel: ['incidental'],
  'red-packet': ['incidental'],
}

/** What a prize is worth to whoever wins it: as it says, or points at what they take off an order, whichever is more. */
export const worthOf = ({ kind, points, marketValueMinor }: Prize, pointsPerUnit: number): number =>
  kind === 'points' ? Math.max(marketValueMinor, pointsValueMinor(points ?? 0, pointsPerUnit)) : marketValueMinor

/** Looks at each prize by itself: what it is, what it is worth, what it costs, and what the tax office takes it for. */
export function lintPrizes(definition: Definition, facts: LintFacts): Finding[] {
  return definition.prizes.flatMap((prize, at) => {
    const where = (name: string) => `prizes.${at}.${name}`
    const named = { no: prize.no, titleZh: prize.titleZh, titleEn: prize.titleEn }
    const incomplete = incompleteField(prize)
    if (incomplete) return [finding('prize-incomplete', where(incomplete), named)]
    if (prize.kind === 'nothing')
      return definition.kind === 'blind-box' ? [finding('empty-outcome', where('kind'), named)] : []
    const told = [...worthFindings(definition, prize, facts), ...rewardFindings(definition, prize, facts)]
    return told.map(([code, name, more]) => finding(code, where(name), { ...named, ...more }))
  })
}

type Told = [code: Finding['code'], field: keyof Prize, details?: Finding['details']]

function incompleteField({ kind, points, rewardId }: Prize): keyof Prize | null {
  if (kind === 'points') return points === null ? 'points' : null
  return kind === 'reward' && rewardId === null ? 'rewardId' : null
}

function worthFindings({ kind }: Definition, prize: Prize, facts: LintFacts): Told[] {
  const worthMinor = worthOf(prize, facts.pointsPerUnit)
  const told: Told[] = []
  if (worthMinor > TOP_PRIZE_MINOR)
    told.push(['top-prize-over-cap', 'marketValueMinor', { worthMinor, capMinor: TOP_PRIZE_MINOR }])
  if (prize.marketValueMinor === 0)
    told.push([kind === 'blind-box' ? 'prize-worthless' : 'value-unstated', 'marketValueMinor'])
  if (prize.kind !== 'points') return told
  const faceMinor = pointsValueMinor(prize.points ?? 0, facts.pointsPerUnit)
  if (prize.marketValueMinor > 0 && prize.marketValueMinor !== faceMinor)
    told.push(['value-strays', 'marketValueMinor', { saidMinor: prize.marketValueMinor, faceMinor }])
  if (prize.costMinor < faceMinor)
    told.push(['cost-understated', 'costMinor', { saidMinor: prize.costMinor, trueMinor: faceMinor }])
  if (prize.taxClass === 'incidental') told.push(['tax-class-exempt', 'taxClass'])
  return told
}

function rewardFindings(definition: Definition, prize: Prize, facts: LintFacts): Told[] {
  if (prize.kind !== 'reward') return []
  const reward = rewardOf(facts, prize.rewardId)
  if (!reward || reward.state === 'archived') return [['reward-unknown', 'rewardId']]
  const told: Told[] = []
  if (prize.costMinor < reward.trueCostMinor)
    told.push(['cost-understated', 'costMinor', { saidMinor: prize.costMinor, trueMinor: reward.trueCostMinor }])
  if (reward.faceValueMinor > 0 && prize.marketValueMinor > 0 && strays(prize.marketValueMinor, reward.faceValueMinor))
    told.push([
      'value-strays',
      'marketValueMinor',
      { saidMinor: prize.marketValueMinor, faceMinor: reward.faceValueMinor },
    ])
  if (reward.cashMinor > 0) told.push(['reward-asks-money', 'rewardId', { cashMinor: reward.cashMinor }])
  if (reward.left !== null && prize.stock === null) told.push(['reward-stock-unsaid', 'stock', { left: reward.left }])
  if (reward.left !== null && prize.stock !== null && asked(definition, reward.id) > reward.left)
    told.push(['reward-stock-short', 'stock', { left: reward.left, stock: asked(definition, reward.id) }])
  if (reward.coupon?.endsAt && Date.parse(reward.coupon.endsAt) < Date.parse(definition.endsAt))
    told.push(['coupon-ends-early', 'rewardId'])
  const allowed = taxOf[reward.kind]
  if (!allowed.includes(prize.taxClass))
    told.push([allowed.includes('incidental') ? 'tax-class-wrong' : 'tax-class-exempt', 'taxClass'])
  if (reward.taxClass !== null && reward.taxClass !== 'incidental') told.push(['tax-class-wrong', 'rewardId'])
  return told
}

/** More than a third off what it is said to be elsewhere. */
const strays = (saidMinor: number, faceMinor: number) => saidMinor * 3 > faceMinor * 4 || saidMinor * 3 < faceMinor * 2

/** How many pieces of one reward all prizes that give it ask for. */
const asked = ({ prizes }: Definition, rewardId: string): number =>
  prizes.filter((one) => one.rewardId === rewardId).reduce((sum, { stock }) => sum + (stock ?? 0), 0)

/** What goods and money of a draw cost the winner: told once, with how much that is on the average day. */
export function lintTax(definition: Definition, facts: LintFacts): Finding[] {
  const taxed = definition.prizes.filter(({ kind, taxClass }) => kind === 'reward' && taxClass === 'incidental')
  const packets = definition.prizes.filter((one) => rewardOf(facts, one.rewardId)?.kind === 'red-packet')
  const days = Math.max(1, Math.ceil((Date.parse(definition.endsAt) - Date.parse(definition.startsAt)) / DAY_MS))
  const dayMinor = Math.ceil(expectedOf(only(definition, packets), definition.expectedDraws).minor / days)
  const at = definition.prizes.findIndex((one) => packets.includes(one))
  return [
    ...(taxed.length > 0 ? [finding('tax-withheld', 'prizes', { count: taxed.length })] : []),
    ...(dayMinor > facts.payouts.shopDayMinor
      ? [finding('packets-over-day', `prizes.${at}.weight`, { dayMinor, limitMinor: facts.payouts.shopDayMinor })]
      : []),
  ]
}
const DAY_MS = 86_400_000

/** The same draws, of which nothing but these prizes costs anything. */
const only = (definition: Definition, kept: readonly Prize[]): Definition => ({
  ...definition,
  prizes: definition.prizes.map((prize) => (kept.includes(prize) ? prize : { ...prize, kind: 'nothing' })),
})

/** A prize that no draw can bring, but for the one that stands in for others. */
export const isUnreachable = (prize: Prize, definition: Definition): boolean =>
  weightOf(prize, definition) === 0 && prize.no !== definition.draw?.substituteNo
