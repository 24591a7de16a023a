import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { balanceOf, replaceInFunction } from '@/lib/points/ledger.fixture'
import { codesIn } from '@/lib/rewards/codes/codes.fixture'
import { takeBackClaim } from '@/lib/rewards/staff/take-back-claim'
import { CASH, COST, countedOf, exchange, moneyReward, type Rich, rich, standingOf } from './reward-order.fixture'
import { release, settle } from './store'

// Random exchanges, payments, ends and takings back beside a model of what they leave.

useTestDatabase()
beforeAll(openShop)

const POINTS = 2_000
const SHOPPERS = 3

type Step = { do: 'exchange' | 'pay' | 'let-go' | 'take-back'; who: number; which: number }
type One = {
  who: number
  reward: number
  state: 'unpaid' | 'paid' | 'dropped' | 'back'
  /** a hold is taken anew once */
  revived: boolean
  kept: number
  claimId: string
  orderId: string
}

const steps = fc.array(
  fc.record<Step>({
    do: fc.constantFrom('exchange', 'exchange', 'pay', 'pay', 'let-go', 'take-back'),
    who: fc.nat(SHOPPERS - 1),
    which: fc.nat(40),
  }),
  { minLength: 8, maxLength: 40 },
)

/** Two of them, two to a person of the first, as many as there are codes of the second, out of a budget for three. */
async function openMall() {
  const budget = await row<{ id: string }>(
    `insert into points_budget (id, code, title_zh, title_en) values (gen_random_uuid(), $1, '预算', 'Budget') returning id`,
    [randomUUID()],
  )
  await rows(`select budget_fund($1, $2, 'r', 'test', null, null)`, [budget?.id, 3 * COST])
  const rewards = [
    await moneyReward({ stock: 3, limit_count: 2, budget_id: budget?.id }),
    await moneyReward({ kind: 'virtual-code', category: 'digital', settings: { poolId: await codesIn(2) } }),
  ]
  return { rewards, shoppers: await Promise.all(Array.from({ length: SHOPPERS }, () => rich(POINTS))) }
}

class Model {
  readonly all: One[] = []
  private codesUsed = 0

  live = (reward: number) => this.all.filter((one) => one.reward === reward && ['unpaid', 'paid'].includes(one.state))
  spent = (who: number) =>
    COST * this.all.filter((one) => one.who === who && ['unpaid', 'paid'].includes(one.state)).length
  held = (who: number) => COST * this.all.filter((one) => one.who === who && one.state === 'unpaid').length

  /** Whether one more can be had now. */
  mayHave(who: number, reward: number): boolean {
    if (this.spent(who) + COST > POINTS) return false
    const live = this.live(reward)
    if (reward === 0) return live.length < 3 && live.filter((one) => one.who === who).length < 2
    // a code that was given is never given again
    return live.filter((one) => one.state === 'unpaid').length + this.codesUsed < 2
  }

  pay(one: One): 'settled' | 'surplus' {
    if (one.state === 'dropped' && !one.revived && this.mayHave(one.who, one.reward)) {
      one.revived = true
      one.state = 'unpaid'
    }
    if (one.state !== 'unpaid') return 'surplus'
    one.state = 'paid'
    one.kept = CASH
    if (one.reward === 1) this.codesUsed += 1
    return 'settled'
  }
}

type Mall = Awaited<ReturnType<typeof openMall>>

async function take(mall: Mall, model: Model, step: Step, clerk: Awaited<ReturnType<typeof staff>>): Promise<void> {
  if (step.do === 'exchange') {
    const reward = step.which % 2
    const ctx = mall.shoppers[step.who] as Rich
    const may = model.mayHave(step.who, reward)
    const made = await exchange(ctx, mall.rewards[reward] ?? '')
    expect(made.ok, made.ok ? 'made' : made.refusal).toBe(may)
    if (!made.ok) return
    const { claimId, orderId } = await standingOf(ctx)
    model.all.push({ who: step.who, reward, state: 'unpaid', revived: false, kept: 0, claimId, orderId })
    return
  }
  const one = model.all[step.which % Math.max(1, model.all.length)]
  if (!one) return
  if (step.do === 'pay') {
    const paymentId = `pi_${randomUUID()}`
    const payment = { orderId: one.orderId, paymentId, amountMinor: CASH, currency: 'CNY', eventId: null, at: null }
    expect(await settle(payment, db())).toMatchObject({ value: { outcome: model.pay(one) } })
    expect(await settle(payment, db())).toMatchObject({ value: { outcome: 'already' } })
  } else if (step.do === 'let-go') {
    expect(await release(one.orderId, 'payment-expired', null, db())).toBe(one.state === 'unpaid')
    if (one.state === 'unpaid') one.state = 'dropped'
  } else {
    const done = await takeBackClaim(clerk, { claimId: one.claimId, reason: 'a trial' })
    expect(done.ok).toBe(one.state !== 'unpaid')
    if (one.state === 'paid') Object.assign(one, { state: 'back', kept: 0 })
  }
}

async function expectSame(mall: Mall, model: Model): Promise<void> {
  for (const [who, { actor }] of mall.shoppers.entries())
    expect(await balanceOf(actor.id)).toMatchObject({ available: POINTS - model.spent(who), held: model.held(who) })
  for (const [reward, id] of mall.rewards.entries()) expect(await countedOf(id)).toBe(model.live(reward).length)
  const kept = await rows<{ id: string; kept: number }>(
    `select o.id, coalesce((select sum(amount_minor) from payment where order_id = o.id), 0)
       - coalesce((select sum(amount_minor) from refund where order_id = o.id), 0) as kept from shop_order o where o.id = any($1::uuid[])`,
    [model.all.map((one) => one.orderId)],
  )
  expect(new Map(kept.map((one) => [one.id, one.kept]))).toEqual(
    new Map(model.all.map((one) => [one.orderId, one.kept])),
  )
  expect(await brokenInvariants()).toEqual([])
}

const property = (clerk: Awaited<ReturnType<typeof staff>>) =>
  fc.asyncProperty(steps, async (taken) => {
    const [mall, model] = [await openMall(), new Model()]
    for (const step of taken) await take(mall, model, step, clerk)
    await expectSame(mall, model)
  })

it('whatever happens to exchanges for points and money, points, stock, codes and money are where they belong', async () => {
  await fc.assert(property(await staff()), { numRuns: 15, seed: 20_261_122 })
}, 120_000)

it.each([
  ['claim_let_go', 'claimed_count = claimed_count - 1', 'claimed_count = claimed_count', 'one let go stays counted'],
  ['claim_let_go', 'IF v_part IS NOT NULL THEN', 'IF false THEN', 'a code let go stays kept'],
  ['claim_wait_again', 'PERFORM claim_keep(c, claim_promised(c));', '', 'a code is not kept anew'],
  ['order_refund', 'IF o.reward_id IS NOT NULL AND s.whole THEN', 'IF false THEN', 'a refund forgets its points'],
])(
  'is seen to fail: %s without “%s”',
  async (name, was, becomes) => {
    const clerk = await staff()
    const mend = await replaceInFunction(name, was, becomes)
    const { failed } = await fc.check(property(clerk), { numRuns: 30, seed: 20_261_122, endOnFailure: true })
    await mend()
    expect(failed).toBe(true)
  },
  120_000,
)
