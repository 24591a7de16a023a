import { expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { useTestDatabase } from '@/lib/db/testing'
import { endOfDayAfterDays } from '@/lib/kernel/time'
import { daysOn, give, newShopper, spendAtOnce, today } from '../ledger.fixture'
import { getExpiryCalendar } from './queries'

useTestDatabase()

const end = (days: number) => endOfDayAfterDays(today, days, 'Asia/Shanghai')
const as = (id: string) => ({ actor: { id, email: '', name: '', staffRole: null }, at: today, on: db() })

it('says of every point that can be spent when it ends, all lots, by the shop’s day', async () => {
  await openShop()
  const li = await newShopper()
  await give(li, 100, { expiresAt: end(0) })
  await give(li, 50, { expiresAt: end(10) })
  await give(li, 25, { expiresAt: end(10), lot: { idleDays: 10 } })
  await give(li, 30, { expiresAt: end(300) })
  await give(li, 7, { expiresAt: end(400) })
  await give(li, 5, { expiresAt: null })
  await give(li, 999, { releasesAt: daysOn(3), expiresAt: end(20) })
  await give(li, 40, { expiresAt: end(0) })
  await spendAtOnce(li, 40)
  await give(await newShopper(), 1, { expiresAt: end(10) })
  expect(await getExpiryCalendar(as(li))).toEqual({
    today: '2040-03-01',
    days: [
      { day: '2040-03-01', points: 100, idlePoints: 0 },
      { day: '2040-03-11', points: 75, idlePoints: 25 },
      { day: '2040-12-26', points: 30, idlePoints: 0 },
    ],
    laterPoints: 7,
    neverPoints: 5,
  })
})

it('of someone new is empty', async () => {
  const calendar = await getExpiryCalendar(as(await newShopper()))
  expect(calendar).toEqual({ today: '2040-03-01', days: [], laterPoints: 0, neverPoints: 0 })
})
