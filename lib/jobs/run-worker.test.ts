import { expect, it } from 'vitest'
import { rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { recorded, runWorker } from './run-worker'

useTestDatabase()

const runOf = async (name: string) =>
  (
    await rows<{ outcome: unknown; failures: number; finished: boolean }>(
      'select outcome, failures, finished_at is not null as finished from job_run where name = $1',
      [name],
    )
  )[0]

it('keeps what a job did, and how often it failed in a row', async () => {
  await recorded('sweep', { schedule: '* * * * *', work: async () => ({ code: 'swept', count: 3 }) })
  expect(await runOf('sweep')).toEqual({ outcome: { code: 'swept', count: 3 }, failures: 0, finished: true })
  const broken = { schedule: '* * * * *', work: () => Promise.reject(new Error('no broom')) }
  await expect(recorded('sweep', broken)).rejects.toThrow('no broom')
  await expect(recorded('sweep', broken)).rejects.toThrow('no broom')
  expect(await runOf('sweep')).toEqual({
    outcome: { code: 'crashed', detail: 'no broom' },
    failures: 2,
    finished: true,
  })
  await recorded('sweep', { schedule: '* * * * *', work: async () => ({ code: 'dust', count: 1, failed: true }) })
  expect(await runOf('sweep')).toMatchObject({ outcome: { code: 'dust', count: 1 }, failures: 3 })
})

it('does a job that was asked for in SQL, and stops when told', async () => {
  let done = 0
  const work = async () => ({ code: 'done', count: (done += 1) })
  const worker = await runWorker({ greet: { schedule: '0 0 1 1 *', work } })
  await rows(`select graphile_worker.add_job('greet')`)
  await expect.poll(() => runOf('greet'), { timeout: 10_000 }).toMatchObject({ outcome: { code: 'done', count: 1 } })
  await worker.stop()
  expect(done).toBe(1)
})
