import { beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { endOfDayAfterDays } from '@/lib/kernel/time'
import { daysOn, give, newShopper, spendAtOnce, today } from '../ledger.fixture'
import { dismissNotice } from './dismiss-notice'
import { listExpiryNotices } from './queries'
import { tellOfExpiry } from './tell-of-expiry'

useTestDatabase()
beforeAll(openShop)

// the tests' today is noon in the shop
const at = (days: number) => ({ at: daysOn(days), on: db() })
const end = (days: number) => endOfDayAfterDays(today, days, 'Asia/Shanghai')
const as = (id: string, days = 0) => ({
  ...at(days),
  actor: { id, email: '', name: '', staffRole: null },
  locale: 'zh-CN' as const,
  visitorHash: null,
})
const lettersOf = (id: string) =>
  rows(
    `select (params->>'days')::int as days, (params->>'points')::int as points from mail_outbox
    where key like 'points-expiring:' || $1 || ':%' order by id`,
    [id],
  )

describe('points that end', () => {
  it('are told of 30, 7 and 1 day before, once each, however often it runs', async () => {
    const li = await newShopper()
    await give(li, 100, { expiresAt: end(40) })
    for (const day of [0, 9, 10, 11, 32, 33, 34, 38, 39, 40]) {
      await tellOfExpiry(at(day))
      await tellOfExpiry(at(day))
    }
    expect(await lettersOf(li)).toEqual([
      { days: 30, points: 100 },
      { days: 7, points: 100 },
      { days: 1, points: 100 },
    ])
  })

  it('are told of by day and shopper, all that end then in one letter', async () => {
    const [li, amy] = [await newShopper(), await newShopper()]
    await give(li, 100, { expiresAt: end(5) })
    await give(li, 50, { expiresAt: end(5) })
    await give(li, 30, { expiresAt: end(6) })
    await give(amy, 10, { expiresAt: end(5) })
    await tellOfExpiry(at(0))
    expect(await lettersOf(li)).toEqual([
      { days: 5, points: 150 },
      { days: 6, points: 30 },
    ])
    expect(await lettersOf(amy)).toEqual([{ days: 5, points: 10 }])
  })

  it('are not told of when they are spent, pending, or have no end', async () => {
    const li = await newShopper()
    await give(li, 100, { expiresAt: end(5) })
    await give(li, 100, { expiresAt: null })
    await give(li, 100, { releasesAt: daysOn(3), expiresAt: end(5) })
    await spendAtOnce(li, 100)
    await tellOfExpiry(at(0))
    expect(await lettersOf(li)).toEqual([])
  })

  it('are told of in the app alone to whoever wants no letters', async () => {
    const li = await newShopper()
    await row('update account set wants_expiry_mail = false where id = $1', [li])
    await give(li, 100, { expiresAt: end(5) })
    await tellOfExpiry(at(0))
    expect(await lettersOf(li)).toEqual([])
    expect(await listExpiryNotices(as(li))).toMatchObject([{ points: 100, days: 5, idlePoints: 0 }])
  })

  it('wake nobody: at night nothing is told', async () => {
    const li = await newShopper()
    await give(li, 100, { expiresAt: end(5) })
    expect(await tellOfExpiry(at(0.5))).toBe(0)
    await tellOfExpiry(at(1))
    expect(await lettersOf(li)).toHaveLength(1)
  })

  it('are what the job has before it, by day, until they are told of', async () => {
    const li = await newShopper()
    await give(li, 100, { expiresAt: end(6) })
    const due = (days: number) =>
      row<{ due: number; since: Date }>(`select due, since from jobs_due($1) where job = 'expiry-notices'`, [
        daysOn(days),
      ])
    // nine in the morning, three hours before the tests' noon
    expect(await due(0)).toMatchObject({ since: daysOn(-3 / 24) })
    const before = (await due(0))?.due ?? 0
    expect(before).toBeGreaterThan(0)
    expect(await due(0.5)).toMatchObject({ due: 0 })
    await tellOfExpiry(at(0))
    expect(await due(0)).toMatchObject({ due: 0 })
  })

  it('by eight workers at once, each once', async () => {
    const shoppers = await Promise.all(Array.from({ length: 10 }, () => newShopper()))
    for (const one of shoppers) await give(one, 10, { expiresAt: end(20) })
    const told = await Promise.all(Array.from({ length: 8 }, () => tellOfExpiry(at(0))))
    expect(told.reduce((a, b) => a + b, 0)).toBe(10)
  })
})

describe('a notice', () => {
  it('says what is left, is put aside by its owner only, and comes again when the day is nearer', async () => {
    const [li, amy] = [await newShopper(), await newShopper()]
    await give(li, 100, { expiresAt: end(20), lot: { idleDays: 90 } })
    await tellOfExpiry(at(0))
    await give(li, 40, { expiresAt: end(20) })
    const [notice] = await listExpiryNotices(as(li))
    // the gift woke the idle points: what ends on that day is the gift
    expect(notice).toMatchObject({ points: 40, idlePoints: 0, days: 20 })
    expect(new Date(notice?.endsAt ?? '')).toEqual(end(20))
    const id = notice?.id ?? 0
    await dismissNotice(as(amy), { id })
    expect(await listExpiryNotices(as(li))).toHaveLength(1)
    await dismissNotice(as(li), { id })
    expect(await listExpiryNotices(as(li))).toEqual([])
    await tellOfExpiry(at(14))
    expect(await listExpiryNotices(as(li, 14))).toMatchObject([{ points: 40, days: 6 }])
    await spendAtOnce(li, 40, undefined, daysOn(14))
    expect(await listExpiryNotices(as(li, 14))).toEqual([])
  })
})

// last: later tests would be told once more of days that it makes forgotten
it('what was told is forgotten a month after the points ended', async () => {
  const li = await newShopper()
  await give(li, 100, { expiresAt: end(5) })
  await tellOfExpiry(at(0))
  const kept = async () => (await rows('select 1 from notice where account_id = $1', [li])).length
  await tellOfExpiry(at(34))
  expect(await kept()).toBe(1)
  await tellOfExpiry(at(36))
  expect(await kept()).toBe(0)
})
