import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { balanceOf } from '@/lib/checkout/checkout.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { StaffContext } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { findOrder } from '../queries'
import { type Bought, bought, showAndRefund } from '../refunds/bought.fixture'
import type { RefundScope } from '../refunds/schema'
import { countRefundRequests, findStaffOrder, listOrders } from '../staff/queries'
import { orderFilterSchema } from '../staff/schema'
import { approveRequest } from './approve-request'
import { declineRequest } from './decline-request'
import { previewRequest } from './preview-request'
import { requestRefund } from './request-refund'
import { mayAskForRefund } from './rules'
import { withdrawRequest } from './withdraw-request'

useTestDatabase({ size: 20 })
startTestPayments()
let counter: StaffContext
beforeAll(async () => {
  await openShop()
  counter = await staff()
})
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const onePiece: RefundScope = { kind: 'pieces', lines: [{ position: 0, quantity: 1 }], shippingMinor: 0 }
const rest: RefundScope = { kind: 'rest' }
const twoCups = () => bought({ lines: [{ priceMinor: 10_000, quantity: 2 }], points: 1_000 })
const linkOf = async ({ orderId }: Bought) => {
  const found = await row<{ number: number }>('select number from shop_order where id = $1', [orderId])
  return { number: found?.number ?? 0, token: null }
}

/** What the shopper sees, and asks for. */
async function ask(order: Bought, scope: RefundScope = onePiece, requestId: string = randomUUID()) {
  const link = await linkOf(order)
  const shown = await previewRequest(order.ctx, { ...link, scope })
  if (!shown.ok) throw new Error(shown.refusal)
  const wish = { ...link, scope, requestId, reason: '杯沿有缺口', expected: shown.value }
  const asked = await requestRefund(order.ctx, wish)
  const view = await findOrder(order.ctx, link)
  const request = view.ok ? view.value.requests[0] : undefined
  if (!request) throw new Error(asked.ok ? 'nothing was asked' : asked.refusal)
  return { link, wish, asked, id: request.id, shown: shown.value }
}

const yes = (id: string, expected: Parameters<typeof approveRequest>[1]['expected'] = null) =>
  approveRequest(counter, { requestId: id, restock: false, shortfall: 'debt', expected })
const no = (id: string) => declineRequest(counter, { requestId: id, note: '已经用过了' })
const requestsOf = async (order: Bought) =>
  rows<{ state: string; note: string }>(
    'select state, note from refund_request where order_id = $1 order by created_at',
    [order.orderId],
  )
const refundsOf = ({ orderId }: Bought) => rows('select 1 from refund where order_id = $1', [orderId])
const lettersOf = ({ orderId }: Bought) =>
  rows<{ template: string; asked: boolean }>(
    `select template, coalesce((params->>'asked')::boolean, false) as asked from mail_outbox
     where params->>'orderId' = $1 and template like '%re%d' and template <> 'order-paid' order by id`,
    [orderId],
  )

describe('a shopper asks for money back', () => {
  it('as it was shown; nothing moves until the shop says yes', async () => {
    const order = await twoCups()
    const before = await balanceOf(order.ctx)
    const { asked, shown, wish } = await ask(order)
    expect(asked).toEqual({ ok: true, value: { state: 'requested' } })
    expect(shown).toMatchObject({ moneyMinor: 9_500, returnedPoints: 500, whole: false })
    expect(await balanceOf(order.ctx)).toEqual(before)
    expect(await refundsOf(order)).toEqual([])
    // sent again it is the same request; another one waits for the answer
    expect(await requestRefund(order.ctx, wish)).toEqual(asked)
    expect(await requestRefund(order.ctx, { ...wish, reason: 'another' })).toMatchObject({ refusal: 'key-reused' })
    expect(await requestRefund(order.ctx, { ...wish, requestId: randomUUID() })).toMatchObject({
      refusal: 'refund-already-asked',
    })
    expect(await requestsOf(order)).toHaveLength(1)
  })

  it('and staff find it', async () => {
    const order = await twoCups()
    const waiting = await countRefundRequests({ on: db() })
    const { id } = await ask(order)
    expect(await countRefundRequests({ on: db() })).toBe(waiting + 1)
    const list = await listOrders({ on: db() }, orderFilterSchema.parse({ refund: 'asked' }))
    expect(list.orders.find((one) => one.id === order.orderId)).toMatchObject({ isRefundAsked: true })
    const seen = await findStaffOrder({ on: db() }, order.orderId)
    expect(seen?.requests).toMatchObject([{ id, state: 'requested', reason: '杯沿有缺口', scope: onePiece }])
    expect(seen && mayAskForRefund(seen)).toBe(false)
  })

  it('not for an order of somebody else, nor by a link that is none', async () => {
    const [order, stranger] = [await twoCups(), await twoCups()]
    const link = await linkOf(order)
    for (const token of [null, 'forged'])
      expect(await previewRequest(stranger.ctx, { ...link, token, scope: rest })).toMatchObject({
        refusal: 'order-unknown',
      })
    const { wish, id } = await ask(order)
    const theirs = { ...wish, requestId: randomUUID() }
    expect(await requestRefund(stranger.ctx, theirs)).toMatchObject({ refusal: 'order-unknown' })
    expect(await withdrawRequest(stranger.ctx, { ...link, requestId: id })).toMatchObject({ refusal: 'order-unknown' })
    // nor one's own order with somebody else's request
    const own = await linkOf(stranger)
    expect(await withdrawRequest(stranger.ctx, { ...own, requestId: id })).toMatchObject({
      refusal: 'refund-request-unknown',
    })
    expect(await requestsOf(order)).toMatchObject([{ state: 'requested' }])
  })

  it('not for more than is left, and not as it would no longer be', async () => {
    const order = await twoCups()
    const { link, wish, id } = await ask(order)
    await withdrawRequest(order.ctx, { ...link, requestId: id })
    const three: RefundScope = { kind: 'pieces', lines: [{ position: 0, quantity: 3 }], shippingMinor: 0 }
    expect(await previewRequest(order.ctx, { ...link, scope: three })).toMatchObject({ refusal: 'refund-too-much' })
    await showAndRefund(order, { kind: 'amount', amountMinor: 500, shippingMinor: 0 })
    const stale = { ...wish, requestId: randomUUID() }
    expect(await requestRefund(order.ctx, stale)).toMatchObject({ refusal: 'refund-changed' })
    await showAndRefund(order, rest)
    expect(await previewRequest(order.ctx, { ...link, scope: rest })).toMatchObject({
      refusal: 'order-already-refunded',
    })
  })
})

describe('the shop answers', () => {
  it('yes: the refund is made as it is shown now, once, with one letter', async () => {
    const order = await twoCups()
    const { id, shown } = await ask(order)
    expect(await yes(id, shown)).toMatchObject({ ok: true, value: { outcome: shown } })
    expect(await yes(id, shown)).toMatchObject({ ok: true, value: { outcome: shown } })
    expect(await refundsOf(order)).toHaveLength(1)
    expect(await requestsOf(order)).toMatchObject([{ state: 'approved' }])
    expect(await lettersOf(order)).toEqual([{ template: 'order-refunded', asked: true }])
    expect(await no(id)).toMatchObject({ refusal: 'refund-request-closed' })
  })

  it('not yes to what would be another refund than the one that staff saw', async () => {
    const order = await twoCups()
    const { id, shown } = await ask(order)
    await showAndRefund(order, { kind: 'amount', amountMinor: 300, shippingMinor: 0 })
    expect(await yes(id, shown)).toMatchObject({ refusal: 'refund-changed' })
    expect(await requestsOf(order)).toMatchObject([{ state: 'requested' }])
  })

  it('no: with a word to the shopper, who may ask again', async () => {
    const order = await twoCups()
    const { id } = await ask(order)
    expect(await no(id)).toEqual({ ok: true, value: { state: 'declined' } })
    expect(await no(id)).toEqual({ ok: true, value: { state: 'declined' } })
    expect(await requestsOf(order)).toEqual([{ state: 'declined', note: '已经用过了' }])
    expect(await lettersOf(order)).toEqual([{ template: 'refund-declined', asked: false }])
    expect(await yes(id)).toMatchObject({ refusal: 'refund-request-closed' })
    expect((await ask(order)).asked.ok).toBe(true)
  })

  it('by a refund of the whole order, made by hand', async () => {
    const order = await twoCups()
    await ask(order)
    await showAndRefund(order, rest)
    expect(await requestsOf(order)).toMatchObject([{ state: 'approved' }])
    expect(await refundsOf(order)).toHaveLength(1)
  })

  it('not to a request that is none', async () => {
    expect(await yes(randomUUID())).toMatchObject({ refusal: 'refund-request-unknown' })
    expect(await no(randomUUID())).toMatchObject({ refusal: 'refund-request-unknown' })
  })
})

describe('at once', () => {
  it('many askers leave one open request', async () => {
    const order = await twoCups()
    const link = await linkOf(order)
    const shown = await previewRequest(order.ctx, { ...link, scope: onePiece })
    if (!shown.ok) throw new Error(shown.refusal)
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        requestRefund(order.ctx, {
          ...link,
          scope: onePiece,
          requestId: randomUUID(),
          reason: 'broken',
          expected: shown.value,
        }),
      ),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(new Set(answers.map((answer) => (answer.ok ? 'asked' : answer.refusal)))).toEqual(
      new Set(['asked', 'refund-already-asked']),
    )
  })

  it('many who say yes make one refund', async () => {
    const order = await twoCups()
    const { id, shown } = await ask(order)
    const answers = await Promise.all(Array.from({ length: 12 }, () => yes(id, shown)))
    expect(answers.every((answer) => answer.ok)).toBe(true)
    expect(await refundsOf(order)).toHaveLength(1)
  })

  it('a yes, a no and a change of mind: one of them happens, and the refund only with the yes', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      const order = await twoCups()
      const { id, link, shown } = await ask(order, turn % 2 ? rest : onePiece)
      const deeds = [
        () => withdrawRequest(order.ctx, { ...link, requestId: id }),
        () => yes(id, shown),
        () => no(id),
      ] as const
      const [first = deeds[0], ...others] = [...deeds.slice(turn % 3), ...deeds.slice(0, turn % 3)]
      const answers = await Promise.all([first(), ...others.map((deed) => deed())])
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
      const [request] = await requestsOf(order)
      expect(await refundsOf(order)).toHaveLength(request?.state === 'approved' ? 1 : 0)
    }
  })
})
