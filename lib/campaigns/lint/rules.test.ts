import { describe, expect, it } from 'vitest'
import { type FindingCode, findingLevels, type LintFacts } from '../findings/rules'
import { type Preset, presets } from '../presets/rules'
import { type Definition, definitionSchema } from '../schema'
import { begun, facts, rewardId, withPrize } from './lint.fixture'
import { lintCampaign } from './rules'

const lottery = begun('every-draw-wins')
const box = begun('series-of-six')
const deck = begun('sealed-hundred')
const invite = begun('three-friends')

const said = (definition: Definition, more: Partial<LintFacts> = {}) =>
  lintCampaign(definition, { ...facts, ...more }).map(({ code, field }) => `${field} ${code}`)
const cased = (of: Definition, more: Partial<Definition>): Definition => ({ ...of, ...more })
const entry = (of: Definition, more: Partial<Definition['entry']>) => cased(of, { entry: { ...of.entry, ...more } })
const drawn = (of: Definition, more: Partial<NonNullable<Definition['draw']>>) =>
  cased(of, { draw: of.draw && { ...of.draw, ...more } })
const told = (of: Definition, more: Partial<Definition['disclosures']>) =>
  cased(of, { disclosures: { ...of.disclosures, ...more } })
const shared = (textZh: string, textEn = 'A shop that I like') =>
  cased(lottery, { share: { ...lottery.share, textZh, textEn } })
const rewards = (more: Partial<LintFacts['rewards'][number]>): Partial<LintFacts> => ({
  rewards: facts.rewards.map((one) => (one.id === rewardId(2) ? { ...one, ...more } : one)),
})

// what each preset says of itself with nothing changed: nothing that blocks
const standing: Record<Preset, string[]> = {
  'every-draw-wins': [],
  'nine-cells': [],
  'series-of-six': ['prizes tax-withheld'],
  'sealed-hundred': ['prizes tax-withheld'],
  'three-friends': ['settings wechat-some-risk'],
  'red-packet-friends': ['prizes tax-withheld'],
}

it.each(Object.keys(presets) as Preset[])('the preset %s may be launched as it is, and fits its schema', (preset) => {
  expect(said(begun(preset)).sort()).toEqual(standing[preset])
  expect(definitionSchema.safeParse(begun(preset)).error).toBeUndefined()
})

it.each(Object.keys(presets) as Preset[])(
  '%s may be launched where little is left, and leaves most of it',
  (preset) => {
    const poor: LintFacts = {
      ...facts,
      budgets: facts.budgets.map((one) => ({ ...one, remainingPoints: 100_000 })),
      rewards: facts.rewards.map((one, at) => ({ ...one, left: one.left === null ? null : at % 4 })),
    }
    const made = begun(preset, poor)
    expect(lintCampaign(made, poor).filter(({ level }) => level === 'blocks')).toEqual([])
    expect(made.budget.points).toBeLessThanOrEqual(25_100)
    for (const { rewardId: id, stock } of made.prizes.filter((one) => one.rewardId && one.stock !== null))
      expect(stock).toBeLessThanOrEqual(
        (poor.rewards.find((one) => one.id === id)?.left ?? Number.POSITIVE_INFINITY) / 2,
      )
  },
)

type Case = [code: FindingCode, field: string, definition: Definition, facts?: Partial<LintFacts>]
const cases: Case[] = [
  ['window-over', 'endsAt', lottery, { now: '2027-01-01T00:00:00Z' }],
  ['window-backwards', 'endsAt', cased(lottery, { endsAt: lottery.startsAt })],
  ['window-began', 'startsAt', lottery, { now: '2026-11-26T00:00:00Z' }],
  ['window-short', 'endsAt', cased(lottery, { endsAt: '2026-11-25T00:59:00.000Z' })],
  ['window-long', 'endsAt', cased(lottery, { endsAt: '2028-01-01T00:00:00.000Z' })],
  [
    'new-cannot-afford',
    'audience.newOnly',
    cased(entry(lottery, { tickets: false }), { audience: { minTier: null, newOnly: true } }),
  ],
  [
    'audience-nobody',
    'audience.segments',
    cased(lottery, { audience: { minTier: null, newOnly: true, segments: ['lapsed', 'loyal'] } }),
  ],
  ['text-missing', 'aboutEn', cased(lottery, { aboutEn: ' ' })],
  ['text-missing', 'aboutZh', cased(lottery, { aboutZh: '', aboutEn: '' })],
  ['text-not-translated', 'prizes.0.titleEn', withPrize(lottery, 0, { titleEn: '10 积分' })],
  ['disclosure-missing', 'disclosures.contact', told(lottery, { contact: '' })],
  ['disclosure-missing', 'disclosures.forfeitZh', told(lottery, { forfeitZh: '', forfeitEn: '' })],
  ['claim-days-short', 'disclosures.claimDays', told(lottery, { claimDays: 6 })],
  ['goods-forbidden', 'prizes.1.titleZh', withPrize(lottery, 1, { titleZh: '打火机' })],
  ['goods-quality', 'prizes.1.titleZh', withPrize(box, 1, { titleZh: '口红' })],
  ['words-hype', 'aboutZh', cased(lottery, { aboutZh: '保值又好看' })],
  ['words-buy-back', 'aboutZh', cased(lottery, { aboutZh: '不喜欢就回购' })],
  ['draw-missing', 'draw.mode', cased(lottery, { draw: null })],
  ['draw-not-here', 'draw.mode', cased(invite, { draw: lottery.draw })],
  ['prizes-missing', 'prizes', cased(lottery, { prizes: [] })],
  [
    'prize-not-given',
    'prizes.0.titleZh',
    cased(invite, { settings: { perFriend: 2, rungs: [{ friends: 3, prizeNo: 3 }] } }),
  ],
  ['rungs-missing', 'settings', cased(invite, { settings: { perFriend: null, rungs: [] } })],
  [
    'rung-unknown',
    'settings',
    cased(invite, { settings: { perFriend: 9, rungs: [1, 2, 3].map((no) => ({ friends: no, prizeNo: no })) } }),
  ],
  ['prize-number-twice', 'prizes.1.titleZh', withPrize(lottery, 1, { no: 1 })],
  ['prize-incomplete', 'prizes.1.points', withPrize(lottery, 1, { points: null })],
  ['prize-incomplete', 'prizes.1.rewardId', withPrize(box, 1, { rewardId: null })],
  ['prize-unreachable', 'prizes.1.weight', withPrize(withPrize(lottery, 1, { weight: 0 }), 0, { weight: 550_000 })],
  [
    'hidden-without-odds',
    'prizes.5.weight',
    withPrize(withPrize(drawn(box, { pity: { after: 9, prizeNos: [2] } }), 5, { weight: 0 }), 0, { weight: 216_000 }),
  ],
  ['odds-not-exact', 'prizes', withPrize(lottery, 0, { weight: 300_001 })],
  [
    'grid-too-full',
    'settings.theme',
    cased(lottery, {
      settings: { theme: 'grid' },
      prizes: [...lottery.prizes, ...withPrize(lottery, 0, { no: 9 }).prizes.slice(0, 1)],
    }),
  ],
  ['empty-outcome', 'prizes.1.kind', withPrize(box, 1, { kind: 'nothing', rewardId: null })],
  ['not-every-draw-wins', 'prizes', withPrize(lottery, 1, { kind: 'nothing', points: null })],
  ['prize-worthless', 'prizes.1.marketValueMinor', withPrize(box, 1, { marketValueMinor: 0 })],
  ['value-unstated', 'prizes.3.marketValueMinor', withPrize(lottery, 3, { marketValueMinor: 0 })],
  ['pity-broken', 'draw.pity', drawn(box, { pity: { after: 10, prizeNos: [6, 44] } })],
  ['pity-in-deck', 'draw.pity', drawn(deck, { pity: { after: 10, prizeNos: [4] } })],
  ['pity-missing', 'draw.pity', drawn(box, { pity: null })],
  ['deck-without-stock', 'prizes.0.stock', withPrize(cased(deck, { expectedDraws: 30 }), 0, { stock: null })],
  ['deck-smaller', 'expectedDraws', cased(deck, { expectedDraws: 101 })],
  ['substitute-missing', 'draw.substituteNo', drawn(lottery, { substituteNo: null })],
  ['substitute-unfit', 'draw.substituteNo', drawn(lottery, { substituteNo: 8 })],
  ['substitute-unfit', 'draw.substituteNo', drawn(lottery, { substituteNo: 44 })],
  ['stock-runs-out', 'prizes.7.stock', withPrize(lottery, 7, { stock: 24 })],
  ['age-gate-missing', 'kind', box, { guards: { asksAge: false, confirmsEach: true } }],
  ['confirmation-missing', 'kind', lottery, { guards: { asksAge: true, confirmsEach: false } }],
  ['no-way-in', 'entry.costPoints', entry(box, { costPoints: null, tickets: false })],
  ['money-for-chances', 'entry.cashMinor', entry(lottery, { cashMinor: 100 })],
  [
    'free-without-limit',
    'limits.perDay',
    cased(entry(lottery, { costPoints: null, tickets: false }), {
      limits: { perDay: null, perPerson: null, coolDownSeconds: 3 },
    }),
  ],
  ['caps-missing', 'limits.perDay', cased(lottery, { limits: { perDay: null, perPerson: 9, coolDownSeconds: 3 } })],
  [
    'cool-down-missing',
    'limits.coolDownSeconds',
    cased(box, { limits: { perDay: 9, perPerson: 9, coolDownSeconds: 0 } }),
  ],
  [
    'top-prize-over-cap',
    'prizes.1.marketValueMinor',
    withPrize(box, 1, { marketValueMinor: 5_000_001, weight: 196_000 }),
  ],
  ['value-strays', 'prizes.1.marketValueMinor', withPrize(box, 1, { marketValueMinor: 8_01 })],
  ['value-strays', 'prizes.0.marketValueMinor', withPrize(lottery, 0, { marketValueMinor: 11 })],
  ['cost-understated', 'prizes.1.costMinor', withPrize(box, 1, { costMinor: 3_99 })],
  ['cost-understated', 'prizes.0.costMinor', withPrize(lottery, 0, { costMinor: 9 })],
  ['reward-unknown', 'prizes.1.rewardId', box, rewards({ state: 'archived' })],
  ['reward-asks-money', 'prizes.1.rewardId', box, rewards({ cashMinor: 1 })],
  ['reward-stock-short', 'prizes.1.stock', box, rewards({ left: 149 })],
  ['reward-stock-unsaid', 'prizes.1.stock', withPrize(box, 1, { stock: null })],
  [
    'coupon-ends-early',
    'prizes.1.rewardId',
    box,
    rewards({ coupon: { endsAt: '2026-12-08T23:59:59Z', validDays: 3 } }),
  ],
  ['tax-class-wrong', 'prizes.1.taxClass', withPrize(box, 1, { taxClass: 'discount' })],
  ['tax-class-wrong', 'prizes.1.rewardId', box, rewards({ taxClass: 'points' })],
  ['tax-class-exempt', 'prizes.3.taxClass', withPrize(lottery, 3, { taxClass: 'incidental' })],
  ['tax-class-exempt', 'prizes.0.taxClass', withPrize(lottery, 0, { taxClass: 'incidental' })],
  ['tax-withheld', 'prizes', box],
  [
    'packets-over-day',
    'prizes.1.weight',
    box,
    { ...rewards({ kind: 'red-packet' }), payouts: { shopDayMinor: 33_59, shopperDayMinor: 1 } },
  ],
  ['budget-missing', 'budget.budgetId', lottery, { budgets: [] }],
  [
    'budget-over-source',
    'budget.points',
    lottery,
    { budgets: [{ id: lottery.budget.budgetId ?? '', remainingPoints: lottery.budget.points - 1 }] },
  ],
  ['budget-below-one-draw', 'budget.points', cased(lottery, { budget: { ...lottery.budget, points: 1_999 } })],
  ['budget-below-one-draw', 'budget.minor', cased(box, { budget: { ...box.budget, minor: 3_99 } })],
  ['budget-below-expected', 'budget.points', cased(lottery, { budget: { ...lottery.budget, points: 2_000 } })],
  ['points-loop', 'entry.costPoints', entry(lottery, { costPoints: 54 })],
  ['points-loop-possible', 'entry.costPoints', entry(lottery, { costPoints: 60 })],
  ['draw-given-away', 'entry.costPoints', entry(lottery, { costPoints: 54 })],
  ['value-high', 'entry.costPoints', entry(box, { costPoints: 399 })],
  ['value-per-point-strays', 'entry.costPoints', entry(box, { costPoints: 440 })],
  ['box-dear', 'entry.cashMinor', entry(box, { cashMinor: 200_01, costPoints: null })],
  ['value-below-price', 'entry.cashMinor', entry(box, { cashMinor: 9_01, costPoints: null })],
  [
    'value-uneven',
    'entry.cashMinor',
    withPrize(entry(box, { cashMinor: 10_00, costPoints: null }), 1, { marketValueMinor: 1_99 }),
  ],
  ['wechat-ban-likely', 'share.textZh', shared('帮我助力！分享给好友，领 500 积分')],
  ['wechat-risk', 'share.textZh', shared('转发朋友圈抽大奖')],
  ['wechat-some-risk', 'share.textZh', shared('最后一天')],
]

describe('each finding is told where it holds, and nowhere else', () => {
  it.each(cases)('%s at %s', (code, field, definition, more) => {
    expect(said(definition, more)).toContain(`${field} ${code}`)
  })

  // what they are made of says none of it: the presets above
  it('has a case for each', () => {
    expect(new Set(cases.map(([code]) => code))).toEqual(new Set(Object.keys(findingLevels)))
  })
})

describe('at the edge', () => {
  it('a prize of exactly ¥50,000 may be drawn', () => {
    const top = (marketValueMinor: number) =>
      said(withPrize(box, 1, { marketValueMinor }), rewards({ faceValueMinor: 0 }))
    expect(top(5_000_000).join()).not.toContain('top-prize-over-cap')
    expect(top(5_000_001).join()).toContain('top-prize-over-cap')
  })

  it('points above ¥50,000 are no way around it', () => {
    const many = withPrize(lottery, 7, { points: 5_000_001, marketValueMinor: 1 })
    expect(said(many).join()).toContain('prizes.7.marketValueMinor top-prize-over-cap')
  })

  it('odds that four decimals tell are exact, a hundred and forty-fourth is not', () => {
    const two = (a: number, b: number) =>
      said(
        cased(lottery, { prizes: lottery.prizes.slice(0, 2).map((one, at) => ({ ...one, weight: at === 0 ? a : b })) }),
      )
    expect(two(90, 10).join()).not.toContain('odds-not-exact')
    expect(two(999_999, 1).join()).not.toContain('odds-not-exact')
    expect(two(143, 1)).toContain('prizes odds-not-exact')
  })

  it('pity counts: points that ten draws bring for sure are a loop though the odds alone are none', () => {
    const made = withPrize(withPrize(entry(lottery, { costPoints: 200 }), 7, { stock: null }), 7, {
      points: 1_900,
      marketValueMinor: 19_00,
      costMinor: 19_00,
    })
    expect(said(made).join()).not.toContain('points-loop')
    expect(said(drawn(made, { pity: { after: 10, prizeNos: [8] } })).join()).toContain('points-loop')
  })

  it('two prizes that give one reward share its stock', () => {
    const twice = withPrize(box, 2, { rewardId: rewardId(2) })
    expect(said(twice, rewards({ left: 299 })).join()).toContain('reward-stock-short')
    expect(said(twice, rewards({ left: 300 })).join()).not.toContain('reward-stock-short')
  })

  it('what blocks comes first', () => {
    const levels = lintCampaign(
      cased(drawn(box, { substituteNo: null, pity: null }), {
        limits: { perDay: null, perPerson: null, coolDownSeconds: 0 },
      }),
      facts,
    ).map(({ level }) => level)
    expect(levels).toEqual(
      [...levels].sort((a, b) => ['blocks', 'warns', 'hint'].indexOf(a) - ['blocks', 'warns', 'hint'].indexOf(b)),
    )
    expect(levels[0]).toBe('blocks')
  })
})
