import { type CronItem, Logger, parseCronItems, run, type TaskList } from 'graphile-worker'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'

/** A job: what it does, and how often. It may run twice, late, or on two workers at once, and must not mind. */
export type Job = {
  /** cron in UTC; the finest grain is a minute */
  readonly schedule: string
  readonly work: () => Promise<Outcome>
  /** nobody starts it from the desk: it reads so much that it has its hour */
  readonly byNight?: true
  /** also when the worker starts: what nobody did while it was away is not left until the hour comes round */
  readonly atStart?: true
}

/** What a run did, to be worded by whoever shows it: { code: 'lots-released', count: 12 }. */
export type Outcome = {
  readonly code: string
  readonly count?: number
  /** ids and numbers, or the text of an error: what no language has another word for */
  readonly detail?: string
  /** it ran to its end and found something wrong; asking again at once would not help */
  readonly failed?: true
}

/** The code of a run that threw. */
export const CRASHED = 'crashed'

// A job's success is in job_run; the terminal hears of what went wrong.
const complaints = new Logger(() => (level, message) => {
  if (isError(level)) console.error(`job worker: ${message}`)
})
const isError = (level: string) => level === 'error'

/** Runs jobs on their schedules until stopped; each run and its outcome is kept for the merchant to see. */
export async function runWorker(jobs: Readonly<Record<string, Job>>): Promise<{ stop: () => Promise<void> }> {
  const taskList: TaskList = {}
  const cron: CronItem[] = []
  for (const [name, job] of Object.entries(jobs)) {
    taskList[name] = () => recorded(name, job)
    cron.push({ task: name, match: job.schedule, options: { backfillPeriod: 0, maxAttempts: 3 } })
  }
  await announce(jobs)
  const pool = db()
  // graphile-worker asks for handlers on clients too, or it warns
  pool.on('connect', (client) => client.on('error', (error) => console.error('worker connection lost:', error.message)))
  const runner = await run({
    pgPool: pool,
    taskList,
    parsedCronItems: parseCronItems(cron),
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: complaints,
  })
  for (const [name, job] of Object.entries(jobs)) {
    // by its key two workers that start together ask for one run
    if (job.atStart) await runner.addJob(name, {}, { jobKey: `start:${name}`, maxAttempts: 3 })
  }
  return { stop: () => runner.stop() }
}

/** Writes down which jobs there are and when they run, so that the desk knows of those that have not run yet. */
async function announce(jobs: Readonly<Record<string, Job>>): Promise<void> {
  const known = Object.entries(jobs).map(([name, { schedule, byNight }]) => ({
    name,
    schedule,
    by_hand: byNight !== true,
  }))
  await rows('select jobs_announced($1)', [JSON.stringify(known)])
}

/** Runs one job now and keeps its outcome. */
export async function recorded(name: string, job: Job): Promise<void> {
  const startedAt = new Date()
  await rows(
    `insert into job_run (name, started_at) values ($1, $2)
     on conflict (name) do update set started_at = excluded.started_at, finished_at = null`,
    [name, startedAt],
  )
  try {
    await keep(name, startedAt, await job.work())
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    await keep(name, startedAt, { code: CRASHED, detail: message.slice(0, 500), failed: true })
    throw error
  }
}

const keep = (name: string, startedAt: Date, { failed, ...outcome }: Outcome) =>
  rows('select job_done($1, $2, $3, $4)', [name, startedAt, JSON.stringify(outcome), failed === true])
