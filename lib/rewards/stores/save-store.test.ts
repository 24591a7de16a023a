import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { StaffContext } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { daysOn, give, newShopper, replaceInFunction, today } from '@/lib/points/ledger.fixture'
import { claimReward } from '../claim-reward'
import { revealCode } from '../codes/reveal-code'
import { lookUpCode } from '../desk/look-up-code'
import { listVerifications } from '../desk/queries'
import { verifyCode } from '../desk/verify-code'
import { listClaims, listOffers } from '../queries'
import { newReward, wantReward } from '../reward.fixture'
import { listClerks, listOwnStores, listStores } from './queries'
import { saveStore } from './save-store'

useTestDatabase()
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const as = async (role: 'owner' | 'clerk') => ({ ...(await staff(role)), at: today })
let owner: StaffContext
let [guomao, sanlitun] = ['', '']
let [atGuomao, atSanlitun, nowhere]: StaffContext[] = []
const clerkOf = (one: StaffContext | undefined): StaffContext => {
  if (!one) throw new Error('nobody')
  return one
}

async function opened(nameZh: string, nameEn: string, staffIds: string[]): Promise<string> {
  const made = await saveStore(owner, { id: null, nameZh, nameEn, staff: staffIds })
  if (!made.ok) throw new Error(made.refusal)
  return made.value.storeId
}

beforeAll(async () => {
  owner = await as('owner')
  ;[atGuomao, atSanlitun, nowhere] = await Promise.all([as('clerk'), as('clerk'), as('clerk')])
  guomao = await opened('国贸店', 'Guomao', [clerkOf(atGuomao).actor.id])
  sanlitun = await opened('三里屯店', 'Sanlitun', [clerkOf(atSanlitun).actor.id])
})

async function cup(storeIds: string[]) {
  const rewardId = await newReward({ kind: 'verification-code', category: 'in-store', settings: { storeIds } })
  const id = await newShopper()
  await give(id, 500)
  const li = { actor: { id, email: '', name: '', staffRole: null }, at: today, on: db() }
  const got = await claimReward(li, wantReward(rewardId, 500))
  if (!got.ok) throw new Error(got.refusal)
  const shown = await revealCode(li, { claimId: got.value.claimId })
  if (!shown.ok) throw new Error(shown.refusal)
  return { li, rewardId, claimId: got.value.claimId, code: shown.value.code }
}
const press = (code: string) => ({ code, requestId: randomUUID() })
const elsewhere = {
  ok: false,
  refusal: 'code-other-store',
  details: { storesZh: '国贸店', storesEn: 'Guomao' },
}

describe('S57 a code that is bound to a counter', () => {
  it('is refused to whoever stands at another or at none, by name and before anything of the shopper is shown', async () => {
    const { code, claimId } = await cup([guomao])
    for (const who of [atSanlitun, nowhere, owner]) {
      expect(await lookUpCode(clerkOf(who), { code })).toEqual(elsewhere)
      expect(await verifyCode(clerkOf(who), press(code))).toEqual(elsewhere)
    }
    expect(await lookUpCode(clerkOf(atGuomao), { code })).toMatchObject({ value: { claimId, standing: 'usable' } })
    expect(await verifyCode(clerkOf(atGuomao), press(code))).toMatchObject({ ok: true, value: { claimId } })
  })

  it('is checked off at that counter in the books, in the list and in the record', async () => {
    const { code, claimId } = await cup([guomao, sanlitun])
    await verifyCode(clerkOf(atSanlitun), press(code))
    const [lately] = await listVerifications(clerkOf(atSanlitun), { own: true, minutes: 15 })
    expect(lately).toMatchObject({ storeZh: '三里屯店', storeEn: 'Sanlitun' })
    expect(
      await row(`select after from audit_log where action = 'reward.verify' and subject = $1`, [`claim:${claimId}`]),
    ).toMatchObject({ after: { store: '三里屯店' } })
  })

  it('keeps the counters it was claimed for, whatever the reward says later', async () => {
    const { code, rewardId, li } = await cup([guomao])
    await newReward({
      id: rewardId,
      kind: 'verification-code',
      category: 'in-store',
      settings: { storeIds: [sanlitun] },
    })
    expect((await listClaims(li))[0]?.stores).toEqual(elsewhere.details)
    expect((await listOffers(li)).find((one) => one.rewardId === rewardId)?.face).toEqual({
      storesZh: '三里屯店',
      storesEn: 'Sanlitun',
    })
    expect(await verifyCode(clerkOf(atSanlitun), press(code))).toEqual(elsewhere)
    expect(await verifyCode(clerkOf(atGuomao), press(code))).toMatchObject({ ok: true })
  })

  it('without counters is good at any, by anybody; the counter is written down where it can only be one', async () => {
    const [one, two] = [await cup([]), await cup([])]
    expect(await verifyCode(clerkOf(nowhere), press(one.code))).toMatchObject({ ok: true })
    expect(await verifyCode(clerkOf(atGuomao), press(two.code))).toMatchObject({ ok: true })
    expect((await listVerifications(clerkOf(nowhere), { own: true, minutes: 15 }))[0]).toMatchObject({ storeZh: null })
    expect((await listVerifications(clerkOf(atGuomao), { own: true, minutes: 15 }))[0]).toMatchObject({
      storeZh: '国贸店',
    })
  })

  it('is checked off anywhere when nobody asks where: the negative control', async () => {
    const { code } = await cup([guomao])
    const mend = await replaceInFunction('claim_verify', 'claim_elsewhere(c, p_actor)', 'NULL::jsonb')
    expect(await verifyCode(clerkOf(nowhere), press(code))).toMatchObject({ ok: true })
    await mend()
    expect(await verifyCode(clerkOf(nowhere), press((await cup([guomao])).code))).toEqual(elsewhere)
  })

  it('was checked off before its clerk moved: the same press is still answered as the first', async () => {
    const { code } = await cup([guomao])
    const [input, mover] = [press(code), await as('clerk')]
    const stood = { id: guomao, nameZh: '国贸店', nameEn: 'Guomao', staff: [clerkOf(atGuomao).actor.id] }
    await saveStore(owner, { ...stood, staff: [...stood.staff, mover.actor.id] })
    const first = await verifyCode(mover, input)
    expect(first).toMatchObject({ ok: true })
    await saveStore(owner, stood)
    expect(await verifyCode(mover, input)).toEqual(first)
    expect(await lookUpCode(mover, { code })).toEqual(elsewhere)
  })
})

describe('a counter', () => {
  it('says who stands there; people who do not work here never do', async () => {
    const [clerk, shopper] = [await as('clerk'), await newShopper()]
    const id = await opened('望京店', 'Wangjing', [clerk.actor.id, shopper])
    expect((await listStores(owner)).find((one) => one.id === id)).toMatchObject({
      nameZh: '望京店',
      rewards: 0,
      staff: [{ id: clerk.actor.id, role: 'clerk' }],
    })
    expect(await listOwnStores({ ...clerk, actor: { ...clerk.actor, id: shopper } })).toEqual([])
    expect(await listOwnStores(clerk)).toEqual([{ nameZh: '望京店', nameEn: 'Wangjing' }])
    expect((await listClerks(owner)).some((one) => one.id === clerk.actor.id)).toBe(true)
  })

  it('has a name of its own, is known, and every change of it is told with who stood there', async () => {
    expect(await saveStore(owner, { id: null, nameZh: '国贸店', nameEn: 'X', staff: [] })).toMatchObject({
      refusal: 'store-name-taken',
    })
    expect(await saveStore(owner, { id: randomUUID(), nameZh: '甲', nameEn: 'A', staff: [] })).toMatchObject({
      refusal: 'store-unknown',
    })
    const id = await opened('西单店', 'Xidan', [])
    await saveStore(
      { ...owner, at: daysOn(1) },
      { id, nameZh: '西单新店', nameEn: 'New Xidan', staff: [owner.actor.id] },
    )
    expect(
      await row(`select before, after from audit_log where action = 'store.change' and subject = $1`, [`store:${id}`]),
    ).toEqual({
      before: { nameZh: '西单店', nameEn: 'Xidan', staff: [] },
      after: { nameZh: '西单新店', nameEn: 'New Xidan', staff: ['店长'] },
    })
  })
})
