import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { guest, onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { askFor, openSession } from '@/lib/checkout/checkout.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { ok, refuse } from '@/lib/kernel/result'
import { payments } from '@/lib/payments/payments'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { wordsOf } from './refunds/bought.fixture'
import { refundOrder } from './refunds/refund-order'
import { retryRefund } from './retry-refund'
import { REFUND_TRIES } from './rules'
import { sendPendingRefunds } from './send-pending-refunds'
import { settleSession } from './settle-session'

useTestDatabase()
const provider = startTestPayments()
beforeAll(openShop)
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const HOUR = 3_600_000
const minutesOn = (minutes: number) => new Date(Date.now() + minutes * 60_000)
// as the port answers when the provider is out of reach, without the waits of the SDK
const breakDown = () => vi.spyOn(payments(), 'refund').mockResolvedValue(refuse('payments-unavailable'))

async function paidOrder() {
  const ctx = guest()
  const cup = await onShelf({ stock: 1, priceMinor: 30_000 })
  const answer = await askFor(ctx, [{ variantId: cup, quantity: 1 }], 30_000)
  if (!answer.ok) throw new Error(answer.refusal)
  const sessionId = await openSession(ctx, answer.value)
  await provider.pay(sessionId)
  await settleSession({ at: null, on: db() }, { sessionId })
  return answer.value.orderId
}

const giveBack = async (orderId: string) => refundOrder(await staff(), wordsOf(orderId, { kind: 'rest' }))
const refundOf = (orderId: string) =>
  row<{ id: string; state: string; attempts: number; round: number; last_error: string | null }>(
    'select id, state, attempts, round, last_error from refund where order_id = $1',
    [orderId],
  )
const lettersOf = async (orderId: string) =>
  (
    await rows<{ template: string }>(
      `select template from mail_outbox where key like 'order:' || $1 || ':refund%' order by id`,
      [orderId],
    )
  ).map(({ template }) => template)

it('asks ever more rarely, gives up within a day, and is tried again when staff say so', async () => {
  const orderId = await paidOrder()
  breakDown()
  expect(await giveBack(orderId)).toMatchObject({ value: { money: 'pending' } })
  const asked: number[] = []
  for (let minute = 0; minute < 36 * 60; minute += 5) {
    const due = await rows(`select 1 from refund where state = 'pending' and due_at <= $1`, [minutesOn(minute)])
    if (due.length === 0) continue
    asked.push(minute)
    await sendPendingRefunds({ at: minutesOn(minute), on: db() })
  }
  expect(asked).toHaveLength(REFUND_TRIES - 1)
  expect(asked.at(-1)).toBeLessThan(18 * 60)
  const failed = await refundOf(orderId)
  expect(failed).toMatchObject({ state: 'failed', attempts: REFUND_TRIES, last_error: 'payments-unavailable' })
  expect(await sendPendingRefunds({ at: minutesOn(48 * 60), on: db() })).toBe(0)

  vi.restoreAllMocks()
  const again = await retryRefund(await staff(), { refundId: failed?.id ?? '' })
  expect(again).toEqual({ ok: true, value: { money: 'succeeded' } })
  expect(await refundOf(orderId)).toMatchObject({ state: 'succeeded', attempts: 1, round: 1, last_error: null })
  expect(await lettersOf(orderId)).toEqual(['order-refunded', 'refund-sent'])
  expect(await retryRefund(await staff(), { refundId: failed?.id ?? '' })).toMatchObject({
    refusal: 'refund-not-failed',
  })
  expect(
    await rows(`select 1 from audit_log where action = 'order.refund-retry' and subject = 'order:' || $1`, [orderId]),
  ).toHaveLength(1)
})

it('fails at once when the provider refuses it for good, and asks under a new key afterwards', async () => {
  const orderId = await paidOrder()
  const payment = await row<{ id: string }>('select provider_payment_id as id from payment where order_id = $1', [
    orderId,
  ])
  await provider
    .trial()
    .stripe()
    .refunds.create({ payment_intent: payment?.id ?? '' })
  expect(await giveBack(orderId)).toMatchObject({ value: { money: 'failed' } })
  const failed = await refundOf(orderId)
  expect(failed).toMatchObject({ state: 'failed', attempts: 1, last_error: 'payment-refund-refused' })
  expect(await retryRefund(await staff(), { refundId: failed?.id ?? '' })).toMatchObject({ value: { money: 'failed' } })
  expect(await refundOf(orderId)).toMatchObject({ state: 'failed', round: 1 })
})

it('finds the money that went out unheard instead of sending it again', async () => {
  const orderId = await paidOrder()
  await provider.trial().control('/control', { fault: 'cut-after-doing', count: 50 })
  expect(await giveBack(orderId)).toMatchObject({ value: { money: 'pending' } })
  await provider.trial().control('/control', { reset: true })
  await rows(`update refund set state = 'failed' where order_id = $1`, [orderId])
  const make = vi.spyOn(payments(), 'refund')
  const refundId = (await refundOf(orderId))?.id ?? ''
  expect(await retryRefund(await staff(), { refundId })).toMatchObject({ value: { money: 'succeeded' } })
  expect(make).not.toHaveBeenCalled()
  make.mockRestore()
})

it('asks after a refund that the provider has under way, instead of asking for it again', async () => {
  const orderId = await paidOrder()
  await rows(`update refund set state = 'failed' where state = 'pending'`)
  const refund = vi.spyOn(payments(), 'refund').mockResolvedValue(ok({ refundId: 're_slow', status: 'pending' }))
  const look = vi.spyOn(payments(), 'getRefund').mockResolvedValue(ok({ refundId: 're_slow', status: 'succeeded' }))
  expect(await giveBack(orderId)).toMatchObject({ value: { money: 'pending' } })
  expect(await sendPendingRefunds({ at: new Date(Date.now() + HOUR), on: db() })).toBe(1)
  expect(refund).toHaveBeenCalledTimes(1)
  expect(look).toHaveBeenCalledWith('re_slow')
  expect(await refundOf(orderId)).toMatchObject({ state: 'succeeded' })
  expect(await lettersOf(orderId)).toEqual(['order-refunded', 'refund-sent'])
  vi.restoreAllMocks()
})

it('reads all that are due in one statement', async () => {
  const orders = [await paidOrder(), await paidOrder(), await paidOrder()]
  breakDown()
  for (const orderId of orders) await giveBack(orderId)
  vi.restoreAllMocks()
  const query = vi.spyOn(db(), 'query')
  await sendPendingRefunds({ at: new Date(Date.now() + HOUR), on: db() })
  const said = query.mock.calls.map(([asked]) => JSON.stringify(asked))
  expect(said.filter((text) => text.includes('from refund r join payment'))).toHaveLength(1)
  query.mockRestore()
})
