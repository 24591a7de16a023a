import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { balanceOf } from '@/lib/checkout/checkout.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { completeShippedOrders } from '@/lib/orders/complete-shipped-orders'
import { sealJournal } from '@/lib/points/journal/seal-journal'
import { verifySeals } from '@/lib/points/journal/verify-seals'
import { order } from '@/lib/points/planted.fixture'
import { mergeAccounts } from '../merges/merge-accounts'
import { saveAddress } from '../save-address'
import { askErasure } from './ask-erasure'
import { askErasureFor } from './ask-erasure-for'
import { eraseDueAccounts } from './erase-due-accounts'
import { handOverData } from './hand-over-data'
import { getErasure } from './queries'
import { columnsThatSay } from './scan.fixture'
import { address, bought, ordered, somebody, traces } from './somebody.fixture'
import { withdrawErasure } from './withdraw-erasure'
import { withdrawErasureFor } from './withdraw-erasure-for'

useTestDatabase()
beforeAll(openShop)
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

const DAY_MS = 86_400_000
const after = (days: number) => new Date(Date.now() + days * DAY_MS)
const gone = (at: Date) => eraseDueAccounts({ on: db(), at })
/** Parcels count as delivered after a week, and orders as completed when nothing can be sent back any more. */
async function closeOrders(from = 0): Promise<void> {
  for (const days of [10, 30]) await completeShippedOrders({ on: db(), at: after(from + days) })
}

describe('whoever asks to be forgotten', () => {
  it('is told what stands in the way, and asks again when it does not', async () => {
    const li = await somebody('open')
    expect(await askErasure(li)).toMatchObject({ refusal: 'erasure-open-orders' })
    expect(await getErasure(li, li.actor.id)).toMatchObject({ askedAt: null, trouble: 'erasure-open-orders' })
    await closeOrders()
    expect(await askErasure(li)).toMatchObject({ ok: true })
    expect(await getErasure(li, li.actor.id)).toMatchObject({ askedAt: expect.any(Date), trouble: null })
    expect(await askErasureFor(await staff(), { accountId: (await staff()).actor.id, reason: '来信' })).toMatchObject({
      refusal: 'erasure-staff',
    })
    await withdrawErasure(li)
  })

  it('has seven days to stay after all, and may ask anew', async () => {
    const li = await somebody('stay')
    await closeOrders()
    const first = await askErasure({ ...li, at: after(31) })
    expect(first).toMatchObject({ ok: true, value: { dueAt: expect.any(Date) } })
    expect(await askErasure({ ...li, at: after(33) })).toEqual(first)
    expect(await gone(after(37.9))).toBe(0)
    expect(await withdrawErasure(li)).toMatchObject({ ok: true })
    expect(await withdrawErasure(li)).toMatchObject({ refusal: 'erasure-unknown' })
    expect(await gone(after(60))).toBe(0)
    expect(await row('select name, erased_at from account where id = $1', [li.actor.id])).toEqual({
      name: 'stay-name',
      erased_at: null,
    })
    expect(await askErasure({ ...li, at: after(61) })).toMatchObject({ ok: true })
    expect(await withdrawErasureFor(await staff(), { accountId: li.actor.id })).toMatchObject({ ok: true })
  })

  it('who bought something meanwhile is kept until that is done, and looked at again in a day', async () => {
    const li = await somebody('late')
    await closeOrders()
    await askErasure({ ...li, at: after(31) })
    const orderId = await bought(li, 'late')
    expect(await gone(after(39))).toBe(0)
    expect(await row('select trouble from erasure where account_id = $1', [li.actor.id])).toEqual({
      trouble: 'erasure-open-orders',
    })
    await closeOrders(10)
    expect(await row('select state from shop_order where id = $1', [orderId])).toEqual({ state: 'completed' })
    expect(await gone(after(39.5))).toBe(0)
    expect(await gone(after(41))).toBe(1)
  })

  it('stays in no column of the database but those that the law lets stand', async () => {
    const word = 'vanish'
    const li = await somebody(word)
    const old = await somebody(`${word}-old`)
    await closeOrders()
    await traces(li, word, li.orderId)
    const clerk = await staff()
    expect(
      await mergeAccounts(clerk, {
        requestId: randomUUID(),
        fromId: old.actor.id,
        intoId: li.actor.id,
        reason: '同一人',
      }),
    ).toMatchObject({ ok: true })
    await rows(
      `select points_award($1, $2, 'manual', 'test', 7, jsonb_build_object('note', $3::text), null, null, 'marketing', null, null, null)`,
      [li.actor.id, randomUUID(), `${word}-kind words`],
    )
    const before = await columnsThatSay(word)
    expect(before).toEqual([
      'account.email',
      'account.name',
      'address.district',
      'address.line1',
      'address.name',
      'address.phone',
      'auth_token.email',
      'behaviour_event.payload',
      'export_run.asked',
      'mail_outbox.params',
      'mail_outbox.recipient',
      'payout.recipient',
      'player_age.guardian_name',
      'player_age.guardian_phone',
      'posting.explanation',
      'rate_limit.key',
      'refund_request.reason',
      'review.body',
      'saved_view.name',
      'saved_view.params',
      'shop_order.address',
      'shop_order.email',
      'shop_order.note',
    ])
    // what the scan finds they are given, when they ask for it
    const data = await handOverData(clerk, { shopper: li.actor.id })
    const given = data.ok ? JSON.stringify(data.value) : ''
    for (const kind of [
      'mail@shop.test',
      'name',
      'receiver',
      'phone',
      'district',
      'street',
      'note',
      'said',
      'why',
      'guardian',
      'review',
      'told',
      'kind words',
    ])
      expect(given).toContain(`${word}-${kind}`)
    expect(given).not.toContain('open-name')
    expect(await handOverData(clerk, { shopper: clerk.actor.id })).toMatchObject({ refusal: 'account-unknown' })
    expect(await rows(`select actor_id from audit_log where action = 'shopper.data.take'`)).toEqual([
      { actor_id: clerk.actor.id },
    ])
    const told = await askErasureFor(
      { ...clerk, at: after(31) },
      { accountId: li.actor.id, reason: `${word} 来信要求` },
    )
    expect(told).toMatchObject({ ok: true })
    await sealJournal({ on: db(), at: null })
    expect(await gone(after(39))).toBe(1)

    expect(await columnsThatSay(word)).toEqual(LAWFUL)

    expect(
      await row(
        'select email, name, password_hash, birthday, erased_at is not null as erased, suspended_at is not null as closed from account where id = $1',
        [li.actor.id],
      ),
    ).toEqual({
      email: `erased-${li.actor.id}@erased.invalid`,
      name: '',
      password_hash: null,
      birthday: null,
      erased: true,
      closed: true,
    })
    expect(
      await row('select address, total_minor > 0 as paid, state from shop_order where id = $1', [li.orderId]),
    ).toEqual({
      address: { ...address(''), name: '', phone: '', district: '', line1: '', postalCode: '' },
      paid: true,
      state: 'completed',
    })
    expect(await rows('select card_hash from payment where order_id = $1', [li.orderId])).toEqual([{ card_hash: null }])
    expect(await rows('select 1 from device_seen where account_id = $1', [li.actor.id])).toEqual([])
    expect(await balanceOf(li)).toEqual({ available: 0, pending: 0, held: 0, debt: 0 })
    expect(
      await rows(
        `select distinct explanation->>'reason' as reason from posting where account_id = $1 and kind = 'expiry'`,
        [li.actor.id],
      ),
    ).toEqual([{ reason: 'account-erased' }])
    expect((await verifySeals({ on: db() }, { anchors: [] })).findings).toEqual([])
    expect(
      await row(`select actor_id, after from audit_log where action = 'shopper.erase' and subject = $1`, [
        `account:${li.actor.id}`,
      ]),
    ).toMatchObject({
      actor_id: null,
      after: { orders: 2, accounts: 2 },
    })
    expect(await askErasure(li)).toMatchObject({ refusal: 'account-unknown' })
    // a page that was open meanwhile
    const { text, values } = order({ account_id: li.actor.id })
    await expect(rows(text, values)).rejects.toThrow('account-unknown')
    await expect(bought(li, word)).rejects.toThrow('account-unknown')
    await expect(saveAddress(li, { isDefault: true, address: address(word) })).rejects.toThrow('account-unknown')
    expect(await gone(after(80))).toBe(0)
  })
})

const somebodyWaits = () =>
  expect
    .poll(() => rows(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`))
    .toHaveLength(1)

// Their page asks for the order while the job is at work: whoever comes second waits for the balance row and sees what the first did.
it('an order and an erasure at once: one of them is refused, whichever comes first', async () => {
  for (const isErasedFirst of [true, false]) {
    const li = await somebody(isErasedFirst ? 'race-first' : 'race-second')
    await closeOrders()
    await askErasure({ ...li, at: after(31) })
    const other = await db().connect()
    await other.query('begin')
    if (isErasedFirst) {
      await other.query('select erasures_do($1, 50)', [after(39)])
      const asked = ordered(li, 'race').then(
        () => 'placed',
        (error: Error) => error.message,
      )
      await somebodyWaits()
      await other.query('commit')
      expect(await asked).not.toBe('placed')
      expect(await rows('select 1 from shop_order where email = $1', [li.actor.email])).toEqual([])
    } else {
      const { orderId } = await ordered({ ...li, on: other }, 'race')
      const erased = gone(after(39))
      await somebodyWaits()
      await other.query('commit')
      expect(await erased).toBe(0)
      expect(await row('select email from shop_order where id = $1', [orderId])).toEqual({ email: li.actor.email })
    }
    other.release()
  }
})

/** What stays, and why it may. */
const LAWFUL = [
  'audit_log.reason', // the shop's own account of what its staff did, under seals
  'posting.explanation', // the words of a voucher of the books, under seals
  'review.body', // published words; nobody's name stands beside them any more
] as const
