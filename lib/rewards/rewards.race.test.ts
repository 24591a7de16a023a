import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { openSealedCode } from '@/lib/auth/sealed-code'
import { db } from '@/lib/db/client'
import { brokenInvariants, goesWrong, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { balanceOf, give, newShopper, replaceInFunction, today } from '@/lib/points/ledger.fixture'
import { claimReward } from './claim-reward'
import { codesIn } from './codes/codes.fixture'
import { revealCode } from './codes/reveal-code'
import { verifyCode } from './desk/verify-code'
import { couponReward, newReward, wantReward } from './reward.fixture'

useTestDatabase({ size: 32 })

const CLIENTS = 64
const atOnce = <T>(n: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => work(i)))
const as = (id: string) => ({ actor: { id, email: '', name: '', staffRole: null }, at: today, on: db() })
const done = (results: readonly { ok: boolean }[]) => results.filter((one) => one.ok).length
const refused = (results: readonly { ok: boolean; refusal?: string }[]) =>
  new Set(results.flatMap((one) => (one.ok ? [] : [one.refusal])))

async function rich(points = 100_000): Promise<string> {
  const id = await newShopper()
  await give(id, points)
  return id
}
const crowd = () => atOnce(CLIENTS, () => rich(1_000))

const lastOne = async () => newReward({ settings: { couponId: (await couponReward(500)).couponId }, stock: 1 })
const oneEach = async () => newReward({ settings: { couponId: (await couponReward(500)).couponId }, limit_count: 1 })
const lastCode = async () =>
  newReward({ kind: 'virtual-code', category: 'digital', settings: { poolId: await codesIn(1) } })

/** A coffee that one shopper has, its code, and a clerk for each client. */
async function coffee() {
  const rewardId = await newReward({ kind: 'verification-code', category: 'in-store' })
  const li = as(await rich())
  const got = await claimReward(li, wantReward(rewardId, 500))
  if (!got.ok) throw new Error(got.refusal)
  const shown = await revealCode(li, { claimId: got.value.claimId })
  if (!shown.ok) throw new Error(shown.refusal)
  return { code: shown.value.code, clerks: await atOnce(8, () => staff('clerk')) }
}

const claimAll = (ids: readonly string[], rewardId: string) =>
  atOnce(CLIENTS, (i) => claimReward(as(ids[i % ids.length] ?? ''), wantReward(rewardId, 500)))
const verifyAll = ({ code, clerks }: Awaited<ReturnType<typeof coffee>>) =>
  atOnce(CLIENTS, async (i) => {
    const clerk = clerks[i % clerks.length] ?? (await staff('clerk'))
    return verifyCode({ ...clerk, at: today }, { code, requestId: randomUUID() })
  })

describe('64 at once', () => {
  afterEach(async () => expect(await brokenInvariants()).toEqual([]))

  it('R10 the last one goes to one of 64, and nobody else loses a point', async () => {
    const ids = await crowd()
    const results = await claimAll(ids, await lastOne())
    expect(done(results)).toBe(1)
    expect([...refused(results)]).toEqual(['reward-sold-out'])
    const balances = await Promise.all(ids.map(balanceOf))
    expect(balances.filter((one) => one.available === 1_000)).toHaveLength(CLIENTS - 1)
  })

  it('one shopper in 64 tabs has as many as one person may', async () => {
    const li = await rich()
    const results = await claimAll([li], await oneEach())
    expect(done(results)).toBe(1)
    expect([...refused(results)]).toEqual(['reward-limit-reached'])
  })

  it('R4 the last code of a pool is given to one of 64', async () => {
    const results = await claimAll(await crowd(), await lastCode())
    expect(done(results)).toBe(1)
    expect([...refused(results)]).toEqual(['reward-sold-out'])
  })

  it('two rewards out of one pool give each code once', async () => {
    const poolId = await codesIn(40)
    const both = await atOnce(2, () => newReward({ kind: 'virtual-code', category: 'digital', settings: { poolId } }))
    const ids = await crowd()
    const results = await atOnce(CLIENTS, (i) => claimReward(as(ids[i] ?? ''), wantReward(both[i % 2] ?? '', 500)))
    expect(done(results)).toBe(40)
    const { rows } = await db().query<{ sealed: Buffer }>(
      'select sealed from code where pool_id = $1 and claim_id is not null',
      [poolId],
    )
    expect(new Set(rows.map(({ sealed }) => openSealedCode(sealed))).size).toBe(40)
  })

  it('R4 a code that 64 check off is checked off once', async () => {
    const results = await verifyAll(await coffee())
    expect(done(results)).toBe(1)
    expect([...refused(results)]).toEqual(['code-used'])
  })

  it('one press that is sent 64 times over a bad line is one deed, answered alike', async () => {
    const { code, clerks } = await coffee()
    const clerk = clerks[0] ?? (await staff('clerk'))
    const requestId = randomUUID()
    const results = await atOnce(CLIENTS, () => verifyCode({ ...clerk, at: today }, { code, requestId }))
    expect(done(results)).toBe(CLIENTS)
    expect(new Set(results.map((one) => one.ok && one.value.verificationId)).size).toBe(1)
  })
})

describe('without their guards', { timeout: 90_000 }, () => {
  it('the last one goes to several', async () => {
    const mend = [
      await replaceInFunction('reward_claim', 'AND (stock IS NULL OR claimed_count + set_aside_count < stock)', ''),
      await replaceInFunction('reward_claim', "(p->>'rewardId')::uuid FOR UPDATE;", "(p->>'rewardId')::uuid;"),
    ]
    await db().query('alter table reward drop constraint reward_stock')
    expect(await goesWrong(async () => done(await claimAll(await crowd(), await lastOne())) > 1)).toBe(true)
    for (const back of mend.toReversed()) await back()
  })

  it('one shopper has several', async () => {
    const mend = await replaceInFunction(
      'reward_claim',
      'b points_balance := points_lock(v_account);',
      'b points_balance;',
    )
    const mendRow = await replaceInFunction(
      'reward_claim',
      "(p->>'rewardId')::uuid FOR UPDATE;",
      "(p->>'rewardId')::uuid;",
    )
    expect(
      await goesWrong(async () => {
        const li = await rich()
        return done(await claimAll([li], await oneEach())) > 1
      }),
    ).toBe(true)
    await mendRow()
    await mend()
  })

  it('the last code goes to several', async () => {
    const mend = await replaceInFunction('code_free', 'FOR UPDATE SKIP LOCKED', '')
    const mendRow = await replaceInFunction(
      'reward_claim',
      "(p->>'rewardId')::uuid FOR UPDATE;",
      "(p->>'rewardId')::uuid;",
    )
    const mendCount = await replaceInFunction(
      'reward_claim',
      'UPDATE reward SET claimed_count = claimed_count + 1 WHERE id = r.id AND (stock IS NULL OR claimed_count + set_aside_count < stock)',
      'PERFORM 1',
    )
    await db().query('drop trigger code_given_once on code')
    expect(await goesWrong(async () => done(await claimAll(await crowd(), await lastCode())) > 1)).toBe(true)
    await mendCount()
    await mendRow()
    await mend()
  })

  it('a code is checked off several times', async () => {
    const mend = await replaceInFunction('claim_verify', 'WHERE id = k.claim_id FOR UPDATE', 'WHERE id = k.claim_id')
    await db().query('drop index verification_once')
    expect(await goesWrong(async () => done(await verifyAll(await coffee())) > 1)).toBe(true)
    await mend()
  })
})
