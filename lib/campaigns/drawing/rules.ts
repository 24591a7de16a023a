import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { floorFraction } from '@/lib/kernel/fraction'
import type { LintFacts } from '../facts/rules'
import { type Finding, finding } from '../findings/rules'
import { expectedOf, ODDS_WHOLE, oddsOf, tellsOddsExactly, totalWeight, weightOf } from '../forecast/rules'
import { isUnreachable } from '../prizes/rules'
import { rungsOf } from '../rungs/rules'
import type { Definition, Prize } from '../schema'

const named = ({ no, titleZh, titleEn }: Prize) => ({ no, titleZh, titleEn })

/** Looks at how prizes are drawn: odds, reach, pity, what stands in for what is gone, ways in and caps. */
export function lintDrawing(definition: Definition, facts: LintFacts): Finding[] {
  const { kind, draw, prizes } = definition
  if (kind === 'invite') return rungFindings(definition)
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

function oddsFindings(definition: Definition): Finding[] {
  const { prizes, kind, draw } = definition
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
  ]
}
