import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import type { PayoutPort } from '@/lib/payments/payouts/port'
import { balanceOf, remainingOf } from '@/lib/points/ledger.fixture'
import { cancelPayout } from './cancel-payout'
import { minutesOn, packet, payoutOf, portOf, receivedFor, termsOf } from './payout.fixture'
import { retryPayout } from './retry-payout'
import { taxClasses, withheldMinor } from './rules'
import { sendPayouts } from './send-payouts'
import { settle, takeDue } from './store'

useTestDatabase()
const provider = startTestPayments()
beforeAll(openShop)
beforeAll(() => termsOf({ shopperDayMinor: 1_000_000, shopDayMinor: 1_000_000 }))
beforeEach(() => provider.trial().control('/control', { reset: true }))
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const fault = (transferFault: string, count = 1) => provider.trial().control('/control', { transferFault, count })
const send = (minutes = 0, more: { timeoutMs?: number; port?: PayoutPort | null } = {}) =>
  sendPayouts({ at: minutesOn(minutes), on: db() }, { port: portOf(provider.trial()), ...more })
const received = (payoutId: string) => receivedFor(provider.trial(), payoutId)

describe('a payout', () => {
  it('is paid, once, and the claim is used', async () => {
    const { claimId, payoutId } = await packet()
    expect(await payoutOf(claimId)).toMatchObject({ state: 'approved', claim: 'claimed' })
    await send()
    expect(await payoutOf(claimId)).toMatchObject({ state: 'paid', claim: 'used', tries: 1 })
    await send(600)
    expect(await received(payoutId)).toEqual([500])
  })

  it('waits untouched where no provider is configured', async () => {
    const { claimId, payoutId } = await packet()
    await send(0, { port: null })
    expect(await payoutOf(claimId)).toMatchObject({ state: 'approved', tries: 0 })
    await send()
    expect(await received(payoutId)).toEqual([500])
  })

  it('whose answer was lost is asked after and never sent again', async () => {
    const { claimId, payoutId } = await packet()
    await fault('lost')
    await send()
    expect(await payoutOf(claimId)).toMatchObject({ state: 'sending', claim: 'claimed' })
    expect((await payoutOf(claimId))?.trouble).toBeTruthy()
    const sent: string[] = []
    const port = portOf(provider.trial())
    await send(5, { port: { ...port, send: (one, signal) => (sent.push(one.key), port.send(one, signal)) } })
    expect(sent).toEqual([])
    expect(await payoutOf(claimId)).toMatchObject({ state: 'paid', trouble: null })
    expect(await received(payoutId)).toEqual([500])
  })

  it('whose answer is later than we wait is not lost, and not sent twice', async () => {
    const { claimId, payoutId } = await packet()
    await provider.trial().control('/control', { transferFault: 'late', lateMs: 5_000 })
    await send(0, { timeoutMs: 200 })
    expect(await payoutOf(claimId)).toMatchObject({ state: 'sending' })
    await send(5)
    expect(await payoutOf(claimId)).toMatchObject({ state: 'paid' })
    expect(await received(payoutId)).toEqual([500])
  })

  it.each(['error-500', 'rate-limit'])(
    'is tried again after %s, ever more rarely, for as long as it takes',
    async (what) => {
      const { claimId, payoutId } = await packet()
      await fault(what, 6)
      const tried: number[] = []
      for (let minute = 0; minute < 24 * 60 && (await payoutOf(claimId))?.state !== 'paid'; minute += 1) {
        const { tries = 0 } = (await payoutOf(claimId)) ?? {}
        const [due] = await rows(`select 1 from payout where id = $1 and due_at <= $2`, [payoutId, minutesOn(minute)])
        if (due) await send(minute)
        if (((await payoutOf(claimId))?.tries ?? 0) > tries) tried.push(minute)
      }
      expect(tried).toHaveLength(7)
      const pauses = tried.slice(1).map((minute, i) => minute - (tried[i] ?? 0))
      expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
      expect(await received(payoutId)).toEqual([500])
    },
  )

  it('that the provider has under way is asked after until it is decided', async () => {
    const { claimId, payoutId } = await packet()
    await provider.trial().control('/control', { transferFault: 'waiting', lateMs: 300 })
    await send()
    expect(await payoutOf(claimId)).toMatchObject({ state: 'sending', claim: 'claimed' })
    let minute = 0
    await expect
      .poll(async () => {
        await send((minute += 600))
        return (await payoutOf(claimId))?.state
      })
      .toBe('paid')
    expect(await received(payoutId)).toEqual([500])
  })
})

describe('a payout that the provider refuses', () => {
  it('has failed; tried again it goes out under a name that the provider does not know as refused', async () => {
    const { claimId, payoutId } = await packet()
    await fault('refuse')
    await send()
    const failed = await payoutOf(claimId)
    expect(failed).toMatchObject({ state: 'failed', claim: 'claimed', round: 0 })
    await send(60)
    expect(await payoutOf(claimId)).toMatchObject({ state: 'failed' })
    expect(await retryPayout(await staff('finance'), { payoutId })).toMatchObject({ ok: true })
    await send(1)
    const paid = await payoutOf(claimId)
    expect(paid).toMatchObject({ state: 'paid', claim: 'used', round: 1 })
    expect(paid?.key).not.toBe(failed?.key)
    expect(await received(payoutId)).toEqual([500])
    expect(await retryPayout(await staff('finance'), { payoutId })).toMatchObject({ refusal: 'payout-not-failed' })
  })

  it('hears no late word about a round that is over', async () => {
    await send()
    const { claimId, payoutId } = await packet()
    await fault('refuse')
    await send()
    await retryPayout(await staff('finance'), { payoutId })
    const [due] = await takeDue(db(), minutesOn(1), 20)
    if (!due) throw new Error('nothing is due')
    await settle(db(), null, { ...due, round: 0 }, { outcome: 'never', trouble: 'late' })
    expect(await payoutOf(claimId)).toMatchObject({ state: 'sending', round: 1 })
    await send(30)
    expect(await received(payoutId)).toEqual([500])
  })

  it('given up: the points are back in their lots, and nothing more is sent', async () => {
    const { claimId, accountId, payoutId } = await packet()
    await fault('refuse')
    await send()
    const boss = await staff('owner')
    expect(await cancelPayout(boss, { payoutId, reason: '账户已停用' })).toMatchObject({
      value: { state: 'cancelled' },
    })
    expect(await cancelPayout(boss, { payoutId, reason: '账户已停用' })).toMatchObject({
      value: { state: 'cancelled' },
    })
    expect(await payoutOf(claimId)).toMatchObject({ state: 'cancelled', claim: 'void' })
    expect(await balanceOf(accountId)).toMatchObject({ available: 10_000 })
    expect(await remainingOf(accountId)).toEqual([10_000])
    await send(24 * 60)
    expect(await received(payoutId)).toEqual([])
  })

  it('and nobody looks at for three days gives the points back by itself', async () => {
    const { claimId, accountId } = await packet()
    await fault('refuse')
    await send()
    await send(71 * 60)
    expect(await payoutOf(claimId)).toMatchObject({ state: 'failed' })
    await send(73 * 60)
    expect(await payoutOf(claimId)).toMatchObject({ state: 'cancelled', claim: 'void' })
    expect(await balanceOf(accountId)).toMatchObject({ available: 10_000 })
  })

  it('is not cancelled while it may be on its way', async () => {
    const { payoutId } = await packet()
    await fault('lost')
    await send()
    const boss = await staff('owner')
    expect(await cancelPayout(boss, { payoutId, reason: 'stop' })).toMatchObject({ refusal: 'payout-on-its-way' })
    await send(5)
    expect(await cancelPayout(boss, { payoutId, reason: 'stop' })).toMatchObject({ refusal: 'payout-decided' })
  })
})

/** Dies before or after the n-th step: a statement of the database, or a call of the provider's. */
type Asking = { query: (...args: unknown[]) => Promise<unknown> }
class Killed extends Error {}
function dying(step: number, when: 'before' | 'after') {
  let at = 0
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    at += 1
    const isMine = at === step
    if (isMine && when === 'before') throw new Killed()
    const done = await work()
    if (isMine) throw new Killed()
    return done
  }
  return { guard, steps: () => at }
}

describe('ended at every step', () => {
  const port = () => portOf(provider.trial())

  it.each([
    ['an open line', null],
    ['an answer that was lost before', 'lost'],
    ['one that is refused', 'refuse'],
  ])('with %s it is paid once or never, and the books say so', async (_, before) => {
    const settled = before === 'refuse' ? 'failed' : 'paid'
    let killed = 0
    for (let step = 1, over = false; !over; step += 1)
      for (const when of ['before', 'after'] as const) {
        const { claimId, payoutId } = await packet()
        if (before) await fault(before)
        if (before === 'lost') await send()
        const { guard, steps } = dying(step, when)
        const on = { query: (...args: unknown[]) => guard(() => (db() as Asking).query(...args)) } as never
        const real = port()
        const mortal: PayoutPort = {
          livemode: false,
          send: (...args) => guard(() => real.send(...args)),
          ask: (...args) => guard(() => real.ask(...args)),
        }
        await mortalRun(() => sendPayouts({ at: minutesOn(5), on }, { port: mortal }))
        over = steps() < step
        killed += over ? 0 : 1
        for (const minute of [20, 60, 600]) await send(minute)
        expect(await payoutOf(claimId), `${when} step ${step}`).toMatchObject({ state: settled })
        expect(await received(payoutId), `${when} step ${step}`).toEqual(settled === 'paid' ? [500] : [])
        if (settled === 'failed') await cancelPayout(await staff('owner'), { payoutId, reason: 'refused' })
        expect(await brokenInvariants()).toEqual([])
      }
    expect(killed).toBeGreaterThanOrEqual(6)
  })
})

async function mortalRun(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Killed)) throw error
  }
}

it('what is kept back is the same in the database and before it', async () => {
  for (const taxClass of taxClasses)
    for (const amount of [1, 2, 3, 7, 500, 12_345]) {
      const [said] = await rows<{ kept: number }>('select payout_withheld($1, $2) as kept', [taxClass, amount])
      expect(said?.kept).toBe(withheldMinor(taxClass, amount))
    }
  const [check] = await rows<{ text: string }>(
    `select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = 'payout'::regclass and conname = 'payout_tax_class_check'`,
  )
  for (const taxClass of taxClasses) expect(check?.text).toContain(`'${taxClass}'`)
})

it('a payout goes only where its states lead, whoever asks', async () => {
  const { claimId, payoutId } = await packet()
  await expect(
    rows(`update payout set state = 'paid', paid_at = now(), provider_id = 'x' where id = $1`, [payoutId]),
  ).rejects.toThrow('does not go from approved to paid')
  await send()
  await expect(rows(`update payout set amount_minor = 9 where id = $1`, [payoutId])).rejects.toThrow('keeps its words')
  expect(await payoutOf(claimId)).toMatchObject({ state: 'paid', amount: 500 })
})
