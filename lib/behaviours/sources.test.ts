import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { ShopperContext } from '@/lib/gate/context'
import { balanceOf, newShopper } from '@/lib/points/ledger.fixture'
import { moveShop } from '@/lib/shop/move-shop.fixture'
import { home } from '@/lib/shoppers/address.fixture'
import { saveAddress } from '@/lib/shoppers/save-address'
import { birthdaySchema } from '@/lib/shoppers/schema'
import { setBirthday } from '@/lib/shoppers/set-birthday'
import { updateProfile } from '@/lib/shoppers/update-profile'
import { ctx, eventsOf, ruleFor, settle } from './behaviours.fixture'
import { tellBirthdays } from './tell-birthdays'

useTestDatabase()
beforeAll(openShop)
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const as = (id: string, at: Date | null = null): ShopperContext => ({
  actor: { id, email: '', name: '', staffRole: null },
  visitorHash: null,
  locale: 'zh-CN',
  at,
  on: db(),
})
const confirmed = (id: string) => row('update account set email_verified_at = now() where id = $1', [id])
const zone = moveShop

async function bornOn(birthday: string, at: string): Promise<string> {
  const id = await newShopper()
  expect(await setBirthday(as(id, new Date(at)), { birthday })).toMatchObject({ ok: true })
  return id
}
/** When birthdays of these people are told, looking each hour of a span. */
async function toldAt(ids: readonly string[], from: string, hours: number) {
  const told: Record<string, string[]> = {}
  for (let hour = 0; hour < hours; hour += 1) {
    const at = new Date(Date.parse(from) + hour * 3_600_000)
    await tellBirthdays(ctx(at))
  }
  for (const id of ids) {
    told[id] = (
      await rows<{ at: Date }>('select happened_at as at from behaviour_event where account_id = $1 order by 1', [id])
    ).map((one) => one.at.toISOString())
  }
  return told
}

describe('signing up', () => {
  it('counts when the address is confirmed, once; staff do not sign up', async () => {
    const li = await newShopper()
    expect(await eventsOf(li)).toEqual([])
    await confirmed(li)
    await confirmed(li)
    await rows('update account set email_verified_at = null where id = $1', [li])
    await confirmed(li)
    expect(await eventsOf(li)).toMatchObject([{ code: 'sign-up' }])
    const clerk = await row<{ id: string }>(
      `insert into account (email, staff_role, email_verified_at) values ($1, 'clerk', now()) returning id`,
      [`${randomUUID()}@shop.test`],
    )
    expect(await eventsOf(clerk?.id ?? '')).toEqual([])
  })

  it('gives when the rule of it stands, and what nobody promised is not said to be missing', async () => {
    await ruleFor('sign-up')
    const li = await newShopper()
    await confirmed(li)
    expect((await settle(new Date())).failures).toEqual([])
    // the rule begins in 2040, with the tests' today
    expect(await eventsOf(li)).toMatchObject([{ given: 0, reason: 'no-rule' }])
    await row(`select behaviour_happened('sign-up', $1, 'later', '{}', null, '2040-03-01T04:00:00Z')`, [li])
    await settle()
    expect(await balanceOf(li)).toMatchObject({ available: 50 })
  })
})

describe('a profile', () => {
  it('is complete with a confirmed address, a name, a birthday and where to send to, in any order, once', async () => {
    const steps: ((id: string) => Promise<unknown>)[] = [
      (id) => confirmed(id),
      (id) => updateProfile(as(id), { name: '李雷', locale: 'zh-CN' }),
      (id) => setBirthday(as(id), { birthday: '05-01' }),
      (id) => saveAddress(as(id), { isDefault: true, address: home }),
    ]
    for (const turn of [0, 1, 2, 3]) {
      const li = await newShopper()
      const inTurn = [...steps.slice(turn), ...steps.slice(0, turn)]
      for (const [done, step] of inTurn.entries()) {
        const missing = await row<{ parts: string[] }>('select profile_missing($1) as parts', [li])
        expect(missing?.parts).toHaveLength(4 - done)
        await step(li)
      }
      await updateProfile(as(li), { name: '李雷雷', locale: 'en' })
      const events = await eventsOf(li)
      expect(events.filter(({ code }) => code === 'profile-completed')).toHaveLength(1)
    }
  })
})

describe('a birthday', () => {
  it('happens on the day of the shop’s zone, once a year', async () => {
    for (const [name, midnight] of [
      ['Asia/Shanghai', '2039-05-04T16:00:00.000Z'],
      ['America/New_York', '2039-05-05T04:00:00.000Z'],
      ['Pacific/Kiritimati', '2039-05-04T10:00:00.000Z'],
    ] as const) {
      await zone(name)
      const li = await bornOn('05-05', '2038-01-01T00:00:00Z')
      const told = await toldAt([li], '2039-05-03T00:00:00Z', 96)
      expect(told[li]).toEqual([midnight])
    }
    await zone('Asia/Shanghai')
  })

  it('of 29 February is the last of February, and of a leap year the day itself', async () => {
    const li = await bornOn('02-29', '2038-01-01T00:00:00Z')
    expect((await toldAt([li], '2039-02-26T16:00:00Z', 72))[li]).toEqual(['2039-02-27T16:00:00.000Z'])
    expect((await toldAt([li], '2040-02-26T16:00:00Z', 96))[li]?.[1]).toBe('2040-02-28T16:00:00.000Z')
  })

  it('that nobody looked at is told within the week, and never later; one that was over when it was said waits a year', async () => {
    const [missed, lost] = [
      await bornOn('07-10', '2038-01-01T00:00:00Z'),
      await bornOn('07-01', '2038-01-01T00:00:00Z'),
    ]
    const [late, same] = [await bornOn('07-12', '2039-07-13T00:00:00Z'), await bornOn('07-14', '2039-07-14T05:00:00Z')]
    await tellBirthdays(ctx(new Date('2039-07-14T06:00:00Z')))
    const told = await Promise.all([missed, lost, late, same].map(eventsOf))
    expect(told.map((one) => one.length)).toEqual([1, 0, 0, 1])
  })

  it('is told once over New Year, and by many at once', async () => {
    const li = await bornOn('12-31', '2038-01-01T00:00:00Z')
    const jobs = Array.from({ length: 6 }, () => tellBirthdays(ctx(new Date('2040-01-02T00:00:00Z'))))
    expect((await Promise.all(jobs)).reduce((sum, one) => sum + one, 0)).toBe(1)
    expect(await rows('select key from behaviour_event where account_id = $1', [li])).toEqual([
      { key: `behaviour:birthday:${li}:2039` },
    ])
  })

  it('is changed once a year', async () => {
    const li = await bornOn('05-05', '2038-01-01T00:00:00Z')
    const say = (birthday: string, at: string) => setBirthday(as(li, new Date(at)), { birthday })
    expect(await say('05-05', '2038-02-01T00:00:00Z')).toMatchObject({ ok: true })
    expect(await say('06-06', '2038-12-31T00:00:00Z')).toMatchObject({ refusal: 'birthday-changed-lately' })
    expect(await say('06-06', '2039-01-01T00:00:00Z')).toMatchObject({ ok: true })
    expect(await say('07-07', '2039-06-07T00:00:00Z')).toMatchObject({ refusal: 'birthday-changed-lately' })
  })

  it.each(['02-30', '13-01', '00-10', '04-31', '6-6', '2000-01-01', '', '02-29 '])(
    '%j is no day of a year',
    (birthday) => {
      expect(birthdaySchema.safeParse({ birthday }).success).toBe(false)
    },
  )
})
