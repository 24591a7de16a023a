import { expect, test } from 'vitest'
import { minor } from '@/lib/kernel/money'
import type { PocketFlow, StatedPlan, YearFigures } from '@/lib/plan/queries'
import { pocketsOf, yearOf } from './year-of'

const plan: StatedPlan = {
  id: 7,
  year: 2026,
  goal: 'retention',
  revenueMinor: minor(40_000_000),
  rateBps: 300,
  redemptionBps: 5_000,
  monthWeights: Array.from({ length: 12 }, () => 1),
  budgetWeights: { gifts: 1, cards: 1 },
  ruleWeights: {},
  reason: 'the new year',
  createdAt: new Date('2026-01-01T00:00:00Z'),
  createdByName: '店长',
}
const flow = (change: Partial<PocketFlow>): PocketFlow => ({
  funding: 'marketing',
  budgetId: null,
  issuedPoints: 0,
  takenBackPoints: 0,
  reservedPoints: 0,
  redeemedPoints: 0,
  costMinor: 0,
  expiredPoints: 0,
  availablePoints: 0,
  ...change,
})
const figures: YearFigures = {
  year: 2026,
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  today: '2026-03-31',
  month: 2,
  dayOfMonth: 31,
  daysInMonth: 31,
  pockets: [
    flow({
      budgetId: 'gifts',
      issuedPoints: 400_000,
      takenBackPoints: 40_000,
      redeemedPoints: 100_000,
      costMinor: 34_791,
      availablePoints: 260_000,
    }),
    flow({ funding: 'spend', issuedPoints: 9_000_000 }),
  ],
  months: [100_000, 100_000, 160_000, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  lastFourWeeks: 168_000,
  granted: [1],
}
const budget = (id: string) => ({
  id,
  code: id,
  titleZh: id,
  titleEn: id,
  grantedPoints: 0,
  remainingPoints: 5,
  allottedPoints: 0,
  fundedOn: '2025-01-01',
})
const words = {
  spend: 'orders',
  spendHint: 'outside',
  byHand: 'none',
  campaigns: 'campaigns',
  sum: 'sum',
  titleOf: ({ titleEn }: { titleEn: string }) => titleEn,
}

test('a year stands beside its plan; what orders earned is no part of the pool', () => {
  const year = yearOf(plan, figures, 100)
  expect(year).toMatchObject({ pool: 1_200_000, poolMinor: 1_200_000, issued: 360_000 })
  expect(year.pace).toEqual({ plannedPoints: 300_000, issuedPoints: 360_000, paceBps: 12_000, daysLeft: 140 })
  expect(year.meters).toEqual({
    faceMinor: 360_000,
    reservedMinor: 0,
    expectedMinor: 180_000,
    realisedMinor: 34_791,
    redeemedMinor: 100_000,
  })
  expect(year.months[2]).toEqual({ month: 3, planned: 100_000, issued: 160_000 })
})

test('the month that runs is the one to grant, once', () => {
  expect(yearOf(plan, figures, 100).grant).toEqual({
    month: 3,
    points: 100_000,
    shares: [
      { budgetId: 'cards', points: 50_000 },
      { budgetId: 'gifts', points: 50_000 },
    ],
  })
  expect(yearOf(plan, { ...figures, granted: [1, 2, 3] }, 100).grant).toBeNull()
  expect(yearOf(plan, { ...figures, month: -1, granted: [] }, 100).grant).toBeNull()
  expect(yearOf(plan, { ...figures, month: 12, granted: [1, 2, 3] }, 100).grant).toBeNull()
})

test('each budget has its line, whether it gave anything or not; then what is outside', () => {
  const pockets = pocketsOf(plan, figures, [budget('gifts'), budget('cards')], yearOf(plan, figures, 100), words)
  expect(pockets.map(({ title, sharePoints, flow: of }) => [title, sharePoints, of?.issuedPoints ?? null])).toEqual([
    ['gifts', 600_000, 400_000],
    ['cards', 600_000, null],
    ['sum', 1_200_000, 400_000],
    ['orders', null, 9_000_000],
  ])
  // what had its first points four weeks ago is judged, and nothing younger or without any
  expect(figures.today).toBe('2026-03-31')
  const youth = ['2026-03-04', '2026-03-05', null].map((fundedOn) => ({ ...budget('gifts'), fundedOn }))
  expect(
    pocketsOf(plan, figures, youth, null, words)
      .slice(0, 3)
      .map(({ isYoung }) => isYoung),
  ).toEqual([false, true, true])
  // a quarter of the year is over: each half of the pool ought to have given a quarter of itself
  expect(pockets.map(({ duePoints }) => duePoints)).toEqual([150_000, 150_000, 300_000, null])
})

test('the lines come to their sum, which is what the cards say: what campaigns and hands gave has its line too', () => {
  const given = {
    ...figures,
    pockets: [
      ...figures.pockets,
      flow({ budgetId: 'c1', issuedPoints: 5_000, takenBackPoints: 500, redeemedPoints: 70 }),
      flow({ budgetId: 'c2', issuedPoints: 300, expiredPoints: 9 }),
      flow({ budgetId: null, issuedPoints: 77 }),
    ],
  }
  const year = yearOf(plan, given, 100)
  const pockets = pocketsOf(plan, given, [budget('gifts'), budget('cards')], year, words)
  const sum = pockets.find(({ key }) => key === 'sum')?.flow
  const lines = pockets.filter(({ key }) => key !== 'sum' && key !== 'spend').map((one) => one.flow)
  for (const key of ['issuedPoints', 'takenBackPoints', 'redeemedPoints', 'expiredPoints', 'reservedPoints'] as const)
    expect(
      lines.reduce((all, one) => all + (one?.[key] ?? 0), 0),
      key,
    ).toBe(sum?.[key])
  expect((sum?.issuedPoints ?? 0) - (sum?.takenBackPoints ?? 0)).toBe(year.issued)
})

test('a year ends where its last four weeks lead; one that is not this one leads nowhere', () => {
  // 275 days are left of it: 168,000 ÷ 28 × 275 more
  expect(yearOf(plan, figures, 100).forecastPoints).toBe(360_000 + 1_650_000)
  expect(yearOf(plan, { ...figures, month: 12 }, 100).forecastPoints).toBeNull()
})
