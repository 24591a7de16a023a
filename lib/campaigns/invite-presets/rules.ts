import { atMost, pointsPrize, rewardPrize } from '../blank-prizes/rules'
import type { RewardFacts } from '../findings/rules'
import type { Definition } from '../schema'

/** What a preset is filled with: the shop's own words, its rewards and how much a point is. */
export type PresetFacts = {
  startsAt: Date
  pointsPerUnit: number
  organiserZh: string
  organiserEn: string
  contact: string
  /** where the points would come from, and how many are in it */
  budget: { id: string; remainingPoints: number } | null
  rewards: readonly RewardFacts[]
}

type Words = Pick<Definition, 'titleZh' | 'titleEn' | 'aboutZh' | 'aboutEn' | 'share'>
export const words = (titleZh: string, titleEn: string, aboutZh: string, aboutEn: string): Words => ({
  titleZh,
  titleEn,
  aboutZh,
  aboutEn,
  share: { titleZh, titleEn, textZh: aboutZh.slice(0, 40), textEn: aboutEn.slice(0, 80) },
})

// what a friend must have done, and how a link is watched
const asked = { minOrderMinor: 2_000, attributionDays: 30, holdScore: 50, maxPerDay: 10 }

// money that was won is incidental income: a red packet of another class is for exchanging points
const packet = ({ rewards }: PresetFacts): RewardFacts | undefined =>
  rewards
    .filter(({ kind, state }) => kind === 'red-packet' && state !== 'archived')
    .toSorted((a, b) => Number(b.taxClass === 'incidental') - Number(a.taxClass === 'incidental'))[0]

/** What a marketer begins with who wants friends to bring friends. */
export const invitePresets = {
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
      ...asked,
    },
  }),
  'red-packet-friends': (facts) => {
    const given = packet(facts)
    return {
      ...words(
        '请好友来，得现金红包',
        'Bring a friend, get a red packet',
        '好友第一次下单并过了退货期，红包自动打到你的钱包；每位好友一个。',
        'A red packet to your wallet for each friend whose first order stands.',
      ),
      share: {
        titleZh: '来我常逛的小店看看',
        titleEn: 'A shop that I like',
        textZh: '东西我自己常买，推荐给你。',
        textEn: 'I buy here often, and think that you will like it.',
      },
      limits: { perDay: null, perPerson: 10, coolDownSeconds: 0 },
      expectedDraws: 200,
      prizes: [rewardPrize(1, given, { weight: 0, stock: given && given.left === null ? null : atMost(given, 300) })],
      // five times what is in it, so that nobody buys for the red packet alone
      settings: {
        ...asked,
        perFriend: 1,
        rungs: [],
        minOrderMinor: Math.max(asked.minOrderMinor, (given?.faceValueMinor ?? 0) * 5),
        maxPerDay: 5,
      },
    }
  },
} satisfies Record<string, (facts: PresetFacts) => Partial<Definition>>
