import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { getCart } from '@/lib/cart/queries'
import { summarise } from '@/lib/cart/rules'
import { member, onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { brokenExplanations } from '@/lib/earning/explained.fixture'
import { endRule } from '@/lib/earning/programme/end-rule'
import { publishRule } from '@/lib/earning/programme/rule.fixture'
import { noLimits, type RuleDefinition } from '@/lib/earning/programme/rules'
import { minor } from '@/lib/kernel/money'
import type { PaymentMethod } from '@/lib/kernel/payment-method'
import { points } from '@/lib/kernel/points'
import { payableOrder } from '@/lib/orders/store'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { getMyPoints } from '@/lib/points/queries'
import { askFor, balanceOf, putInCart } from './checkout.fixture'
import { orderPaid, orderPlaced } from './earning.fixture'
import { checkoutFacts } from './queries'
import { quoteCheckout } from './rules'

useTestDatabase()
startTestPayments()
beforeAll(openShop)

const monday = new Date('2040-01-02T04:00:00Z')
const tuesday = new Date('2040-01-03T04:00:00Z')
const standing: string[] = []
const rule = async (more: Partial<RuleDefinition>) => {
  const id = await publishRule(more, monday)
  standing.push(id)
  return id
}
afterEach(async () => {
  for (const ruleId of standing.splice(0))
    await endRule({ actor: null, at: monday, on: db() }, { ruleId, reason: 'over' })
})
afterAll(async () => {
  expect(await brokenInvariants()).toEqual([])
  expect((await brokenExplanations()).broken).toEqual([])
})

const daily = (most: number) => ({ ...noLimits, perShopper: [{ period: 'day' as const, points: most, times: null }] })
const on = async (at: Date) => ({ ...(await member()), at })
const awardOf = async (orderId: string) =>
  (
    await rows<{ points: number; rules: { points: number; askedPoints: number; cut: object | null }[] }>(
      `select award_points as points, award_explanation->'rules' as rules from shop_order where id = $1`,
      [orderId],
    )
  )[0]

describe('an order under rules', () => {
  it('is promised by cart, checkout and order alike, and awarded as promised', async () => {
    await rule({
      reward: { kind: 'multiplier', bps: 20_000 },
      conditions: [{ kind: 'weekday', days: [1] }],
      priority: 9,
    })
    await rule({ reward: { kind: 'fixed', points: points(30), per: 'piece' } })
    const shopper = await on(monday)
    const cup = await onShelf({ stock: 9, priceMinor: 100_00 })
    await putInCart(shopper, cup, 2)
    const expected = (200 + 300 + 60) * 2
    expect(summarise(await getCart(shopper)).earnsPoints).toBe(expected)
    const facts = await checkoutFacts(shopper)
    const quote = quoteCheckout({
      ...facts,
      shipping: facts.shop.shipping,
      coupons: [],
      automatics: [],
      country: 'CN',
      requestedPoints: 0,
      spending: facts.terms.spending,
      earning: facts.terms.earning,
      at: facts.now,
    })
    expect(quote.award?.points).toBe(expected)
    const { orderId } = await orderPaid(shopper, [{ variantId: cup, quantity: 2 }], 200_00)
    expect(await awardOf(orderId)).toMatchObject({ points: expected })
    expect(await balanceOf(shopper)).toMatchObject({ pending: expected })
    expect(
      await rows('select points from earning_given where account_id = $1 order by points', [shopper.actor.id]),
    ).toEqual([{ points: 60 }, { points: expected / 2 }])
  })

  it('is cut at the daily cap when it is paid; the next day gives again', async () => {
    const id = await rule({
      nameZh: '开业礼',
      reward: { kind: 'fixed', points: points(300), per: 'order' },
      limits: daily(400),
    })
    const shopper = await on(monday)
    const cup = await onShelf({ stock: 9, priceMinor: 10_00 })
    const buy = (at: Date) => orderPaid({ ...shopper, at }, [{ variantId: cup, quantity: 1 }], 22_00)
    const given = []
    for (const at of [monday, monday, monday, tuesday]) given.push(await awardOf((await buy(at)).orderId))
    expect(given.map((one) => one?.points)).toEqual([310, 110, 10, 310])
    expect(given[1]?.rules[0]?.cut).toEqual({ by: 'points', period: 'day', limit: 400, leftPoints: 100 })
    expect(
      await rows('select asked_points as asked, reason from award_attempt where account_id = $1', [shopper.actor.id]),
    ).toEqual([{ asked: 300, reason: 'rule-limit' }])
    const { notGiven } = await getMyPoints({ ...shopper, at: tuesday }, { kind: null, before: null })
    expect(notGiven).toMatchObject([{ askedPoints: 300, nameZh: '开业礼' }])
    expect(id).toBeTruthy()
  })

  it('gives what is left on the day it is paid, not on the day it was placed', async () => {
    await rule({ reward: { kind: 'fixed', points: points(300), per: 'order' }, limits: daily(300) })
    await rule({ id: undefined, reward: { kind: 'multiplier', bps: 20_000 }, priority: 5 } as Partial<RuleDefinition>)
    const shopper = await on(monday)
    const cup = await onShelf({ stock: 9, priceMinor: 10_00 })
    const lines = [{ variantId: cup, quantity: 1 }]
    await orderPaid(shopper, lines, 22_00)
    const late = await orderPlaced(shopper, lines, 22_00)
    expect(await awardOf(late.orderId)).toMatchObject({ points: 20 })
    await late.pay(tuesday)
    expect(await awardOf(late.orderId)).toMatchObject({ points: 620 })
  })

  it('earns as the first one once, of two placed at the same time', async () => {
    await rule({ conditions: [{ kind: 'first-order' }], reward: { kind: 'fixed', points: points(100), per: 'order' } })
    const shopper = await on(monday)
    const cup = await onShelf({ stock: 9, priceMinor: 10_00 })
    const lines = [{ variantId: cup, quantity: 1 }]
    const both = [await orderPlaced(shopper, lines, 22_00), await orderPlaced(shopper, lines, 22_00)]
    for (const one of both) await one.pay(monday)
    expect((await Promise.all(both.map((one) => awardOf(one.orderId)))).map((one) => one?.points)).toEqual([110, 10])
  })

  it('counts what was spent this month, with the order itself', async () => {
    await rule({
      conditions: [{ kind: 'period-spend', period: 'month', atLeastMinor: minor(20_00) }],
      reward: { kind: 'fixed', points: points(50), per: 'order' },
    })
    const shopper = await on(monday)
    const cup = await onShelf({ stock: 9, priceMinor: 10_00 })
    const lines = [{ variantId: cup, quantity: 1 }]
    const points2 = []
    for (let i = 0; i < 2; i++) points2.push((await awardOf((await orderPaid(shopper, lines, 22_00)).orderId))?.points)
    expect(points2).toEqual([10, 60])
  })

  it('earns by the way it is paid, which is chosen as it is placed', async () => {
    await rule({
      conditions: [{ kind: 'payment-method', methods: ['alipay'] }],
      reward: { kind: 'fixed', points: points(40), per: 'order' },
    })
    await rows(`update shop set payment_methods = '{card,alipay}'`)
    const shopper = await on(monday)
    const cup = await onShelf({ stock: 9, priceMinor: 10_00 })
    const lines = [{ variantId: cup, quantity: 1 }]
    const paidBy = async (paymentMethod: PaymentMethod | null) => {
      const placed = await orderPlaced(shopper, lines, 22_00, { paymentMethod })
      await placed.pay(monday)
      const order = await payableOrder(placed.orderId, db())
      return [order?.paymentMethod, (await awardOf(placed.orderId))?.points]
    }
    expect(await paidBy('alipay')).toEqual(['alipay', 50])
    expect(await paidBy('card')).toEqual(['card', 10])
    // nothing chosen: the shop's first
    expect(await paidBy(null)).toEqual(['card', 10])
    expect(await askFor(shopper, lines, 22_00, { paymentMethod: 'wechat-pay' })).toMatchObject({
      refusal: 'payment-method-unavailable',
    })
  })

  it('that points pay whole is paid in no way at all', async () => {
    await rule({
      conditions: [{ kind: 'payment-method', methods: ['card'] }],
      reward: { kind: 'fixed', points: points(40), per: 'order' },
    })
    const lines = [{ variantId: 'cup', unitPriceMinor: minor(10_00), quantity: 1 }]
    const facts = await checkoutFacts(await on(monday))
    const paidWhole = quoteCheckout({
      ...facts,
      lines,
      availablePoints: points(1_000),
      requestedPoints: 1_000,
      spending: { ...facts.terms.spending, maxShareBps: 10_000 },
      shipping: { ...facts.shop.shipping, freeOverMinor: minor(0) },
      coupons: [],
      automatics: [],
      country: 'CN',
      earning: facts.terms.earning,
      at: facts.now,
      paymentMethod: 'card',
    })
    expect(paidWhole).toMatchObject({ totalMinor: 0, award: { points: 0 } })
  })

  it('that was placed under a rule keeps its promise when the rule has ended', async () => {
    const ruleId = await rule({ reward: { kind: 'fixed', points: points(70), per: 'order' } })
    const shopper = await on(monday)
    const cup = await onShelf({ stock: 9, priceMinor: 10_00 })
    const placed = await orderPlaced(shopper, [{ variantId: cup, quantity: 1 }], 22_00)
    await endRule({ actor: null, at: monday, on: db() }, { ruleId, reason: 'over' })
    await placed.pay(monday)
    expect(await awardOf(placed.orderId)).toMatchObject({ points: 80 })
  })

  it('gives no more to everybody together than the rule has', async () => {
    await rule({
      reward: { kind: 'fixed', points: points(100), per: 'order' },
      limits: { ...noLimits, totalPoints: 250 },
    })
    const cup = await onShelf({ stock: 9, priceMinor: 10_00 })
    const given = []
    for (let i = 0; i < 4; i++)
      given.push(
        (await awardOf((await orderPaid(await on(monday), [{ variantId: cup, quantity: 1 }], 22_00)).orderId))?.points,
      )
    expect(given).toEqual([110, 110, 60, 10])
  })
})
