import { beforeAll, expect, it } from 'vitest'
import { member, onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { endRule } from '@/lib/earning/programme/end-rule'
import { publishRule } from '@/lib/earning/programme/rule.fixture'
import { noLimits } from '@/lib/earning/programme/rules'
import { points } from '@/lib/kernel/points'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { replaceInFunction } from '@/lib/points/ledger.fixture'
import { orderPlaced } from './earning.fixture'

useTestDatabase({ size: 24 })
startTestPayments()
beforeAll(openShop)

const monday = new Date('2040-01-02T04:00:00Z')
const gift = { kind: 'fixed', points: points(100), per: 'order' } as const

const givenBy = async (ruleId: string) =>
  (
    await row<{ given: number }>(
      'select coalesce(sum(points), 0)::int8 as given from earning_given where rule_id = $1',
      [ruleId],
    )
  )?.given

/** Eight orders that are paid in one moment: of one shopper, or of eight. */
async function paidAtOnce(limits: Partial<typeof noLimits>, ofOne: boolean) {
  const ruleId = await publishRule({ reward: gift, limits: { ...noLimits, ...limits } }, monday)
  const one = await member()
  const orders = []
  for (let i = 0; i < 8; i++) {
    // a thing each: the row of a shared one would stand in a queue for all of them
    const cup = await onShelf({ stock: 1, priceMinor: 10_00 })
    const shopper = ofOne ? one : await member()
    orders.push(await orderPlaced({ ...shopper, at: monday }, [{ variantId: cup, quantity: 1 }], 22_00))
  }
  await Promise.all(orders.map((order) => order.pay(monday)))
  const given = await givenBy(ruleId)
  // the next test is alone with its own rule
  await endRule({ actor: null, at: monday, on: db() }, { ruleId, reason: 'over' })
  return given
}

const perDay = { perShopper: [{ period: 'day' as const, points: 250, times: null }] }

it('orders paid at once pass no limit of their shopper', async () => {
  expect(await paidAtOnce(perDay, true)).toBe(250)
  expect(await brokenInvariants()).toEqual([])
})

it('orders paid at once pass no limit of the rule', async () => {
  expect(await paidAtOnce({ totalPoints: 250 }, false)).toBe(250)
  expect(await brokenInvariants()).toEqual([])
})

// the window between reading what was given and writing what is given, held open
const widen = () =>
  replaceInFunction('earning_decide', 'IF v_given > 0 THEN', 'PERFORM pg_sleep(0.2); IF v_given > 0 THEN')

it('would pass it without the lock of the shopper: the guard is what holds', async () => {
  const back = [await widen(), await replaceInFunction('order_settle', 'PERFORM points_lock_owner(v_account)', 'NULL')]
  expect(await paidAtOnce(perDay, true)).toBeGreaterThan(250)
  for (const restore of back) await restore()
})

it('would pass it without the lock of the rule', async () => {
  const back = [
    await widen(),
    await replaceInFunction('earning_decide', 'PERFORM 1 FROM earning_rule WHERE id = v_rule FOR UPDATE', 'NULL'),
    await replaceInFunction('order_decide_rules', 'ORDER BY id FOR UPDATE', 'ORDER BY id'),
  ]
  expect(await paidAtOnce({ totalPoints: 250 }, false)).toBeGreaterThan(250)
  for (const restore of back.reverse()) await restore()
})
