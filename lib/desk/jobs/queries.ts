import { type Queryable, row, rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { type JobState, jobState, nextRun } from './rules'

type Reader = Pick<StaffContext, 'on'>

/** Worded where it is shown; empty before the first run has ended. */
export type JobOutcome = { code?: string; count?: number; detail?: string }

type Listed = {
  name: string
  schedule: string
  byHand: boolean
  startedAt: Date | null
  finishedAt: Date | null
  outcome: JobOutcome
  failures: number
  /** how long the last run took */
  tookMs: number | null
  /** what waits for it now, and for how long the oldest; null for a job that only looks */
  due: number | null
  dueSeconds: number
}

export type DeskJob = Listed & { state: JobState; nextAt: Date | null }

/** Each of the shop's jobs: how it went last, when it comes round again, and what waits for it. Those in trouble stand first. */
export async function listJobs(ctx: Reader): Promise<DeskJob[]> {
  const found = await rows<Listed & { now: Date }>(
    `select name, schedule, by_hand as "byHand", started_at as "startedAt", finished_at as "finishedAt", outcome, failures,
       (extract(epoch from finished_at - started_at) * 1000)::int as "tookMs", now() as now,
       d.due, coalesce(floor(extract(epoch from now() - d.since)), 0)::int as "dueSeconds"
     from job_run left join jobs_due(null) d on d.job = name where schedule is not null order by failures > 0 desc, name`,
    [],
    ctx.on,
  )
  return found.map(({ now, ...job }) => ({
    ...job,
    state: jobState({ ...job, isOver: job.finishedAt !== null }, now),
    nextAt: nextRun(job.schedule, now),
  }))
}

export type PastRun = {
  id: number
  outcome: JobOutcome
  failed: boolean
  /** so many in a row came to the same */
  times: number
  firstAt: Date
  lastAt: Date
  longestMs: number
}

/** What a job's runs came to, the newest first. */
export const listPast = (ctx: Reader, name: string): Promise<PastRun[]> =>
  rows<PastRun>(
    `select id, outcome, failed, times, first_at as "firstAt", last_at as "lastAt", longest_ms as "longestMs"
     from job_past where name = $1 order by id desc limit 50`,
    [name],
    ctx.on,
  )

/** Whether there is such a job, and whether somebody may start it. */
export const findJob = (on: Queryable, name: string): Promise<{ byHand: boolean } | null> =>
  row('select by_hand as "byHand" from job_run where name = $1 and schedule is not null', [name], on)
