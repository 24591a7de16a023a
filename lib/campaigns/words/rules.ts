import { disclosures } from '../disclosures/rules'
import { type Finding, finding, type LintFacts, rewardOf } from '../findings/rules'
import { rungsOf } from '../forecast/rules'
import type { Definition } from '../schema'

/** 《盲盒经营行为规范指引》: what may not lie in a box, and what parcels don't carry. Names are only names: it is a warning. */
const forbidden =
  /药(品|片|膏|丸)|处方|医疗器械|针剂|活体|活鱼|宠物(猫|狗)|易燃|易爆|酒精|打火机|烟花|爆竹|有毒|毒品|香烟|电子烟|管制刀|\b(drugs?|medicines?|medical device|live animals?|pupp(y|ies)|kittens?|fireworks?|lighters?|e-?cigarettes?|cigarettes?|vapes?|flammable|toxic)\b/i
const quality =
  /食品|零食|饼干|巧克力|糖果|茶|咖啡豆|保健|化妆品|口红|面膜|护肤|香水|\b(snacks?|cookies?|chocolates?|cand(y|ies)|tea|coffee beans|cosmetics?|lipsticks?|perfumes?|skincare)\b/i
const buyBack = /回购|折现|折价回收|变现|兑现金|换现金|buy.?back|cash.?out|redeem(able)? for cash/i
const hype = /稳赚|必中大奖|保值|升值|增值|囤|炒|投资|guaranteed profit|investment|collector.s value will/i
const han = /[一-鿿]/

const SHORT_CLAIM_DAYS = 7

type Pair = readonly [field: string, zh: string, en: string]

const pairsOf = ({
  aboutZh,
  aboutEn,
  titleZh,
  titleEn,
  share,
  disclosures: said,
  prizes,
}: Definition): readonly Pair[] => [
  ['titleEn', titleZh, titleEn],
  ['aboutEn', aboutZh, aboutEn],
  ['share.titleEn', share.titleZh, share.titleEn],
  ['share.textEn', share.textZh, share.textEn],
  ['disclosures.organiserEn', said.organiserZh, said.organiserEn],
  ['disclosures.deliveryEn', said.deliveryZh, said.deliveryEn],
  ['disclosures.forfeitEn', said.forfeitZh, said.forfeitEn],
  ...prizes.map((one, at): Pair => [`prizes.${at}.titleEn`, one.titleZh, one.titleEn]),
]

/** Looks at words: whether all is said, in both languages, and nothing that may not be. */
export function lintWords(definition: Definition): Finding[] {
  const pairs = pairsOf(definition)
  const twin = (field: string) => field.replace(/En$/, 'Zh')
  const halves = pairs.flatMap(([field, zh, en]) => {
    if (zh.trim() !== '' && en.trim() === '') return [finding('text-missing', field)]
    if (en.trim() !== '' && zh.trim() === '') return [finding('text-missing', twin(field))]
    return han.test(en) ? [finding('text-not-translated', field)] : []
  })
  const about =
    definition.aboutZh.trim() === '' && definition.aboutEn.trim() === '' ? [finding('text-missing', 'aboutZh')] : []
  // what a prize itself lacks is said at the prize
  const untold = disclosures.filter((one) => !one.isSaid(definition) && one.field !== 'prizes' && one.field !== 'draw')
  return [
    ...about,
    ...halves,
    ...untold.map(({ code, field }) => finding('disclosure-missing', field, { disclosure: code })),
    ...(definition.disclosures.claimDays < SHORT_CLAIM_DAYS
      ? [finding('claim-days-short', 'disclosures.claimDays', { days: definition.disclosures.claimDays })]
      : []),
    ...goodsFindings(definition),
    ...promises(definition),
  ]
}

function goodsFindings({ prizes, kind }: Definition): Finding[] {
  return prizes.flatMap(({ titleZh, titleEn, no }, at) => {
    const [words, where, named] = [`${titleZh}\n${titleEn}`, `prizes.${at}.titleZh`, { no, titleZh, titleEn }]
    if (forbidden.test(words)) return [finding('goods-forbidden', where, named)]
    return kind === 'blind-box' && quality.test(words) ? [finding('goods-quality', where, named)] : []
  })
}

function promises(definition: Definition): Finding[] {
  const { titleZh, titleEn, aboutZh, aboutEn } = definition
  const words = [titleZh, titleEn, aboutZh, aboutEn].join('\n')
  return [
    ...(buyBack.test(words) ? [finding('words-buy-back', 'aboutZh')] : []),
    ...(hype.test(words) ? [finding('words-hype', 'aboutZh')] : []),
  ]
}

/** What 《微信外部链接内容管理规范》 forbids, as far as a definition shows it, and how many of a hundred each adds. */
export const inducements = {
  /** a chance to draw for a friend who was brought */
  'chances-for-friends': 50,
  /** words that ask to share for something */
  'words-share-for-gain': 45,
  /** 助力, 砍价, 加速: friends help, and get nothing themselves */
  'words-helpers': 35,
  /** so many friends make a prize: a task to be collected for */
  'friends-collected': 10,
  /** a card that pushes: 马上, 最后, 错过 */
  'words-push': 15,
} as const
export type Inducement = keyof typeof inducements
export const inducementCodes = [
  'chances-for-friends',
  'words-share-for-gain',
  'words-helpers',
  'friends-collected',
  'words-push',
] as const satisfies readonly Inducement[]

const shareForGain =
  /(分享|转发|发(到)?朋友圈|集赞).{0,8}(领|得|送|抽|奖|红包|积分|免费)|share\b.{0,24}\b(win|get|earn|free|prize)/i
const helpers = /助力|砍价|砍一刀|加速|帮我点|帮忙点|助我|help me win|bargain/i
const push = /最后(一天|机会)|错过|速来|手慢无|last chance|hurry|don.t miss/i

export type Risk = { score: number; reasons: Inducement[] }

/** How likely WeChat is to take a campaign's links for an inducement to share, from 0 to 100, and why. */
export function inducementOf(definition: Definition, facts: Pick<LintFacts, 'rewards'>): Risk {
  const { share, titleZh, titleEn, aboutZh, aboutEn } = definition
  const words = [share.titleZh, share.titleEn, share.textZh, share.textEn, titleZh, titleEn, aboutZh, aboutEn].join(
    '\n',
  )
  const { perFriend, rungs } = rungsOf(definition)
  const isInvite = definition.kind === 'invite'
  const given = definition.prizes.filter(({ no }) => no === perFriend || rungs.some(({ prizeNo }) => prizeNo === no))
  const isTicket = (rewardId: string | null) =>
    (rewardOf(facts, rewardId)?.kind as string | undefined) === 'draw-ticket'
  const holds: Record<Inducement, boolean> = {
    'chances-for-friends': isInvite && given.some(({ rewardId }) => isTicket(rewardId)),
    'words-share-for-gain': shareForGain.test(words),
    'words-helpers': helpers.test(words),
    'friends-collected': isInvite && rungs.some(({ friends }) => friends > 1),
    'words-push': push.test(words),
  }
  const reasons = inducementCodes.filter((code) => holds[code])
  return {
    score: Math.min(
      100,
      reasons.reduce((sum, code) => sum + inducements[code], 0),
    ),
    reasons,
  }
}
