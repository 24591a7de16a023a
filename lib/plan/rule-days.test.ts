import { beforeAll, expect, test } from 'vitest'
import { foldNow } from '@/lib/analytics/fold/fold.fixture'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { publishRule } from '@/lib/earning/programme/rule.fixture'
import { newBudget } from '@/lib/points/budgets/budget.fixture'
import { newShopper, replaceInFunction } from '@/lib/points/ledger.fixture'
import { moveShop } from '@/lib/shop/move-shop.fixture'
import { rulesGiven } from './queries'

// What rules gave is read by the day: folded, on the way, and for days that were closed before it was written down.

useTestDatabase()
let rules: string[] = []
let shopper = ''
const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()

beforeAll(async () => {
  await openShop()
  shopper = await newShopper()
  const budgetId = await newBudget(1_000_000)
  rules = [await publishRule({ budgetId }), await publishRule({ budgetId })]
})

/** So many points a day and rule, the days before today one after the other. */
const gave = (from: number, to: number, hour = '12:34') =>
  db().query(
    `insert into earning_given (source, rule_id, version, account_id, points, at)
     select 'order:' || gen_random_uuid(), r, 1, $2, 10 + n % 7, ((now() at time zone shop_zone())::date - n + $5::time) at time zone shop_zone()
     from unnest($1::uuid[]) r, generate_series($3::int, $4::int) n`,
    [rules, shopper, from, to, hour],
  )

const fromRows = () =>
  rows(
    `with g as (select g.*, at at time zone shop_zone() as day from earning_given g)
     select r as "ruleId", (select jsonb_agg((select coalesce(sum(points), 0) from g where g.rule_id = r and extract(month from day) = m and extract(year from day) = $2)
         order by m) from generate_series(1, 12) m) as months,
       (select coalesce(sum(points), 0)::int8 from g where g.rule_id = r and day >= (now() at time zone shop_zone())::date - 27 and extract(year from day) <= $2) as "lastFourWeeks",
       (select (effective_from at time zone shop_zone())::date::text from earning_rule_version where rule_id = r and version = 1) as since
     from unnest($1::uuid[]) r order by 1`,
    [rules, year],
  )

async function agree(): Promise<void> {
  const given = await rulesGiven({ at: null, on: db() }, year)
  const read = given.map(({ ruleId, months, lastFourWeeks, since }) => ({ ruleId, months, lastFourWeeks, since }))
  expect(read.toSorted((a, b) => (a.ruleId < b.ruleId ? -1 : 1))).toEqual(await fromRows())
}
const wrong = () => rows(`select violations from rule_invariants() where violations > 0`)

test('what rules gave is what is written down of it, whenever it came in', async () => {
  await gave(0, 400)
  await agree()
  await foldNow()
  expect(await rows('select day from rule_day limit 1')).toHaveLength(1)
  await agree()
  // into days that are closed, into one that was empty, and now
  await gave(0, 40, '23:59')
  await gave(401, 420)
  await agree()
  expect(await wrong()).toEqual([])
  await moveShop('America/Los_Angeles')
  await agree()
  await foldNow()
  await agree()
  expect(await wrong()).toEqual([])
  await moveShop('Asia/Shanghai')
  await foldNow()
  await agree()
})

test('what comes in late would be left out without its guard', async () => {
  const restore = await replaceInFunction('rule_gave_backdated', 'v_day <= f.rules_through', 'false')
  await gave(30, 30)
  await expect(agree()).rejects.toThrow()
  expect(await wrong()).toHaveLength(1)
  await restore()
  await db().query('select figures_empty()')
  await foldNow()
  await agree()
})
