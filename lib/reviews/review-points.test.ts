import { afterEach, beforeAll, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { row } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { brokenExplanations } from '@/lib/earning/explained.fixture'
import { publishRule } from '@/lib/earning/programme/rule.fixture'
import { staff } from '@/lib/gate/staff.fixture'
import { points } from '@/lib/kernel/points'
import { bought } from '@/lib/orders/refunds/bought.fixture'
import { shipOrder } from '@/lib/orders/ship-order'
import { balanceOf, spendAtOnce } from '@/lib/points/ledger.fixture'
import { showReview } from './show-review'
import { writeReview } from './write-review'

useTestDatabase()
beforeAll(async () => {
  await openShop()
  await publishRule({
    trigger: { kind: 'behaviour', code: 'review' },
    reward: { kind: 'fixed', points: points(20), per: 'order' },
    limits: { perShopper: [{ period: 'month', points: null, times: 1 }], coolDownHours: null, totalPoints: null },
  })
})
afterEach(async () => {
  expect(await brokenInvariants()).toEqual([])
  expect((await brokenExplanations()).broken).toEqual([])
})

async function buyer() {
  const order = await bought({ lines: [{ priceMinor: 1_990, quantity: 1 }] })
  const sent = await shipOrder(await staff('clerk'), { orderId: order.orderId, carrier: '顺丰', trackingNumber: 'SF1' })
  if (!sent.ok) throw new Error(sent.refusal)
  const product = await row<{ id: string }>('select product_id as id from variant where id = $1', [order.variants[0]])
  const say = (body: string) => writeReview(order.ctx, { productId: product?.id ?? '', rating: 5, body })
  return { li: order.ctx.actor.id, say }
}

it('earns once, however often it is said anew', async () => {
  const { li, say } = await buyer()
  const { available } = await balanceOf(li)
  const first = await say('很好')
  expect(first).toMatchObject({ ok: true, value: { points: 20 } })
  await say('还是很好')
  expect(await balanceOf(li)).toMatchObject({ available: available + 20 })
})

it('that is taken out of sight is taken back, owed where it was spent, and given again with the review', async () => {
  const { li, say } = await buyer()
  const made = await say('骂人的话')
  const reviewId = made.ok ? made.value.reviewId : ''
  const support = await staff('support')
  const show = (shown: boolean) => showReview(support, { reviewId, shown, reason: '不文明' })
  await spendAtOnce(li, 15, undefined, new Date())
  const had = await balanceOf(li)
  expect(had).toMatchObject({ available: 5 })
  await show(false)
  await show(false)
  expect(await balanceOf(li)).toMatchObject({ available: 0, debt: 15 })
  // the cap of the month counted it already
  await show(true)
  expect(await balanceOf(li)).toMatchObject({ available: 5, debt: 0 })
  await show(false)
  await show(true)
  expect(await balanceOf(li)).toMatchObject({ available: 5, debt: 0 })
  expect(
    await row(
      'select given_points as given, taken_back_points as back, rounds from behaviour_event where account_id = $1',
      [li],
    ),
  ).toEqual({ given: 60, back: 40, rounds: 2 })
})
