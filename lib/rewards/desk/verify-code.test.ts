import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { daysOn, give, newShopper, today } from '@/lib/points/ledger.fixture'
import { claimReward } from '../claim-reward'
import { revealCode } from '../codes/reveal-code'
import { CODE_BYTES, codeOf } from '../codes/rules'
import { listClaims } from '../queries'
import { newReward, wantReward } from '../reward.fixture'
import { voidClaim } from '../store'
import { lookUpCode } from './look-up-code'
import { listVerifications } from './queries'
import { UNDO_MINUTES } from './schema'
import { undoVerification } from './undo-verification'
import { verifyCode } from './verify-code'

useTestDatabase()
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const minutesOn = (minutes: number) => new Date(today.getTime() + minutes * 60_000)
const at = async (role: 'clerk' | 'merchant', when = today) => ({ ...(await staff(role)), at: when })

async function coffee(fields: object = {}) {
  const rewardId = await newReward({ kind: 'verification-code', category: 'in-store', valid_days: 30, ...fields })
  const id = await newShopper()
  await give(id, 500)
  const li = { actor: { id, email: '', name: '', staffRole: null }, at: today, on: db() }
  const got = await claimReward(li, wantReward(rewardId, 500))
  if (!got.ok) throw new Error(got.refusal)
  const shown = await revealCode(li, { claimId: got.value.claimId })
  if (!shown.ok) throw new Error(shown.refusal)
  return { li, claimId: got.value.claimId, code: shown.value.code }
}
const press = (code: string) => ({ code, requestId: randomUUID() })

describe('a code at the counter', () => {
  it('says what it is for and whose, and is checked off once', async () => {
    const { li, code, claimId } = await coffee()
    const clerk = await at('clerk')
    expect(await lookUpCode(clerk, { code: code.toLowerCase() })).toMatchObject({
      value: { claimId, standing: 'usable', titleZh: '20 元券' },
    })
    expect(await verifyCode(clerk, press(code))).toMatchObject({ ok: true, value: { claimId } })
    expect(await listClaims(li)).toMatchObject([{ claimId, state: 'used' }])
    expect(await verifyCode(await at('clerk'), press(code))).toMatchObject({
      refusal: 'code-used',
      details: { at: '2040-03-01 12:00' },
    })
    expect(await lookUpCode(clerk, { code })).toMatchObject({ value: { standing: 'used' } })
    expect(
      await rows(`select actor_id from audit_log where action = 'reward.verify' and subject = $1`, [
        `claim:${claimId}`,
      ]),
    ).toEqual([{ actor_id: clerk.actor.id }])
  })

  it('the same press again is answered as the first; another’s under its key is refused', async () => {
    const [one, two] = [await coffee(), await coffee()]
    const clerk = await at('clerk')
    const input = press(one.code)
    const first = await verifyCode(clerk, input)
    expect(await verifyCode(clerk, input)).toEqual(first)
    expect(await verifyCode(clerk, { ...input, code: two.code })).toMatchObject({ refusal: 'key-reused' })
    expect(await verifyCode(await at('clerk'), input)).toMatchObject({ refusal: 'key-reused' })
  })

  it('is refused when it was mistyped, is nobody’s, has ended or was taken back', async () => {
    const clerk = await at('clerk')
    const { code, claimId } = await coffee()
    expect(await lookUpCode(clerk, { code: 'ABCD' })).toMatchObject({ refusal: 'code-malformed' })
    const stranger = codeOf(randomBytes(CODE_BYTES))
    expect(await lookUpCode(clerk, { code: stranger })).toMatchObject({ refusal: 'code-unknown' })
    expect(await verifyCode(clerk, press(stranger))).toMatchObject({ refusal: 'code-unknown' })
    expect(await verifyCode({ ...clerk, at: daysOn(40) }, press(code))).toMatchObject({ refusal: 'code-expired' })
    expect(await lookUpCode({ ...clerk, at: daysOn(40) }, { code })).toMatchObject({ value: { standing: 'expired' } })
    await voidClaim(db(), today, { claimId, reason: 'x', actorId: null })
    expect(await verifyCode(clerk, press(code))).toMatchObject({ refusal: 'code-void' })
  })

  it('that was a slip is undone within minutes, and can be used again; later it can’t', async () => {
    const { code } = await coffee()
    const clerk = await at('clerk')
    const used = await verifyCode(clerk, press(code))
    const verificationId = used.ok ? used.value.verificationId : ''
    const late = await at('merchant', minutesOn(UNDO_MINUTES + 1))
    expect(await undoVerification(late, { verificationId, reason: 'slip' })).toMatchObject({
      refusal: 'verification-too-old',
      details: { minutes: UNDO_MINUTES },
    })
    const manager = await at('merchant', minutesOn(5))
    for (let i = 0; i < 2; i += 1)
      expect(await undoVerification(manager, { verificationId, reason: 'slip' })).toMatchObject({ ok: true })
    expect(await undoVerification(manager, { verificationId: randomUUID(), reason: 'slip' })).toMatchObject({
      refusal: 'verification-unknown',
    })
    expect(await verifyCode(await at('clerk', minutesOn(6)), press(code))).toMatchObject({ ok: true })
    const all = await listVerifications(manager, { own: false, minutes: UNDO_MINUTES })
    expect(all[0]).toMatchObject({ undoneAt: null })
    expect(all.find((one) => one.id === verificationId)).toMatchObject({ undoReason: 'slip' })
    expect(await listVerifications(manager, { own: true, minutes: UNDO_MINUTES })).toEqual([])
  })
})
