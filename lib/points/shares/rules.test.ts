import { describe, expect, it } from 'vitest'
import { loadMessages } from '@/lib/i18n/load-messages'
import { sayShare, shareSentences } from './rules'

const returned = { spentPoints: 5370, pointsMinor: 5370, refundedPointsMinor: 1751, askedPoints: 1751, beforePoints: 0 }
const taken = {
  awardPoints: 545,
  netMinor: 24_530,
  refundedNetMinor: 8000,
  askedPoints: 177,
  beforePoints: 0,
  ownPoints: 100,
  livePoints: 50,
  expiredPoints: 0,
  settleMostPoints: 0,
  pending: false,
}
const keys = (kind: 'spend-return' | 'award-reversal', why: Record<string, unknown>) =>
  sayShare(kind, why).map(({ key }) => key)

describe('why a refund gave points back', () => {
  it('says the share of what was spent', () => {
    expect(sayShare('spend-return', returned)).toEqual([
      { key: 'returnPart', points: { spent: 5370, share: 1751 }, money: { money: 5370, part: 1751 } },
      { key: 'returnTo', points: {}, money: {} },
    ])
  })

  it('says what earlier refunds had given back, and that the last takes the rest', () => {
    const rest = { ...returned, refundedPointsMinor: 5370, askedPoints: 5370, beforePoints: 1751 }
    expect(sayShare('spend-return', rest).slice(0, 2)).toEqual([
      { key: 'returnWhole', points: { spent: 5370 }, money: {} },
      { key: 'returnBefore', points: { before: 1751, now: 3619 }, money: {} },
    ])
  })
})

describe('why a refund took points back', () => {
  it('says the share, then each place it was taken from until nothing is left to say', () => {
    expect(sayShare('award-reversal', taken)).toEqual([
      { key: 'revokePart', points: { earned: 545, share: 177 }, money: { money: 24_530, part: 8000 } },
      { key: 'revokeOwn', points: { amount: 100 }, money: {} },
      { key: 'revokeOthers', points: { amount: 50 }, money: {} },
      { key: 'revokeOwed', points: { amount: 27 }, money: {} },
    ])
  })

  it('of several lots says what each place gave altogether', () => {
    const lots = [
      { originalPoints: 400, askedPoints: 130, takenPoints: 130, ownPoints: 130, lentPoints: 10 },
      { originalPoints: 145, expiredPoints: 120, askedPoints: 47, takenPoints: 25, ownPoints: 5 },
    ]
    expect(sayShare('award-reversal', { ...taken, ownPoints: 135, livePoints: 6, lots }).slice(1)).toEqual([
      { key: 'revokeExpired', points: { expired: 22 }, money: {} },
      { key: 'revokeOwn', points: { amount: 145 }, money: {} },
      { key: 'revokeOthers', points: { amount: 6 }, money: {} },
      { key: 'revokeOwed', points: { amount: 4 }, money: {} },
    ])
    const waiting = lots.map((lot) => ({ ...lot, pending: true, expiredPoints: 0, takenPoints: lot.askedPoints }))
    expect(keys('award-reversal', { ...taken, lots: waiting })).toEqual(['revokePart', 'revokePending'])
  })

  it('says what came out of the money, and owes the rest', () => {
    const said = sayShare('award-reversal', { ...taken, settleMostPoints: 20 })
    expect(said.slice(-2)).toMatchObject([
      { key: 'revokeSettled', points: { amount: 20 } },
      { key: 'revokeOwed', points: { amount: 7 } },
    ])
  })

  it('says that what expired unused is not taken, and that pending points never came', () => {
    expect(keys('award-reversal', { ...taken, askedPoints: 545, expiredPoints: 400, ownPoints: 145 })).toEqual([
      'revokeWhole',
      'revokeExpired',
      'revokeOwn',
    ])
    expect(keys('award-reversal', { ...taken, ownPoints: 177, pending: true })).toEqual(['revokePart', 'revokePending'])
  })
})

it('says nothing of a posting that does not say enough', () => {
  expect(sayShare('award-reversal', { reason: 'x' })).toEqual([])
  expect(sayShare('spend-return', {})).toEqual([])
  expect(sayShare('expiry', taken)).toEqual([])
})

it.each(['zh-CN', 'en'] as const)('has each sentence in %s', async (locale) => {
  const { points } = (await loadMessages(locale)) as { points: { why: { share: Record<string, string> } } }
  expect(Object.keys(points.why.share).sort()).toEqual([...shareSentences].sort())
})
