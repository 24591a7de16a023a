import { type CronItem, Logger, parseCronItems, run, type TaskList } from 'graphile-worker'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'

/** A job: what it does, and how often. It may run twice, late, or on two workers at once, and must not mind. */
export type Job = {
  /** cron in UTC; the finest grain is a minute */
  readonly schedule: string
  /** Answers what it did, for the console: "12 released" */
  readonly work: () => Promise<string>
}

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
  return { stop: () => runner.stop() }
}

/** Runs one job now and keeps its outcome. */
export async function recorded(name: string, job: Job): Promise<void> {
  await rows(
    `insert into job_run (name, started_at) values ($1, now())
     on conflict (name) do update set started_at = now(), finished_at = null`,
    [name],
  )
  try {
    const outcome = await job.work()
    await rows('update job_run set finished_at = now(), outcome = $2, failures = 0 where name = $1', [name, outcome])
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    await rows('update job_run set finished_at = now(), outcome = $2, failures = failures + 1 where name = $1', [
      name,
      message.slice(0, 500),
    ])
    throw error
  }
}
