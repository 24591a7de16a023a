import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { liveTerms } from '@/lib/earning/queries'
import { endOfDayAfterDays } from '@/lib/kernel/time'
import { getExpiryCalendar } from '@/lib/points/calendar/queries'
import { daysOn, give, hold, newShopper, spendAtOnce, today } from '@/lib/points/ledger.fixture'
import { listExpiryNotices } from '@/lib/points/notices/queries'
import { tellOfExpiry } from '@/lib/points/notices/tell-of-expiry'
import { getMyPoints } from '@/lib/points/queries'
import { getPointsPage, listNearestOffers } from './queries'
import { couponReward } from './reward.fixture'

useTestDatabase()
beforeAll(openShop)
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const as = (id: string) => ({ actor: { id, email: '', name: '', staffRole: null }, at: today, on: db() })
const end = (days: number) => endOfDayAfterDays(today, days, 'Asia/Shanghai')
const everything = { kind: null, before: null } as const

/** Each part as whoever shows it alone reads it. */
async function partByPart(ctx: ReturnType<typeof as>, asked: Parameters<typeof getMyPoints>[1]) {
  return {
    mine: await getMyPoints(ctx, asked),
    calendar: await getExpiryCalendar(ctx),
    notices: await listExpiryNotices(ctx),
    terms: await liveTerms(ctx.at, ctx.on),
    offers: await listNearestOffers(ctx),
  }
}

describe('the page of one’s points', () => {
  it('of someone new says what each part says alone', async () => {
    const li = as(await newShopper())
    expect(await getPointsPage(li, everything)).toEqual(await partByPart(li, everything))
  })

  it('shows the very numbers that its parts show alone: balance, lines, calendar, notices, terms and offers', async () => {
    await couponReward(200)
    await couponReward(1_000, { starts_at: daysOn(-3), ends_at: daysOn(30) })
    await db().query('insert into points_terms (effective_from, terms, reason) values ($1, $2, $3)', [
      daysOn(-10),
      JSON.stringify({
        earning: { ratePointsPerUnit: 2, steps: [], pendingDays: 7, expiryMonths: 12, taxIncludedBps: 1300 },
        spending: { pointsPerUnit: 100, stepPoints: 100, minPoints: 100, maxShareBps: 5000 },
      }),
      'test',
    ])
    const id = await newShopper()
    const li = as(id)
    for (let i = 0; i < 24; i++) await give(id, 10, { expiresAt: end(i % 3 === 0 ? 6 : 40) })
    await give(id, 500, { expiresAt: null })
    await give(id, 70, { releasesAt: daysOn(3), expiresAt: end(20) })
    await give(id, 25, { expiresAt: end(6), lot: { idleDays: 6 } })
    await spendAtOnce(id, 30)
    await hold(id, 'page:hold', 20)
    await tellOfExpiry({ at: today, on: db() })
    for (const asked of [everything, { kind: 'spent', before: null } as const]) {
      const page = await getPointsPage(li, asked)
      expect(page).toEqual(await partByPart(li, asked))
      expect(page.mine.availablePoints).toBeGreaterThan(0)
      expect(page.offers.map((offer) => offer.progress?.reached)).toEqual([true, false])
    }
    const { mine, notices, calendar } = await getPointsPage(li, everything)
    expect([mine.lines.length, notices.length > 0, calendar.neverPoints > 0]).toEqual([20, true, true])
    const older = { kind: null, before: mine.next } as const
    expect(await getPointsPage(li, older)).toEqual(await partByPart(li, older))
  })
})
