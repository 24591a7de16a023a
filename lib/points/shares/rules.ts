import type { PostingKind } from '../rules'

/** One sentence of why a refund moved so many points: which, and the amounts in it, points and fen apart. */
export type ShareSaid = {
  key: ShareSentence
  points: Readonly<Record<string, number>>
  money: Readonly<Record<string, number>>
}

export const shareSentences = [
  'returnWhole',
  'returnPart',
  'returnBefore',
  'returnTo',
  'revokeWhole',
  'revokePart',
  'revokeBefore',
  'revokeExpired',
  'revokePending',
  'revokeOwn',
  'revokeOthers',
  'revokeSettled',
  'revokeOwed',
] as const

export type ShareSentence = (typeof shareSentences)[number]

type Why = Readonly<Record<string, unknown>>

// The ledger wrote it; a parser would weigh more than the page that reads it.
const counts = (why: Why, ...names: string[]): number[] | null => {
  const found = names.map((name) => why[name])
  return found.every((one) => typeof one === 'number') ? found : null
}

const say = (key: ShareSentence, points: ShareSaid['points'] = {}, money: ShareSaid['money'] = {}): ShareSaid => ({
  key,
  points,
  money,
})

/**
 * What a refund gave back or took back, in the order in which it is counted: which share of the whole is undone by now,
 * what earlier refunds had moved, and where the points came from. Nothing for a posting that does not say enough.
 */
export function sayShare(kind: PostingKind, why: Why): ShareSaid[] {
  if (kind === 'spend-return') return sayReturned(why)
  return kind === 'award-reversal' ? sayTakenBack(why) : []
}

function sayReturned(why: Why): ShareSaid[] {
  const found = counts(why, 'spentPoints', 'pointsMinor', 'refundedPointsMinor', 'askedPoints', 'beforePoints')
  if (!found) return []
  const [spent = 0, money = 0, part = 0, share = 0, before = 0] = found
  return [
    share === spent ? say('returnWhole', { spent }) : say('returnPart', { spent, share }, { money, part }),
    ...(before > 0 ? [say('returnBefore', { before, now: share - before })] : []),
    say('returnTo'),
  ]
}

function sayTakenBack(why: Why): ShareSaid[] {
  const found = counts(why, 'awardPoints', 'netMinor', 'refundedNetMinor', 'askedPoints', 'beforePoints', 'ownPoints')
  if (!found) return []
  const [earned = 0, money = 0, part = 0, share = 0, before = 0, ownAlone = 0] = found
  const [expired = 0, live = 0, settleMost = 0] = ['expiredPoints', 'livePoints', 'settleMostPoints'].map((name) =>
    Number(why[name] ?? 0),
  )
  const lots = lotsOf(why)
  const now = lots ? lots.taken : Math.min(share, earned - expired) - before
  // of an award of several lots, what one lot lacks its brothers give
  const own = lots ? lots.own : ownAlone
  const ended = lots ? lots.ended : share - earned + expired
  const others = Math.min(live, now - own)
  const short = now - own - others
  const settled = Math.min(short, settleMost)
  const each = [
    ['revokeOwn', own],
    ['revokeOthers', others],
    ['revokeSettled', settled],
    ['revokeOwed', short - settled],
  ] as const
  return [
    share === earned ? say('revokeWhole', { earned }) : say('revokePart', { earned, share }, { money, part }),
    ...(before > 0 ? [say('revokeBefore', { before, now })] : []),
    ...(ended > 0 ? [say('revokeExpired', { expired: ended })] : []),
    ...(why.pending === true || lots?.isPending
      ? [say('revokePending', { now })]
      : each.filter(([, amount]) => amount > 0).map(([key, amount]) => say(key, { amount }))),
  ]
}

/** What a refund took of each lot of an award, added up; null where it was one lot. */
function lotsOf({ lots }: Why) {
  if (!Array.isArray(lots)) return null
  const each = lots as readonly Readonly<Record<string, number | boolean | undefined>>[]
  const sum = (of: (lot: (name: string) => number) => number) =>
    each.reduce((total, lot) => total + of((name) => Number(lot[`${name}Points`] ?? 0)), 0)
  return {
    taken: sum((lot) => lot('taken')),
    own: sum((lot) => lot('own') + lot('lent')),
    ended: sum((lot) => Math.max(0, lot('askedBefore') + lot('asked') - lot('original') + lot('expired'))),
    isPending: each.every(({ pending }) => pending === true),
  }
}
