import { afterAll, beforeAll, expect, it } from 'vitest'
import { onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { newSession, valueOf } from '@/scripts/stripe-standin/trial'
import { buys, comesBy, inviter, look, openInvites } from './invite.fixture'
import { noteCards } from './note-cards'

useTestDatabase()
const provider = startTestPayments()
let cup: string
beforeAll(async () => {
  await openShop()
  cup = await onShelf({ stock: 100 })
})
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

/** An order's payment was made at the provider, by whoever's card; each address there has one. */
async function paidAs(orderId: string, email: string, method: 'card' | 'alipay' = 'card') {
  const { sessionId } = valueOf(await provider.trial().payments().createSession(newSession({ email, method })))
  await provider.pay(sessionId)
  const { paymentId } = valueOf(await provider.trial().payments().getSession(sessionId))
  await rows('update payment set provider_payment_id = $2 where order_id = $1', [orderId, paymentId])
}

const signalsOf = async (inviteId: string) =>
  (
    await row<{ codes: string[] }>(
      `select array(select x->>'code' from jsonb_array_elements(signals) x) as codes from invite where id = $1`,
      [inviteId],
    )
  )?.codes

it('an order that the inviter’s own card paid for is held, and says so', async () => {
  const li = await inviter(await openInvites())
  await paidAs(await buys(li, cup), 'li@card.test')
  const friend = await comesBy(li.code)
  await paidAs(await buys(friend, cup), 'li@card.test')
  expect(await look(friend.inviteId)).toMatchObject({ state: 'held' })
  expect(await signalsOf(friend.inviteId)).toContain('inviter-card')
})

it('another card, no card, and a payment that the provider does not know say nothing; each is asked after once', async () => {
  const li = await inviter(await openInvites())
  await paidAs(await buys(li, cup), 'ann@card.test', 'alipay')
  await buys(li, cup)
  const friend = await comesBy(li.code)
  await paidAs(await buys(friend, cup), 'ann@card.test', 'alipay')
  await paidAs(await buys(friend, cup), 'bob@card.test')
  expect(await noteCards({ at: null, on: db() }, friend.inviteId)).toEqual({ ok: true, value: 4 })
  expect(await noteCards({ at: null, on: db() }, friend.inviteId)).toEqual({ ok: true, value: 0 })
  expect(await look(friend.inviteId)).toMatchObject({ state: 'waiting' })
  expect(await signalsOf(friend.inviteId)).not.toContain('inviter-card')
})
