import { ceilFraction, floorFraction } from '@/lib/kernel/fraction'
import { MINOR_PER_UNIT } from '@/lib/kernel/money'
import { pointsValueMinor } from '@/lib/points/rules'
import { atMost, pointsPrize, rewardPrize } from '../blank-prizes/rules'
import type { RewardFacts } from '../findings/rules'
import { expectedOf, lastsFor, mostOf } from '../forecast/rules'
import { invitePresets, type PresetFacts, words } from '../invite-presets/rules'
import type { CampaignKind } from '../rules'
import type { Definition, Prize } from '../schema'

/** What a marketer begins with, by kind; the first of a kind is what is proposed. */
export const presets = {
  'every-draw-wins': 'lottery',
  'nine-cells': 'lottery',
  'series-of-six': 'blind-box',
  'sealed-hundred': 'blind-box',
  'three-friends': 'invite',
  'red-packet-friends': 'invite',
} as const satisfies Record<string, CampaignKind>
export type Preset = keyof typeof presets

const [DAY_MS, THOUSANDTH] = [86_400_000, 1_000]

/** A campaign to begin with, in which every field says something sensible. */
export function presetOf(preset: Preset, facts: PresetFacts): Definition {
  const made = { ...blank(presets[preset], facts), ...makers[preset](facts) }
  const expectedDraws = affordable(made, facts)
  const expected = expectedOf(made, expectedDraws)
  return {
    ...made,
    expectedDraws,
    budget: {
      ...made.budget,
      points: Math.max(halfMore(expected.points, 100), mostOf(made).points * 10),
      minor: halfMore(expected.minor, 100_00),
    },
  }
}

/** As many draws as a quarter of what the budget has left can carry: a proposal that is refused helps nobody, nor one that leaves nothing. */
function affordable(made: Definition, { budget }: PresetFacts): number {
  if (!budget) return made.expectedDraws
  const asked = halfMore(expectedOf(made, made.expectedDraws).points, 100)
  const share = Math.floor(budget.remainingPoints / 4)
  return asked <= share ? made.expectedDraws : Math.max(1, floorFraction(made.expectedDraws, share, asked))
}

/** Half as much again as is expected: more people may come than one thinks. */
const halfMore = (amount: number, step: number) => Math.ceil((amount * 3) / 2 / step) * step

const blank = (kind: CampaignKind, facts: PresetFacts): Definition => ({
  kind,
  goal: kind === 'invite' ? 'acquisition' : 'retention',
  titleZh: '',
  titleEn: '',
  aboutZh: '',
  aboutEn: '',
  image: null,
  startsAt: facts.startsAt.toISOString(),
  endsAt: new Date(facts.startsAt.getTime() + 14 * DAY_MS).toISOString(),
  audience: { minTier: null, newOnly: false },
  limits: { perDay: 5, perPerson: 30, coolDownSeconds: 3 },
  budget: { budgetId: facts.budget?.id ?? null, points: 0, minor: 0 },
  entry: { costPoints: null, cashMinor: null, tickets: false },
  prizes: [],
  expectedDraws: 5_000,
  disclosures: {
    organiserZh: facts.organiserZh,
    organiserEn: facts.organiserEn,
    contact: facts.contact,
    claimDays: 30,
    deliveryZh: '积分和优惠券抽中即到账；实物在你填好地址后 7 天内寄出，运费由我们承担。',
    deliveryEn: 'Points and coupons arrive at once; goods are sent within 7 days of your address, at our cost.',
    forfeitZh: '过了领奖期限还没填地址，视为放弃，奖品不再补发。',
    forfeitEn: 'Without an address by the last day to claim, a prize is given up and is not given again.',
  },
  share: { titleZh: '', titleEn: '', textZh: '', textEn: '' },
  draw: null,
  settings: {},
})

// of one piece no half could be left to the mall
const goods = ({ rewards }: PresetFacts): RewardFacts[] =>
  rewards.filter(
    ({ kind, state, cashMinor, left }) =>
      kind === 'parcel' && state !== 'archived' && cashMinor === 0 && (left === null || left > 1),
  )
const coupon = ({ rewards }: PresetFacts): RewardFacts | undefined =>
  rewards
    .filter(({ kind, state, left }) => kind === 'coupon' && state === 'live' && left === null)
    .sort((a, b) => a.trueCostMinor - b.trueCostMinor)[0]

// odds in thousandths: a hundred points bring about sixty back
const ladder = [
  [10, 300],
  [20, 250],
  [30, 150],
  [66, 120],
  [100, 100],
  [188, 50],
  [500, 25],
  [2_000, 5],
] as const

/** Eight prizes of which the small ones carry most of the odds; a coupon of the mall takes the rung that costs as much. */
function lotteryPrizes(facts: PresetFacts): Prize[] {
  const given = coupon(facts)
  const cost = given?.trueCostMinor ?? Number.POSITIVE_INFINITY
  const rung = ladder.findIndex(([points]) => pointsValueMinor(points, facts.pointsPerUnit) >= cost)
  return ladder.map(([points, thousandths], at) => {
    const weight = thousandths * THOUSANDTH
    if (at === rung) return rewardPrize(at + 1, given, { weight })
    const isTop = at === ladder.length - 1
    return pointsPrize(at + 1, points, facts.pointsPerUnit, { weight, stock: isTop ? 50 : null })
  })
}

/** Five styles and a hidden one, one of fifty. Points stand in for gifts that are missing, and, where all are limited, for one that is gone. */
function seriesPrizes(facts: PresetFacts): { prizes: Prize[]; substituteNo: number } {
  const [endless] = goods(facts).filter(({ left }) => left === null)
  const chosen = [...(endless ? [endless] : []), ...goods(facts).filter((one) => one !== endless)]
  const worth = Math.min(...chosen.map(({ faceValueMinor }) => faceValueMinor))
  const asPoints = roundPoints(floorFraction(Number.isFinite(worth) ? worth : 0, facts.pointsPerUnit, MINOR_PER_UNIT))
  const styles = Array.from({ length: 6 }, (_, at) => {
    const [weight, hidden, gift] = [at === 5 ? 20_000 : 196_000, at === 5, chosen[at]]
    if (!gift && chosen.length > 0) return pointsPrize(at + 1, asPoints, facts.pointsPerUnit, { weight, hidden })
    const stock = at === 0 && (endless || !gift) ? null : atMost(gift, hidden ? 30 : 150)
    return rewardPrize(at + 1, gift, { weight, stock, hidden })
  })
  const unlimited = styles.find(({ stock }) => stock === null)
  if (unlimited) return { prizes: styles, substituteNo: unlimited.no }
  const { costMinor } = expectedOf({ kind: 'blind-box', prizes: styles, draw: null, settings: {} }, 1)
  const points = roundPoints(ceilFraction(costMinor, facts.pointsPerUnit, MINOR_PER_UNIT))
  return { prizes: [...styles, pointsPrize(7, points, facts.pointsPerUnit, { weight: 0 })], substituteNo: 7 }
}

const ROUND_POINTS = 100
const roundPoints = (points: number): number => Math.max(1, Math.ceil(points / ROUND_POINTS)) * ROUND_POINTS
/** What a box costs in points: about what it is worth, to a round hundred; 600 while nobody knows. */
function boxPrice(made: Pick<Definition, 'prizes' | 'draw'>, pointsPerUnit: number): number {
  const { valueMinor } = expectedOf({ kind: 'blind-box', settings: {}, ...made }, 1)
  const points = floorFraction(valueMinor, pointsPerUnit, MINOR_PER_UNIT)
  return points > 0 ? Math.max(ROUND_POINTS, Math.round(points / ROUND_POINTS) * ROUND_POINTS) : 600
}

const makers: Record<Preset, (facts: PresetFacts) => Partial<Definition>> = {
  'every-draw-wins': (facts) => ({
    ...words(
      '每抽必中',
      'Every draw wins',
      '100 积分抽一次，次次有奖，最高 2000 积分。',
      '100 points a draw, and every one wins: up to 2,000 points.',
    ),
    entry: { costPoints: 100, cashMinor: null, tickets: true },
    prizes: lotteryPrizes(facts),
    draw: { mode: 'chain', pity: null, whenGone: 'substitute', substituteNo: 1 },
    settings: { theme: 'wheel' },
  }),
  'nine-cells': (facts) => ({
    ...words('每日九宫格', 'The daily nine', '每天来抽一次，格格有奖。', 'Come and draw once a day: every cell wins.'),
    entry: { costPoints: 20, cashMinor: null, tickets: true },
    limits: { perDay: 1, perPerson: 14, coolDownSeconds: 0 },
    prizes: ladder.map(([, thousandths], at) =>
      pointsPrize(at + 1, [5, 6, 8, 10, 15, 30, 66, 200][at] ?? 5, facts.pointsPerUnit, {
        weight: thousandths * THOUSANDTH,
      }),
    ),
    draw: { mode: 'chain', pity: null, whenGone: 'substitute', substituteNo: 1 },
    settings: { theme: 'grid' },
  }),
  'series-of-six': (facts) => {
    const { prizes, substituteNo } = seriesPrizes(facts)
    const draw: Definition['draw'] = {
      mode: 'chain',
      pity: { after: 10, prizeNos: [6] },
      whenGone: 'substitute',
      substituteNo,
    }
    return {
      ...words(
        '盲盒 · 第一季',
        'Blind box, first series',
        '五个常规款加一个隐藏款，十次之内必出隐藏。',
        'Five styles and a hidden one, which comes within ten boxes.',
      ),
      entry: { costPoints: boxPrice({ prizes, draw }, facts.pointsPerUnit), cashMinor: null, tickets: true },
      expectedDraws: lastsFor(prizes, 600),
      prizes,
      draw,
      settings: { theme: 'vermilion' },
    }
  },
  'sealed-hundred': (facts) => {
    const prizes = [60, 24, 12, 4].map((stock, at) =>
      at < 2
        ? pointsPrize(at + 1, [150, 300][at] ?? 0, facts.pointsPerUnit, { weight: 0, stock })
        : rewardPrize(at + 1, goods(facts)[at - 2], {
            weight: 0,
            stock: atMost(goods(facts)[at - 2], stock),
            hidden: at === 3,
          }),
    )
    const draw: Definition['draw'] = { mode: 'deck', pity: null, whenGone: 'close', substituteNo: null }
    return {
      ...words(
        '一百抽 · 封盒',
        'A hundred sealed boxes',
        '一百个盒子先封好再开卖，拆完全部公开。',
        'A hundred boxes, sealed before the first is opened and laid open at the end.',
      ),
      entry: { costPoints: boxPrice({ prizes, draw }, facts.pointsPerUnit), cashMinor: null, tickets: true },
      expectedDraws: 100,
      prizes,
      draw,
      settings: { theme: 'ink' },
    }
  },
  ...invitePresets,
}
