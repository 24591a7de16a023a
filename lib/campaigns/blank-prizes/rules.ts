import { pointsValueMinor } from '@/lib/points/rules'
import type { RewardFacts } from '../findings/rules'
import type { Prize } from '../schema'

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
  taxClass: reward?.kind === 'coupon' ? 'discount' : (reward?.taxClass ?? 'incidental'),
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

/** So many pieces, but no more than half of what there is: the launch sets them aside, and the mall goes on. */
export const atMost = (reward: RewardFacts | undefined, pieces: number): number =>
  Math.max(1, Math.min(pieces, Math.floor((reward?.left ?? pieces * 2) / 2)))
