import { expect, it } from 'vitest'
import { rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { recorded, runWorker } from './run-worker'

useTestDatabase()

const runOf = async (name: string) =>
  (
    await rows<{ outcome: string; failures: number; finished: boolean }>(
      'select outcome, failures, finished_at is not null as finished from job_run where name = $1',
      [name],
    )
  )[0]

it('keeps what a job did, and how often it failed in a row', async () => {
  await recorded('sweep', { schedule: '* * * * *', work: async () => '3 swept' })
  expect(await runOf('sweep')).toEqual({ outcome: '3 swept', failures: 0, finished: true })
  const broken = { schedule: '* * * * *', work: () => Promise.reject(new Error('no broom')) }
  await expect(recorded('sweep', broken)).rejects.toThrow('no broom')
  await expect(recorded('sweep', broken)).rejects.toThrow('no broom')
  expect(await runOf('sweep')).toEqual({ outcome: 'no broom', failures: 2, finished: true })
})

it('does a job that was asked for in SQL, and stops when told', async () => {
  let done = 0
  const work = async () => `${(done += 1)} done`
  const worker = await runWorker({ greet: { schedule: '0 0 1 1 *', work } })
  await rows(`select graphile_worker.add_job('greet')`)
  await expect.poll(() => runOf('greet'), { timeout: 10_000 }).toMatchObject({ outcome: '1 done' })
  await worker.stop()
  expect(done).toBe(1)
})
