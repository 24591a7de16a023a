import { beforeAll, expect, test } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { couponReward } from '@/lib/rewards/reward.fixture'
import { rangeOf } from '../schema'
import { someWeeks } from '../season.fixture'
import { getDoctorFacts, getHealth } from './queries'

useTestDatabase()
const now = new Date('2026-11-20T21:15:00+08:00')

beforeAll(async () => {
  await openShop()
  await someWeeks(now, 40)
})

const one = async (text: string) => (await row<{ n: number }>(text))?.n ?? 0
const look = () => getHealth({ at: now, on: db() }, rangeOf({}), false)

test('what the doctor says of the plan is what was given for behaviour, against the days that are over', async () => {
  const staff = await row<{ id: string }>(
    `insert into account (email, staff_role) values ('boss@shop.test', 'owner') returning id`,
  )
  const plan = {
    year: 2026,
    goal: 'retention',
    revenueMinor: 100_000_000,
    rateBps: 300,
    redemptionBps: 3_000,
    monthWeights: Array(12).fill(1),
  }
  await rows(
    `insert into programme_plan (request_key, year, goal, revenue_minor, rate_bps, redemption_bps, month_weights, budget_weights, reason, created_by, created_at)
     values ('x', $1, $2, $3, $4, $5, $6, '{}', 'because', $7, $8)`,
    [plan.year, plan.goal, plan.revenueMinor, plan.rateBps, plan.redemptionBps, plan.monthWeights, staff?.id, now],
  )
  const { findings, effects } = await look()
  // 3,000,000 points a year, 250,000 a month: ten months and twenty of thirty days; spend-funded points are not of the plan
  expect(findings.find(({ code }) => code === 'plan-too-hard')?.values).toMatchObject({ planned: 2_666_666, issued: 0 })
  expect(effects.pace).toEqual({ forecastPoints: 0, poolPoints: 3_000_000, daysLeft: null })
})

test('who has points and who uses them is of now and of ninety days, whatever days the page shows', async () => {
  const facts = await getDoctorFacts({ at: now, on: db() }, 100)
  const used = `bucket = 'redeemed' and amount_points > 0 and p.at > '2026-08-23 00:00+08'`
  const given = `bucket = 'issued' and amount_points < 0`
  const people = (which: string) =>
    one(
      `select count(distinct p.account_id)::int as n from entry e join posting p on p.id = e.posting_id where ${which}`,
    )
  expect(facts).toMatchObject({ holders: await people(given), users: await people(used) })
  expect(facts.users).toBeGreaterThan(0)
  const healthOf = (range: Record<string, string>) => getHealth({ at: now, on: db() }, rangeOf(range), false)
  const [today, year] = [await healthOf({ range: 'today' }), await healthOf({ range: '365' })]
  expect([today.findings, today.effects]).toEqual([year.findings, year.effects])
})

test('a reward that is sold out is named with those who want it', async () => {
  await couponReward(100)
  const gone = await couponReward(50)
  await rows(`update reward set title_zh = '杯子', title_en = 'Cup', stock = claimed_count where id = $1`, [
    gone.rewardId,
  ])
  await rows(
    `insert into wish (account_id, reward_id, wished_at) select account_id, $1, $2 from points_balance limit 2`,
    [gone.rewardId, now],
  )
  const { findings } = await look()
  expect(findings.find(({ code }) => code === 'sold-out')).toMatchObject({
    subject: { id: gone.rewardId, titleZh: '杯子', titleEn: 'Cup' },
    values: { wishes: 2 },
  })
})

test('points that end within thirty days, of all that can be used', async () => {
  await rows(`update lot set expires_at = $1 where state = 'active' and is_live`, [
    new Date('2026-12-01T00:00:00+08:00'),
  ])
  const { findings } = await look()
  const points = await one(`select sum(remaining_points)::int8 as n from lot where state = 'active' and is_live`)
  expect(findings.find(({ code }) => code === 'expiring-much')?.values).toEqual({ share: 10_000, points })
})
