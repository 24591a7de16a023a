import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { floorFraction } from '@/lib/kernel/fraction'
import type { TaxClass } from '@/lib/payouts/rules'
import { pointsValueMinor } from '@/lib/points/rules'
import type { RewardKind } from '@/lib/rewards/rules'
import type { SegmentCode } from '@/lib/shoppers/segments/rules'
import { type Finding, finding, type LintFacts, rewardOf } from '../findings/rules'
import { expectedOf, ODDS_WHOLE, oddsOf, rungsOf, tellsOddsExactly, totalWeight, weightOf } from '../forecast/rules'
import { isDrawn } from '../rules'
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
  'draw-ticket': ['incidental'],
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

const named = ({ no, titleZh, titleEn }: Prize) => ({ no, titleZh, titleEn })

/** Looks at how prizes are drawn: odds, reach, pity, what stands in for what is gone, ways in and caps. */
export function lintDrawing(definition: Definition, facts: LintFacts): Finding[] {
  const { kind, draw, prizes } = definition
  if (!isDrawn(definition)) return rungFindings(definition)
  if (!draw) return [finding('draw-missing', 'draw.mode')]
  if (prizes.length === 0) return [finding('prizes-missing', 'prizes')]
  return [
    ...oddsFindings(definition),
    ...(draw.mode === 'deck' ? deckFindings(definition) : chainFindings(definition)),
    ...entryFindings(definition),
    ...(facts.guards.asksAge || kind !== 'blind-box' ? [] : [finding('age-gate-missing', 'kind')]),
    ...(facts.guards.confirmsEach ? [] : [finding('confirmation-missing', 'kind')]),
  ]
}

function rungFindings(definition: Definition): Finding[] {
  const { perFriend, rungs } = rungsOf(definition)
  const given = [...(perFriend === null ? [] : [perFriend]), ...rungs.map(({ prizeNo }) => prizeNo)]
  const unknown = given.filter((no) => !definition.prizes.some((one) => one.no === no))
  return [
    ...(definition.draw ? [finding('draw-not-here', 'draw.mode')] : []),
    ...(given.length === 0 ? [finding('rungs-missing', 'settings')] : []),
    ...unknown.map((no) => finding('rung-unknown', 'settings', { no })),
    ...twiceNumbered(definition),
    ...definition.prizes.flatMap((prize, at) =>
      given.includes(prize.no) ? [] : [finding('prize-not-given', `prizes.${at}.titleZh`, named(prize))],
    ),
  ]
}

function twiceNumbered({ prizes }: Definition): Finding[] {
  const at = prizes.findIndex((one, place) => prizes.some((other, before) => before < place && other.no === one.no))
  return at < 0 ? [] : [finding('prize-number-twice', `prizes.${at}.titleZh`, { no: prizes[at]?.no ?? 0 })]
}

/** Around the middle of nine. */
const GRID_CELLS = 8

function oddsFindings(definition: Definition): Finding[] {
  const { prizes, kind, draw, settings } = definition
  const reached = prizes.flatMap((prize, at) => {
    if (draw?.mode === 'deck' || !isUnreachable(prize, definition)) return []
    return [finding(prize.hidden ? 'hidden-without-odds' : 'prize-unreachable', `prizes.${at}.weight`, named(prize))]
  })
  const nothing = prizes.filter((one) => one.kind === 'nothing')
  const emptyBps = floorFraction(
    nothing.reduce((sum, one) => sum + (oddsOf(one, definition) ?? 0), 0),
    WHOLE_BPS,
    ODDS_WHOLE,
  )
  return [
    ...twiceNumbered(definition),
    ...reached,
    ...(kind === 'lottery' && settings.theme === 'grid' && prizes.length > GRID_CELLS
      ? [finding('grid-too-full', 'settings.theme', { cells: GRID_CELLS, count: prizes.length })]
      : []),
    ...(totalWeight(definition) > 0 && !tellsOddsExactly(definition) ? [finding('odds-not-exact', 'prizes')] : []),
    ...(kind === 'lottery' && nothing.length > 0 ? [finding('not-every-draw-wins', 'prizes', { emptyBps })] : []),
  ]
}

function deckFindings(definition: Definition): Finding[] {
  const { prizes, draw, expectedDraws } = definition
  const size = totalWeight(definition)
  return [
    ...prizes.flatMap((prize, at) =>
      prize.stock === null ? [finding('deck-without-stock', `prizes.${at}.stock`, named(prize))] : [],
    ),
    ...(draw?.pity ? [finding('pity-in-deck', 'draw.pity')] : []),
    ...(size > 0 && size < expectedDraws
      ? [finding('deck-smaller', 'expectedDraws', { size, draws: expectedDraws })]
      : []),
  ]
}

function chainFindings(definition: Definition): Finding[] {
  const { prizes, draw, kind } = definition
  const limited = prizes.filter((one) => one.stock !== null && weightOf(one, definition) > 0)
  const substitute = prizes.find(({ no }) => no === draw?.substituteNo)
  const needsOne = limited.length > 0 && (draw?.substituteNo ?? null) === null
  const isUnfit = (draw?.substituteNo ?? null) !== null && (!substitute || substitute.stock !== null)
  const pity = draw?.pity ?? null
  const reach = pity ? prizes.filter((one) => pity.prizeNos.includes(one.no) && one.weight > 0).length : 0
  return [
    ...(needsOne ? [finding('substitute-missing', 'draw.substituteNo', { count: limited.length })] : []),
    ...(isUnfit ? [finding('substitute-unfit', 'draw.substituteNo')] : []),
    ...(pity && reach < pity.prizeNos.length ? [finding('pity-broken', 'draw.pity')] : []),
    ...(!pity && kind === 'blind-box' ? [finding('pity-missing', 'draw.pity')] : []),
    ...prizes.flatMap((prize, at) => runsOut(definition, prize, at)),
  ]
}

function runsOut(definition: Definition, prize: Prize, at: number): Finding[] {
  const total = totalWeight(definition)
  if (prize.stock === null || total === 0) return []
  const drawn = Math.floor((definition.expectedDraws * weightOf(prize, definition)) / total)
  return drawn > prize.stock
    ? [finding('stock-runs-out', `prizes.${at}.stock`, { ...named(prize), drawn, stock: prize.stock })]
    : []
}

// of these one may be without having bought anything
const asksNoOrder: readonly SegmentCode[] = ['not-bought', 'never-used', 'expiring', 'idle-balance']

function entryFindings(definition: Definition): Finding[] {
  const { entry, limits, kind, audience } = definition
  const isFree = entry.costPoints === null && entry.cashMinor === null && !entry.tickets
  const isCapped = limits.perDay !== null || limits.perPerson !== null
  const cost = expectedOf(definition, 1).costMinor
  return [
    ...(isFree && kind === 'blind-box' ? [finding('no-way-in', 'entry.costPoints')] : []),
    ...(kind === 'lottery' && entry.cashMinor !== null ? [finding('money-for-chances', 'entry.cashMinor')] : []),
    ...(isFree && kind === 'lottery' && !isCapped && cost > 0 ? [finding('free-without-limit', 'limits.perDay')] : []),
    ...(limits.perDay === null ? [finding('caps-missing', 'limits.perDay')] : []),
    ...(kind === 'blind-box' && limits.coolDownSeconds === 0
      ? [finding('cool-down-missing', 'limits.coolDownSeconds')]
      : []),
    ...(audience.newOnly && entry.costPoints !== null && entry.cashMinor === null && !entry.tickets
      ? [finding('new-cannot-afford', 'audience.newOnly')]
      : []),
    ...(audience.newOnly && audience.segments && !audience.segments.some((code) => asksNoOrder.includes(code))
      ? [finding('audience-nobody', 'audience.segments')]
      : []),
  ]
}
