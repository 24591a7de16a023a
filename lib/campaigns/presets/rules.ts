import { ceilFraction, floorFraction } from '@/lib/kernel/fraction'
import { MINOR_PER_UNIT } from '@/lib/kernel/money'
import { pointsValueMinor } from '@/lib/points/rules'
import type { RewardFacts } from '../findings/rules'
import { expectedOf, lastsFor, mostOf } from '../forecast/rules'
import type { CampaignKind } from '../rules'
import type { Definition, Prize } from '../schema'

/** What a marketer begins with, by kind; the first of a kind is what is proposed. */
export const presets = {
  'every-draw-wins': 'lottery',
  'nine-cells': 'lottery',
  'series-of-six': 'blind-box',
  'sealed-hundred': 'blind-box',
  'three-friends': 'invite',
} as const satisfies Record<string, CampaignKind>
export type Preset = keyof typeof presets

/** What a preset is filled with: the shop's own words, its rewards and how much a point is. */
export type PresetFacts = {
  startsAt: Date
  pointsPerUnit: number
  organiserZh: string
  organiserEn: string
  contact: string
  budgetId: string | null
  rewards: readonly RewardFacts[]
}

const [DAY_MS, THOUSANDTH] = [86_400_000, 1_000]

/** A campaign to begin with, in which every field says something sensible. */
export function presetOf(preset: Preset, facts: PresetFacts): Definition {
  const made = { ...blank(presets[preset], facts), ...makers[preset](facts) }
  const expected = expectedOf(made, made.expectedDraws)
  return {
    ...made,
    budget: {
      ...made.budget,
      points: Math.max(halfMore(expected.points, 100), mostOf(made).points * 10),
      minor: halfMore(expected.minor, 100_00),
    },
  }
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
  budget: { budgetId: facts.budgetId, points: 0, minor: 0 },
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

type Words = Pick<Definition, 'titleZh' | 'titleEn' | 'aboutZh' | 'aboutEn' | 'share'>
const words = (titleZh: string, titleEn: string, aboutZh: string, aboutEn: string): Words => ({
  titleZh,
  titleEn,
  aboutZh,
  aboutEn,
  share: { titleZh, titleEn, textZh: aboutZh.slice(0, 40), textEn: aboutEn.slice(0, 80) },
})

type Rest = Partial<Prize> & Pick<Prize, 'weight'>

/** So many points, worth what they take off an order. */
export const pointsPrize = (no: number, points: number, pointsPerUnit: number, rest: Rest): Prize => ({
  ...nothingOf(no),
  kind: 'points',
  titleZh: `${points} 积分`,
  titleEn: `${points} points`,
  points,
  marketValueMinor: pointsValueMinor(points, pointsPerUnit),
  costMinor: pointsValueMinor(points, pointsPerUnit),
  taxClass: 'discount',
  ...rest,
})

/** A reward of the mall with its own name, picture, worth and cost; without one, a place to choose one for. */
export const rewardPrize = (no: number, reward: RewardFacts | undefined, rest: Rest): Prize => ({
  ...nothingOf(no),
  kind: 'reward',
  titleZh: reward?.titleZh.slice(0, 30) ?? `款式 ${no}`,
  titleEn: reward?.titleEn.slice(0, 60) ?? `Style ${no}`,
  ...rewardFields(reward),
  ...rest,
})

/** What choosing a reward fills in. */
export const rewardFields = (
  reward: RewardFacts | undefined,
): Pick<Prize, 'image' | 'rewardId' | 'marketValueMinor' | 'costMinor' | 'taxClass'> => ({
  image: reward?.image ?? null,
  rewardId: reward?.id ?? null,
  marketValueMinor: reward?.faceValueMinor ?? 0,
  costMinor: reward?.trueCostMinor ?? 0,
  taxClass: reward?.kind === 'coupon' ? 'discount' : 'incidental',
})

const nothingOf = (no: number): Prize => ({
  no,
  kind: 'nothing',
  titleZh: '谢谢参与',
  titleEn: 'Thanks for playing',
  image: null,
  points: null,
  rewardId: null,
  weight: 0,
  stock: null,
  marketValueMinor: 0,
  costMinor: 0,
  taxClass: 'discount',
  hidden: false,
})

const goods = ({ rewards }: PresetFacts): RewardFacts[] =>
  rewards.filter(({ kind, state, cashMinor }) => kind === 'parcel' && state !== 'archived' && cashMinor === 0)
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

const atMost = (reward: RewardFacts | undefined, pieces: number): number =>
  Math.max(1, Math.min(pieces, reward?.left ?? pieces))

/** Five styles and a hidden one, one of fifty. Where every gift is limited, points stand in for one that is gone. */
function seriesPrizes(facts: PresetFacts): { prizes: Prize[]; substituteNo: number } {
  const [endless] = goods(facts).filter(({ left }) => left === null)
  const chosen = [...(endless ? [endless] : []), ...goods(facts).filter((one) => one !== endless)]
  const styles = Array.from({ length: 6 }, (_, at) =>
    rewardPrize(at + 1, chosen[at], {
      weight: at === 5 ? 20_000 : 196_000,
      stock: at === 0 && (endless || !chosen[0]) ? null : atMost(chosen[at], at === 5 ? 30 : 150),
      hidden: at === 5,
    }),
  )
  if (endless || chosen.length === 0) return { prizes: styles, substituteNo: 1 }
  const { costMinor } = expectedOf({ kind: 'blind-box', prizes: styles, draw: null, settings: {} }, 1)
  const worth = ceilFraction(costMinor, facts.pointsPerUnit, MINOR_PER_UNIT)
  const points = Math.max(1, Math.ceil(worth / ROUND_POINTS)) * ROUND_POINTS
  return { prizes: [...styles, pointsPrize(7, points, facts.pointsPerUnit, { weight: 0 })], substituteNo: 7 }
}

const ROUND_POINTS = 100
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
  'three-friends': (facts) => ({
    ...words(
      '邀好友，得 600 积分',
      'Bring friends, earn 600 points',
      '好友第一次下单并过了退货期，你就能得到积分；邀到 3 位共 600 积分。',
      'Points for each friend whose first order stands: 600 for three friends.',
    ),
    share: {
      titleZh: '来我常逛的小店看看',
      titleEn: 'A shop that I like',
      textZh: '新朋友第一单有见面礼。',
      textEn: 'A welcome gift with your first order.',
    },
    limits: { perDay: null, perPerson: 20, coolDownSeconds: 0 },
    expectedDraws: 200,
    // at 1, 3 and 5 friends; the first three make 600
    prizes: [200, 400, 600].map((points, at) => pointsPrize(at + 1, points, facts.pointsPerUnit, { weight: 0 })),
    settings: {
      perFriend: null,
      rungs: [1, 3, 5].map((friends, at) => ({ friends, prizeNo: at + 1 })),
      minOrderMinor: 2_000,
      attributionDays: 30,
      holdScore: 50,
      maxPerDay: 10,
    },
  }),
}
