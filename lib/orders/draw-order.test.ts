import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { LiveCampaign } from '@/lib/campaigns/campaign.fixture'
import { buyDraws } from '@/lib/campaigns/tickets/buy-draws'
import { endTickets } from '@/lib/campaigns/tickets/end-tickets'
import { listTickets } from '@/lib/campaigns/tickets/queries'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { balanceOf } from '@/lib/points/ledger.fixture'
import { cancelOrder } from './cancel-order'
import {
  buy,
  heldOf,
  keptOf,
  openCampaign,
  openOne,
  type Player,
  PRICE,
  player,
  standingOf,
  waiting,
} from './draw-order.fixture'
import { giveBackDraws } from './give-back-draws'
import { reconcilePayments } from './reconcile-payments'
import { wordsOf } from './refunds/bought.fixture'
import { previewRefund } from './refunds/preview-refund'
import { refundOrder } from './refunds/refund-order'
import { refundMadeElsewhere } from './refunds/store'
import { settleSession } from './settle-session'
import { release, settle } from './store'

useTestDatabase()
const provider = startTestPayments()
beforeAll(openShop)
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

const settled = (sessionId: string) => settleSession({ at: null, on: db() }, { sessionId })

async function paid(ctx: Player, live: LiveCampaign, draws = 1) {
  const one = await waiting(ctx, live, draws)
  await provider.pay(one.sessionId)
  expect(await settled(one.sessionId)).toEqual({ ok: true, value: 'settled' })
  return standingOf(ctx)
}

const daysOn = (days: number) => new Date(Date.now() + days * 86_400_000)

describe('draws for money', () => {
  it('are held for from the moment they are asked for, can be opened once they are paid, and earn nothing', async () => {
    const li = await player()
    const live = await openCampaign({ slots: 5 })
    const made = await buy(li, live, 2)
    expect(made).toMatchObject({ ok: true, value: { payUrl: expect.stringMatching(/^\/api\/orders\//) } })
    expect(await standingOf(li)).toMatchObject({ order: 'awaiting_payment', tickets: ['unpaid', 'unpaid'] })
    expect(await heldOf(live)).toEqual({ points: 100, kept: 2, free: 3 })
    expect(await listTickets(li, live.campaignId)).toEqual([])
    expect(await brokenInvariants()).toEqual([])
    await cancelOrder(li, { number: (await standingOf(li)).number, token: null })

    const { orderId } = await paid(li, live, 2)
    expect(await standingOf(li)).toMatchObject({ order: 'completed', tickets: ['unopened', 'unopened'] })
    expect(await listTickets(li, live.campaignId)).toMatchObject([{ source: 'order' }, { source: 'order' }])
    expect(await balanceOf(li.actor.id)).toMatchObject({ available: 0, pending: 0 })
    const spent = await row<{ n: number; orders: number }>(
      `select (select coalesce(sum(amount), 0)::int from tier_parts($1, '{"windowMonths": 12}', now() + interval '1 minute')) as n,
         (earning_shopper($1, '[{"conditions": [{"kind": "first-order"}]}]', now())->>'paidOrders')::int as orders`,
      [li.actor.id],
    )
    expect(spent).toEqual({ n: 0, orders: 0 })
    expect(await keptOf(orderId)).toBe(2 * PRICE)
  })

  it('are one order, however often the same is asked for; the same name for something else is refused', async () => {
    const li = await player()
    const live = await openCampaign()
    const asked = {
      campaignId: live.campaignId,
      draws: 1,
      cashMinor: PRICE,
      confirmed: true as const,
      requestId: randomUUID(),
    }
    const first = await buyDraws(li, asked)
    expect(await buyDraws(li, asked)).toEqual(first)
    expect(await buyDraws(li, { ...asked, draws: 2 })).toMatchObject({ refusal: 'key-reused' })
    expect(await heldOf(live)).toMatchObject({ points: 50 })
  })

  it('are sold at the price that was shown, to whom may draw, while the campaign is open and its limits allow', async () => {
    const li = await player()
    const limited = await openCampaign({ limits: { perDay: 2, perPerson: 3 } })
    const asked = { campaignId: limited.campaignId, draws: 1, confirmed: true as const, requestId: randomUUID() }
    expect(await buyDraws(li, { ...asked, cashMinor: 1 })).toMatchObject({
      refusal: 'draws-price-changed',
      details: { cashMinor: PRICE },
    })
    expect(await buy(li, limited, 3)).toMatchObject({ refusal: 'campaign-limit-day', details: { limit: 2 } })
    expect(await buy(li, limited, 2)).toMatchObject({ ok: true })
    expect(await buy(li, limited, 1)).toMatchObject({ refusal: 'campaign-limit-day' })
    const whole = await openCampaign({ limits: { perPerson: 1 } })
    expect(await buy(li, whole, 2)).toMatchObject({ refusal: 'campaign-limit-person' })
    const young = await player()
    await rows('delete from player_age where account_id = $1', [young.actor.id])
    expect(await buy(young, limited)).toMatchObject({ refusal: 'age-unstated' })
    await rows(`update campaign set state = 'ended', ended_at = now(), ended_because = 'stopped' where id = $1`, [
      limited.campaignId,
    ])
    expect(await buy(await player(), limited)).toMatchObject({ refusal: 'campaign-not-open' })
    expect(
      await buyDraws(li, { ...asked, campaignId: randomUUID(), cashMinor: PRICE, requestId: randomUUID() }),
    ).toMatchObject({ refusal: 'campaign-unknown' })
  })

  it('are never sold without a box or without the budget for one', async () => {
    const deck = await openCampaign({ slots: 2 })
    expect(await buy(await player(), deck, 3)).toMatchObject({ refusal: 'campaign-sold-out' })
    expect(await buy(await player(), deck, 2)).toMatchObject({ ok: true })
    expect(await buy(await player(), deck)).toMatchObject({ refusal: 'campaign-sold-out' })
    const poor = await openCampaign({ draws: 1 })
    expect(await buy(await player(), poor)).toMatchObject({ ok: true })
    expect(await buy(await player(), poor)).toMatchObject({ refusal: 'campaign-budget-spent' })
  })
})

describe('when the money does not come', () => {
  it('boxes and budget are anybody’s again', async () => {
    const li = await player()
    const live = await openCampaign({ slots: 1 })
    await waiting(li, live)
    await reconcilePayments({ on: db(), at: new Date(Date.now() + 40 * 60_000) })
    expect(await standingOf(li)).toMatchObject({
      order: 'cancelled',
      tickets: ['void'],
      cancelReason: 'payment-expired',
    })
    expect(await heldOf(live)).toEqual({ points: 0, kept: 0, free: 1 })
    expect(await paid(await player(), live)).toMatchObject({ tickets: ['unopened'] })
  })

  it('a payment that comes too late is honoured while there is a box, else it goes back by itself', async () => {
    const li = await player()
    const live = await openCampaign({ slots: 1 })
    const one = await waiting(li, live)
    await release(one.orderId, 'payment-expired', null, db())
    await provider.pay(one.sessionId)
    expect(await settled(one.sessionId)).toEqual({ ok: true, value: 'settled' })
    expect(await standingOf(li)).toMatchObject({ order: 'completed', tickets: ['unopened'] })

    const amy = await player()
    const other = await openCampaign({ slots: 1 })
    const late = await waiting(amy, other)
    await release(late.orderId, 'payment-expired', null, db())
    await paid(li, other)
    await provider.pay(late.sessionId)
    expect(await settled(late.sessionId)).toEqual({ ok: true, value: 'surplus' })
    expect(await standingOf(amy)).toMatchObject({ order: 'cancelled', tickets: ['void'] })
    expect(await keptOf(late.orderId)).toBe(0)
  })

  it('one that comes twice goes back', async () => {
    const li = await player()
    const { orderId } = await paid(li, await openCampaign())
    const again = { orderId, paymentId: 'pi_again', amountMinor: PRICE, currency: 'CNY', eventId: null, at: null }
    expect(await settle(again, db())).toMatchObject({ value: { outcome: 'surplus' } })
    await rows(`update refund set state = 'succeeded' where order_id = $1`, [orderId])
  })
})

describe('boxes that were paid', () => {
  it('go back unopened within seven days, one by one, with their money; opened ones do not', async () => {
    const li = await player()
    const live = await openCampaign({ slots: 3 })
    const { orderId, number } = await paid(li, live, 3)
    await openOne(li, live, orderId)
    const asked = { number, draws: 1, requestId: randomUUID() }
    expect(await giveBackDraws(li, asked)).toEqual({ ok: true, value: { moneyMinor: PRICE } })
    expect(await giveBackDraws(li, asked)).toEqual({ ok: true, value: { moneyMinor: PRICE } })
    expect(await standingOf(li)).toMatchObject({ order: 'completed', tickets: ['opened', 'unopened', 'void'] })
    expect(await keptOf(orderId)).toBe(2 * PRICE)
    expect(await giveBackDraws(li, { number, draws: 2, requestId: randomUUID() })).toMatchObject({
      refusal: 'draws-opened',
      details: { unopened: 1 },
    })
    expect(await giveBackDraws(await player(), { ...asked, requestId: randomUUID() })).toMatchObject({
      refusal: 'order-unknown',
    })
    const later = { ...li, at: daysOn(9) }
    expect(await giveBackDraws(later, { number, draws: 1, requestId: randomUUID() })).toMatchObject({
      refusal: 'draws-back-over',
    })
  })

  it('a refund at the desk says what can’t go back before it is made, and gives back what is unopened', async () => {
    const li = await player()
    const live = await openCampaign()
    const { orderId } = await paid(li, live, 2)
    await openOne(li, live, orderId)
    const desk = await staff()
    const rest = { orderId, scope: { kind: 'rest' }, shortfall: 'debt' } as const
    expect(await previewRefund(desk, rest)).toMatchObject({ refusal: 'draws-opened', details: { unopened: 1 } })
    const pieces = { kind: 'pieces' as const, lines: [{ position: 0, quantity: 1 }], shippingMinor: 0 }
    expect(await refundOrder(desk, wordsOf(orderId, pieces))).toMatchObject({
      value: { outcome: { moneyMinor: PRICE, whole: false } },
    })
    expect(await standingOf(li)).toMatchObject({ tickets: ['opened', 'void'] })
    // a sum out of kindness is money alone
    expect(
      await refundOrder(desk, wordsOf(orderId, { kind: 'amount', amountMinor: PRICE, shippingMinor: 0 })),
    ).toMatchObject({ ok: true })
    expect(await standingOf(li)).toMatchObject({ order: 'refunded', tickets: ['opened', 'void'] })
  })

  it('money that somebody gave back in the provider’s own desk takes the unopened ones', async () => {
    const li = await player()
    const live = await openCampaign()
    const { orderId } = await paid(li, live, 2)
    await openOne(li, live, orderId)
    const pay = await row<{ id: string }>('select provider_payment_id as id from payment where order_id = $1', [
      orderId,
    ])
    const told = {
      paymentId: pay?.id ?? '',
      refundId: 're_there',
      amountMinor: 2 * PRICE,
      status: 'succeeded' as const,
    }
    expect(await refundMadeElsewhere(told, null, db())).toBe('recorded')
    expect(await standingOf(li)).toMatchObject({ order: 'refunded', tickets: ['opened', 'void'] })
  })

  it('not opened by their last day they go back by themselves, with their money', async () => {
    const li = await player()
    const live = await openCampaign({ slots: 2 })
    const { orderId } = await paid(li, live, 2)
    await openOne(li, live, orderId)
    const mine = async () => (await standingOf(li)).tickets
    await endTickets({ at: daysOn(59), on: db() })
    expect(await mine()).toEqual(['opened', 'unopened'])
    expect(await endTickets({ at: daysOn(62), on: db() })).toBeGreaterThan(0)
    expect(await endTickets({ at: daysOn(62), on: db() })).toBe(0)
    expect(await standingOf(li)).toMatchObject({ order: 'completed', tickets: ['opened', 'void'] })
    expect(await keptOf(orderId)).toBe(PRICE)
    expect(await heldOf(live)).toMatchObject({ points: 0, free: 1 })
  })

  it('can be opened when the campaign was stopped', async () => {
    const li = await player()
    const live = await openCampaign()
    const { orderId } = await paid(li, live)
    await rows(`update campaign set state = 'ended', ended_at = now(), ended_because = 'stopped' where id = $1`, [
      live.campaignId,
    ])
    await openOne(li, live, orderId)
    expect(await standingOf(li)).toMatchObject({ tickets: ['opened'] })
  })
})
