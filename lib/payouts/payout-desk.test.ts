import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { GET } from '@/app/api/merchant/exports/payouts/route'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { browse, cookieOf, setUpHere } from '@/lib/gate/browser.fixture'
import { staff } from '@/lib/gate/staff.fixture'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { balanceOf, newShopper } from '@/lib/points/ledger.fixture'
import { mergeAccounts } from '@/lib/shoppers/merges/merge-accounts'
import { cancelPayout } from './cancel-payout'
import { minutesOn, packet, payoutOf, portOf, receivedFor, redPacket, termsOf } from './payout.fixture'
import { countToDecide, getPayoutDesk, listPayouts } from './queries'
import { retryPayout } from './retry-payout'
import { payoutListSchema } from './schema'
import { sendPayouts } from './send-payouts'

vi.mock('next/headers', () => import('@/lib/gate/browser.fixture'))

useTestDatabase()
const provider = startTestPayments()
beforeAll(openShop)
beforeAll(setUpHere)
beforeAll(() => termsOf({ shopperDayMinor: 1_000_000, shopDayMinor: 1_000_000 }))
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const send = (minutes = 0) => sendPayouts({ at: minutesOn(minutes), on: db() }, { port: portOf(provider.trial()) })
const refuseNext = () => provider.trial().control('/control', { transferFault: 'refuse' })
const everything = payoutListSchema.parse({})

/** A red packet that the provider refused. */
async function failed() {
  await send()
  const made = await packet()
  await refuseNext()
  await send()
  return made
}

describe('the file of payouts', () => {
  const fetched = async (role: 'finance' | 'clerk' | null, query = '') => {
    const cookies = role ? await cookieOf((await staff(role)).actor) : {}
    return browse(cookies, () => GET(new Request(`http://localhost:3000/api/merchant/exports/payouts${query}`)))
  }

  it('holds no cell that a spreadsheet would run, whatever shoppers are called and staff wrote', async () => {
    const { accountId, payoutId } = await failed()
    await rows(`update account set name = '=HYPERLINK("http://evil","x")' where id = $1`, [accountId])
    await cancelPayout(await staff('finance'), { payoutId, reason: '+cmd|calc, "x"' })
    const file = await fetched('finance')
    const text = await file.text()
    expect(file.headers.get('content-type')).toContain('text/csv')
    expect(text).toContain(`"'=HYPERLINK(""http://evil"",""x"")"`)
    expect(text).toContain(`"'+cmd|calc, ""x""`)
    for (const cell of text.split(/[\r\n,]/)) expect(cell).not.toMatch(/^"?[=+@]/)
    expect(await rows(`select 1 from audit_log where action = 'export.take'`)).toHaveLength(1)
  })

  it('is for those who may see payouts, and what its address can’t say it leaves out', async () => {
    expect((await fetched(null)).status).toBe(401)
    expect((await fetched('clerk')).status).toBe(403)
    const odd = await fetched(
      'finance',
      `?state=${encodeURIComponent("paid' or 1=1")}&from=yesterday&before=-9&to=2026-99-99`,
    )
    expect(odd.status).toBe(200)
  })
})

describe('the desk', () => {
  it('counts what waits, totals what was paid by day and class, and lists the newest first', async () => {
    const before = await getPayoutDesk({ on: db() })
    const rewardId = await redPacket(1_000, 'incidental')
    for (let i = 0; i < 3; i += 1) await packet(rewardId)
    await send()
    await failed()
    const after = await getPayoutDesk({ on: db() })
    expect(after.counts.failed - before.counts.failed).toBe(1)
    const kept = after.totals.find((one) => one.taxClass === 'incidental')
    expect(kept).toMatchObject({ count: 3, amountMinor: 3_000, withheldMinor: 600 })
    const ctx = await staff('finance')
    const { payouts } = await listPayouts(ctx, { ...everything, state: 'failed' })
    expect(payouts[0]).toMatchObject({ state: 'failed', kind: 'red-packet', orderId: null, mayUndo: false })
    expect(await countToDecide(ctx, ctx.actor.id)).toBe(after.counts.asked + after.counts.failed)
    const [day] = after.totals
    const none = await listPayouts(ctx, { ...everything, to: '2020-01-01' })
    expect([none.payouts, day?.day]).toEqual([[], expect.stringMatching(/^\d{4}-\d\d-\d\d$/)])
  })
})

describe('two accounts that became one', () => {
  const merged = async (fromId: string) => {
    const intoId = await newShopper()
    const words = { requestId: randomUUID(), fromId, intoId, reason: 'one person' }
    expect(await mergeAccounts(await staff('owner'), words)).toMatchObject({ ok: true })
    return intoId
  }

  it('the points of a red packet that is given up go to whoever has the claim now', async () => {
    const { accountId, claimId, payoutId } = await failed()
    const intoId = await merged(accountId)
    await cancelPayout(await staff('finance'), { payoutId, reason: 'never mind' })
    expect(await payoutOf(claimId)).toMatchObject({ state: 'cancelled', claim: 'void' })
    expect(await balanceOf(intoId)).toMatchObject({ available: 10_000 })
  })

  it('one that is tried again is sent to the account that is left', async () => {
    const { accountId, payoutId } = await failed()
    const intoId = await merged(accountId)
    await retryPayout(await staff('finance'), { payoutId })
    await send(1)
    expect(await receivedFor(provider.trial(), payoutId)).toEqual([500])
    const [sent] = await rows<{ mine: boolean }>(
      `select x.recipient = a.email as mine from payout x, account a where x.id = $1 and a.id = $2`,
      [payoutId, intoId],
    )
    expect(sent?.mine).toBe(true)
  })
})
