import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Durable, openDurable } from './kills/durable-server'
import { runKills } from './kills/run-kills'

// F1 to F4 on a PostgreSQL that forgets nothing (fsync on), killed from outside while eight writers write.

let durable: Durable

beforeAll(async () => {
  durable = await openDurable('torture-test')
  await durable.makeTemplate()
})
afterAll(() => durable.stop())

it('F2 F3 F4 nothing acknowledged is lost, nothing is done twice, every unknown outcome is settled by its key', async () => {
  const report = await runKills(durable, {
    seed: 20261122,
    kills: 12,
    targets: ['postgres', 'immediate', 'backend', 'sessions', 'app'],
  })
  expect(report.wrong).toEqual([])
  expect(report.tally).toMatchObject({ lost: 0, duplicated: 0, resolved: report.tally.unknown })
  expect(report.tally.acknowledged).toBeGreaterThan(200)
  expect(report.tally.unknown).toBeGreaterThan(0)
}, 120_000)
