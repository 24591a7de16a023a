import { expect, test } from 'vitest'
import { fundings } from '@/lib/analytics/finance/rules'
import { routing } from '@/lib/i18n/routing'
import { firstRegion } from '@/lib/i18n/shop-region'
import { orderStates } from '@/lib/orders/rules'
import { payoutStates, taxClasses } from '@/lib/payouts/rules'
import { postingKinds } from '@/lib/points/rules'
import { claimStates, claimWordsOf, rewardKinds } from '@/lib/rewards/rules'
import { cellWords } from './cell-words'
import type { CodeOf } from './kinds/rules'

const kept: readonly (readonly [CodeOf, readonly string[]])[] = [
  ['order', orderStates],
  ['product', ['draft', 'active', 'archived']],
  ['payoutKind', ['red-packet', 'cashback-card']],
  ['payout', payoutStates],
  ['tax', taxClasses],
  ['posting', postingKinds],
  ['action', ['order', 'adjustment']],
  ['lot', ['pending', 'active']],
  ['funding', fundings],
  ['reward', rewardKinds],
  ['claimCash', ['unpaid', 'paid', 'refunded']],
  ...rewardKinds.map((kind) => [`claim-${claimWordsOf(kind)}`, claimStates] as const),
]

test.each(routing.locales)('a sheet in %s has a word for every code that a table keeps', async (locale) => {
  const { say } = await cellWords(locale, firstRegion)
  const silent = kept.flatMap(([what, codes]) => codes.filter((code) => say(what, code) === code))
  // one that is not known is shown as it is kept, never lost
  expect([silent, say('order', 'unheard-of'), say('order', null)]).toEqual([[], 'unheard-of', null])
})

test('a sheet says why points moved as the journal does, and what changed as the record does', async () => {
  // of a shop in New York, whoever draws the file
  const words = await cellWords('zh-CN', { currency: 'USD', timeZone: 'America/New_York' })
  const posting = { kind: 'release', source: 'order:1', orderNumber: 1491, explanation: {}, budget: null }
  expect(words.why(posting)).toBe('订单 #1491')
  const goodwill = { titleZh: '客服关怀', titleEn: 'Goodwill' }
  const review = { behaviourZh: '发表评价', behaviourEn: 'Review' }
  expect(
    words.why({ ...posting, kind: 'behaviour-award', source: 'behaviour:1', explanation: review, budget: goodwill }),
  ).toBe('发表评价 · 从「客服关怀」出')
  const drawn = { campaignZh: '每日九宫格', drawNo: 94, prizeZh: '5 积分' }
  const own = { titleZh: '每日九宫格', titleEn: 'The daily nine' }
  expect(words.why({ ...posting, kind: 'campaign-award', source: 'campaign:1', explanation: drawn, budget: own })).toBe(
    '每日九宫格 · 第 94 抽 · 5 积分',
  )
  const expiry = { ...posting, kind: 'expiry', source: 'lot:1', explanation: { expiresAt: '2026-11-20T04:30:00Z' } }
  expect(words.why(expiry)).toContain('19')
  expect(words.side(null, { costMinor: 1_250 }, 'after')).toContain('$12.50')
  expect(words.side({ state: 'draft' }, { state: 'live' }, 'before')).toBe('状态：草稿')
  expect(words.side(null, { state: 'live' }, 'before')).toBeNull()
  expect([words.doer(null), words.deed('order.refund')]).not.toContain('order.refund')
})
