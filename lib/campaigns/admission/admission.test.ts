import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { refusable, row } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { balanceOf, give, newShopper, replaceInFunction, today } from '@/lib/points/ledger.fixture'
import { exportPersonalData } from '@/lib/shoppers/queries'
import { liveCampaign } from '../campaign.fixture'
import { asked, drawOnce, givenTickets, newPlayer } from '../draws/draw.fixture'
import { drawPrize } from '../draws/draw-prize'
import { nameGuardian } from './name-guardian'
import { nameGuardianSchema } from './schema'
import { stateAge } from './state-age'
import { takeRest } from './take-rest'

useTestDatabase()
beforeAll(openShop)
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const as = (id: string, at: Date | string = today) => ({
  at: new Date(at),
  on: db(),
  actor: { id, email: '', name: '', staffRole: null },
  locale: 'zh-CN' as const,
  visitorHash: null,
})
const mother = { name: '王芳', phone: '13800138000', agreed: true } as const

/** What the draw hears; null: nothing against it. */
async function admitted(id: string, entry = 'points', at: Date | string = today): Promise<unknown> {
  const told = await refusable(row('select player_admit($1, $2, $3)', [id, entry, new Date(at)]))
  return told.ok ? null : told.refusal
}

describe('how old somebody is', () => {
  it('is asked before the first draw, and of a grown-up nothing is kept but that they are one', async () => {
    const li = await newShopper()
    expect(await admitted(li)).toBe('age-unstated')
    expect(await stateAge(as(li), { bornOn: '1990-05-01' })).toEqual({ ok: true, value: { missing: null } })
    expect(await admitted(li)).toBeNull()
    const kept = await row(`select born_on, guardian_name from player_age where account_id = $1`, [li])
    expect(kept).toEqual({ born_on: null, guardian_name: null })
    expect(await exportPersonalData(as(li))).toMatchObject({ play: { age: { born_on: null }, pauses: [] } })
  })

  it.each([
    // the tests' today is 1 March 2040, noon in the shop
    ['2032-03-02', 'age-too-young'],
    ['2032-03-01', 'guardian-needed'],
    ['2022-03-02', 'guardian-needed'],
    ['2022-03-01', null],
    // somebody of a leap day has a birthday every year
    ['2032-02-29', 'guardian-needed'],
  ])('born on %s: %s', async (bornOn, missing) => {
    const child = await newShopper()
    expect(await stateAge(as(child), { bornOn })).toEqual({ ok: true, value: { missing } })
    expect(await admitted(child)).toBe(missing)
    expect(await admitted(child, 'ticket')).toBe(missing)
  })

  it('is said once: another day is refused, also one that would fit, and the days ahead and long ago are no birthdays', async () => {
    const child = await newShopper()
    await stateAge(as(child), { bornOn: '2034-01-01' })
    for (const bornOn of ['2000-01-01', '2033-12-31'])
      expect(await stateAge(as(child), { bornOn })).toMatchObject({ refusal: 'age-stated' })
    expect(await stateAge(as(child), { bornOn: '2034-01-01' })).toMatchObject({ ok: true })
    const other = await newShopper()
    for (const bornOn of ['2040-03-02', '1900-01-01'])
      expect(await stateAge(as(other), { bornOn })).toMatchObject({ refusal: 'age-impossible' })
  })

  it('grows: who was too young may ask a guardian, and who is grown up needs none any more', async () => {
    const child = await newShopper()
    await stateAge(as(child), { bornOn: '2033-06-01' })
    expect(await admitted(child, 'points', '2041-05-31T04:00:00Z')).toBe('age-too-young')
    expect(await admitted(child, 'points', '2041-06-01T04:00:00Z')).toBe('guardian-needed')
    // the day begins where the shop is
    expect(await admitted(child, 'points', '2051-05-31T15:59:59Z')).toBe('guardian-needed')
    expect(await admitted(child, 'points', '2051-05-31T16:00:00Z')).toBeNull()
  })
})

describe('a guardian', () => {
  it('agrees for somebody between eight and eighteen, by name and phone, and for nobody else', async () => {
    const [child, tiny, grown, unknown] = await Promise.all([newShopper(), newShopper(), newShopper(), newShopper()])
    await stateAge(as(child), { bornOn: '2028-01-01' })
    await stateAge(as(tiny), { bornOn: '2035-01-01' })
    await stateAge(as(grown), { bornOn: '2000-01-01' })
    expect(await nameGuardian(as(child), mother)).toEqual({ ok: true, value: { missing: null } })
    expect(await admitted(child)).toBeNull()
    expect(await nameGuardian(as(tiny), mother)).toMatchObject({ refusal: 'age-too-young' })
    expect(await nameGuardian(as(grown), mother)).toMatchObject({ refusal: 'guardian-not-needed' })
    expect(await nameGuardian(as(unknown), mother)).toMatchObject({ refusal: 'age-unstated' })
  })

  it('says so themselves: nothing is taken for a yes', () => {
    expect(nameGuardianSchema.safeParse({ ...mother, agreed: false }).success).toBe(false)
    expect(nameGuardianSchema.safeParse({ name: mother.name, phone: mother.phone }).success).toBe(false)
  })
})

describe('a rest', () => {
  it('stops every draw that costs, but not the opening of what is paid for, until it is over', async () => {
    const li = await newShopper()
    await stateAge(as(li), { bornOn: '1990-05-01' })
    expect(await takeRest(as(li), { days: 7 })).toEqual({
      ok: true,
      value: { until: new Date('2040-03-08T04:00:00Z') },
    })
    for (const entry of ['points', 'money', 'free']) expect(await admitted(li, entry)).toBe('play-paused')
    expect(await admitted(li, 'ticket')).toBeNull()
    expect(await admitted(li, 'points', '2040-03-08T03:59:59Z')).toBe('play-paused')
    expect(await admitted(li, 'points', '2040-03-08T04:00:00Z')).toBeNull()
  })

  it('can be made longer and never shorter, whoever tries', async () => {
    const li = await newShopper()
    await takeRest(as(li), { days: 30 })
    const end = new Date('2040-03-31T04:00:00Z')
    expect(await takeRest(as(li), { days: 1 })).toEqual({ ok: true, value: { until: end } })
    for (const change of ['update play_pause set until = now()', 'delete from play_pause', 'truncate play_pause'])
      await expect(db().query(change)).rejects.toThrow('append-only')
    expect(await takeRest(as(li, '2040-03-20T04:00:00Z'), { days: 30 })).toEqual({
      ok: true,
      value: { until: new Date('2040-04-19T04:00:00Z') },
    })
  })
})

describe('a draw', () => {
  it('asks all of this, and nothing of it is taken when it says no', async () => {
    const live = await liveCampaign()
    const li = await newShopper()
    await give(li, 100)
    expect(await drawOnce(live, li)).toMatchObject({ refusal: 'age-unstated' })
    await stateAge(as(li), { bornOn: '1990-05-01' })
    await takeRest(as(li), { days: 1 })
    expect(await drawOnce(live, li)).toMatchObject({ refusal: 'play-paused' })
    expect(await balanceOf(li)).toMatchObject({ available: 100 })
    const [ticketId = ''] = await givenTickets(live.campaignId, li, 1)
    expect(await drawOnce(live, li, { ticketId, costPoints: null })).toMatchObject({ ok: true })
  })

  it('never begins after somebody was told that their rest has', async () => {
    const live = await liveCampaign()
    const li = await newPlayer(1_000)
    const wanted = await Promise.all(Array.from({ length: 12 }, () => asked(live, li)))
    let rested = false
    const after: boolean[] = []
    await Promise.all([
      takeRest(as(li), { days: 1 }).then(() => {
        rested = true
      }),
      ...wanted.map(async (one) => {
        const late = rested
        const drawn = await drawPrize(as(li), one)
        if (late) after.push(drawn.ok)
      }),
    ])
    expect(after).not.toContain(true)
    expect(await drawOnce(live, li)).toMatchObject({ refusal: 'play-paused' })
  })

  it('would hear no refusal without its guard', async () => {
    const child = await newShopper()
    const mended = await replaceInFunction('player_admit', 'IF v_missing IS NOT NULL', 'IF false')
    expect(await admitted(child)).toBeNull()
    await mended()
    expect(await admitted(child)).toBe('age-unstated')
  })
})
