import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { row } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { give, hold, newShopper, today } from '@/lib/points/ledger.fixture'
import { findMergeCandidate } from './find-merge-candidate'
import { mergeAccounts } from './merge-accounts'
import { listMerges } from './queries'

useTestDatabase()
beforeAll(openShop)

const emailOf = async (id: string) =>
  (await row<{ email: string }>('select email from account where id = $1', [id]))?.email ?? ''

it('the account behind an address says what it would bring, or why it cannot come', async () => {
  const [ctx, old, kept, payer] = [await staff(), await newShopper(), await newShopper(), await newShopper()]
  await give(old, 70)
  await give(payer, 10)
  await hold(payer, `h:${payer}`, 10)
  const ask = async (id: string) => findMergeCandidate(ctx, { intoId: kept, email: await emailOf(id) })
  expect(await ask(old)).toMatchObject({ ok: true, value: { accountId: old, availablePoints: 70, coupons: 0 } })
  expect(await ask(kept)).toMatchObject({ refusal: 'merge-not-possible' })
  expect(await ask(ctx.actor.id)).toMatchObject({ refusal: 'merge-not-possible' })
  expect(await ask(payer)).toMatchObject({ refusal: 'merge-waits-for-payment' })
  expect(await findMergeCandidate(ctx, { intoId: kept, email: 'nobody@nowhere.test' })).toMatchObject({
    refusal: 'account-unknown',
  })
  await mergeAccounts({ ...ctx, at: today }, { requestId: randomUUID(), fromId: old, intoId: kept, reason: '同一人' })
  expect(await ask(old)).toMatchObject({ refusal: 'merge-not-possible' })
  expect(await listMerges(ctx, kept)).toMatchObject([{ isClosed: false, otherId: old, reason: '同一人' }])
  expect(await listMerges(ctx, old)).toMatchObject([{ isClosed: true, otherId: kept }])
  expect(await brokenInvariants()).toEqual([])
})
