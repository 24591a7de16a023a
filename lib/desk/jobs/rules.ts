const FIELDS = [
  (at: Date) => at.getUTCMinutes(),
  (at: Date) => at.getUTCHours(),
  (at: Date) => at.getUTCDate(),
  (at: Date) => at.getUTCMonth() + 1,
  (at: Date) => at.getUTCDay(),
]
const MINUTE = 60_000
const MOST_MINUTES = 366 * 24 * 60

const meets = (field: string, value: number): boolean => {
  if (field === '*') return true
  const step = /^\*\/(\d+)$/.exec(field)?.[1]
  return step ? value % Number(step) === 0 : field === String(value)
}

/** When a schedule comes round after a moment; schedules are cron in UTC, of numbers, stars and steps alone. Null: not within a year. */
export function nextRun(schedule: string, after: Date): Date | null {
  const fields = schedule.split(' ')
  const first = (Math.floor(after.getTime() / MINUTE) + 1) * MINUTE
  for (let n = 0; n < MOST_MINUTES; n += 1) {
    const at = new Date(first + n * MINUTE)
    if (FIELDS.every((of, place) => meets(fields[place] ?? '*', of(at)))) return at
  }
  return null
}

/** A worker that is asked for may be a little late; one that was due longer ago than this has probably stopped. */
const PATIENCE = 5 * MINUTE

/** A job is late when its hour came and went without it. */
export function isLate(job: { schedule: string; startedAt: Date | null }, now: Date): boolean {
  if (job.startedAt === null) return false
  const due = nextRun(job.schedule, job.startedAt)
  return due !== null && due.getTime() + PATIENCE < now.getTime()
}

export type JobState = 'failed' | 'running' | 'late' | 'new' | 'fine'

/** What a job is, in one word. */
export function jobState(
  job: { schedule: string; startedAt: Date | null; isOver: boolean; failures: number },
  now: Date,
): JobState {
  if (job.failures > 0) return 'failed'
  if (isLate(job, now)) return 'late'
  if (job.startedAt === null) return 'new'
  return job.isOver ? 'fine' : 'running'
}
