import { parseCronItems } from 'graphile-worker'
import { beforeAll, describe, expect, test } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { recorded, runWorker } from '@/lib/jobs/run-worker'
import { give, newShopper } from '@/lib/points/ledger.fixture'
import { listJobs, listPast } from './queries'
import { jobState, nextRun } from './rules'
import { runJobNow } from './run-job-now'

useTestDatabase()
beforeAll(openShop)

const schedules = ['* * * * *', '*/5 * * * *', '*/15 * * * *', '17 * * * *', '53 3 * * *', '0 0 1 1 *']

describe('when a job comes round again', () => {
  test.each(schedules)('%s is reckoned as the worker reckons it', (schedule) => {
    const match = parseCronItems([{ task: 'x', match: schedule }])[0]?.match
    const after = new Date('2026-11-22T21:58:30Z')
    const at = nextRun(schedule, after)
    const digest = (d: Date) => ({
      min: d.getUTCMinutes(),
      hour: d.getUTCHours(),
      date: d.getUTCDate(),
      month: d.getUTCMonth() + 1,
      dow: d.getUTCDay(),
    })
    const minutes = Array.from({ length: 60 * 24 * 60 }, (_, n) => new Date(Date.UTC(2026, 10, 22, 21, 59 + n)))
    expect(at).toEqual(minutes.find((minute) => match?.(digest(minute))))
  })

  test('it is late when its hour went by without it', () => {
    const job = { schedule: '17 * * * *', startedAt: new Date('2026-11-22T10:17:00Z'), isOver: true, failures: 0 }
    expect(jobState(job, new Date('2026-11-22T11:20:00Z'))).toBe('fine')
    expect(jobState(job, new Date('2026-11-22T11:23:00Z'))).toBe('late')
    expect(jobState({ ...job, failures: 2 }, new Date('2026-11-22T11:23:00Z'))).toBe('failed')
    expect(jobState({ ...job, startedAt: null }, new Date('2026-11-22T11:23:00Z'))).toBe('new')
  })
})

test('runs that come to the same stand in one row, so that a quiet week hides no failure; fifty rows are kept', async () => {
  const sweep = (count: number) =>
    recorded('sweep', { schedule: '* * * * *', work: async () => ({ code: 'swept', count }) })
  await expect(
    recorded('sweep', { schedule: '* * * * *', work: () => Promise.reject(new Error('no broom')) }),
  ).rejects.toThrow()
  for (let n = 0; n < 5; n += 1) await sweep(0)
  expect(await listPast({ on: db() }, 'sweep')).toMatchObject([
    { times: 5, failed: false, outcome: { code: 'swept', count: 0 } },
    { times: 1, failed: true, outcome: { code: 'crashed', detail: 'no broom' } },
  ])
  for (let n = 1; n < 60; n += 1) await sweep(n)
  const past = await listPast({ on: db() }, 'sweep')
  expect(past).toHaveLength(50)
  expect(past[0]?.outcome.count).toBe(59)
})

test('each job says what it did, when it comes round and what waits for it; one can be asked for, but not those of the night', async () => {
  const owner = await staff()
  expect(await runJobNow(owner, { name: 'greet' })).toMatchObject({ refusal: 'job-unknown' })
  let greeted = 0
  const worker = await runWorker({
    greet: { schedule: '0 0 1 1 *', work: async () => ({ code: 'done', count: (greeted += 1) }) },
    'seal-journal': { schedule: '0 0 1 1 *', work: async () => ({ code: 'done' }) },
    'check-figures': { schedule: '0 0 1 1 *', work: async () => ({ code: 'done' }), byNight: true },
  })
  try {
    await give(await newShopper(), 5, { at: new Date(Date.now() - 600_000) })
    const jobs = new Map((await listJobs({ on: db() })).map((job) => [job.name, job]))
    expect([...jobs.keys()].sort()).toEqual(['check-figures', 'greet', 'seal-journal'])
    expect(jobs.get('greet')).toMatchObject({ state: 'new', startedAt: null, due: null, byHand: true })
    expect(jobs.get('seal-journal')).toMatchObject({ due: 1 })
    expect(jobs.get('seal-journal')?.dueSeconds).toBeGreaterThanOrEqual(600)
    expect(await runJobNow(owner, { name: 'check-figures' })).toMatchObject({ refusal: 'job-by-night' })
    expect(await runJobNow(owner, { name: 'greet' })).toEqual({ ok: true, value: { name: 'greet' } })
    await expect.poll(() => greeted, { timeout: 10_000 }).toBe(1)
    await expect.poll(async () => (await listPast({ on: db() }, 'greet')).length, { timeout: 10_000 }).toBe(1)
  } finally {
    await worker.stop()
  }
  const told = await rows(`select action, subject from audit_log where action = 'job.run'`)
  expect(told).toEqual([{ action: 'job.run', subject: 'job:greet' }])
})
