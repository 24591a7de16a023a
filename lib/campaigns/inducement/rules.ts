import { type LintFacts, rewardOf } from '../facts/rules'
import { rungsOf } from '../rungs/rules'
import type { Definition } from '../schema'

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
