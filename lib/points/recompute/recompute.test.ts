import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { useTestDatabase } from '@/lib/db/testing'
import { daysOn, give, hold, newShopper, spendAtOnce, today } from '../ledger.fixture'
import { expireDue, holdCapture, holdRelease, releaseDue, returnSpend, revoke } from '../store'
import { brokenExplanations } from './explained.fixture'

useTestDatabase()

const undo = (key: string, as?: string) => ({ key, explanation: {}, actorId: null, ...(as && { as }) })

it('every kind of posting says enough to be counted again, and what it says gives its entries', async () => {
  const li = await newShopper()
  await give(li, 100, { key: 'a', expiresAt: daysOn(5) })
  await give(li, 300, { key: 'b', releasesAt: daysOn(7) })
  await hold(li, 'h', 60)
  await holdCapture(db(), today, 'h')
  await hold(li, 'g', 10)
  await holdRelease(db(), today, 'g')
  await spendAtOnce(li, 20)
  await revoke(db(), today, undo('a'))
  await returnSpend(db(), today, undo('h'))
  await expireDue(db(), daysOn(5), 100)
  await releaseDue(db(), daysOn(7), 100)
  await revoke(db(), daysOn(8), undo('b'))
  await give(li, 500, { at: daysOn(8) })
  const { broken, asked } = await brokenExplanations()
  expect(broken).toEqual([])
  expect(asked).toBeGreaterThan(12)
})

it('an entry that its explanation does not give is found', async () => {
  const client = await db().connect()
  try {
    await client.query('set session_replication_role = replica')
    await client.query(`update entry set amount_points = amount_points + 1 where bucket = 'held' and amount_points > 0`)
    expect((await brokenExplanations()).broken).toHaveLength(2)
    await client.query(`update entry set amount_points = amount_points - 1 where bucket = 'held' and amount_points > 0`)
    await client.query('set session_replication_role = default')
  } finally {
    client.release()
  }
})
