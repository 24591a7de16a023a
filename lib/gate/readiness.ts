import { row } from '@/lib/db/sql'

export type Readiness = { database: boolean; migrationsPending: number; jobsLate: number }

/**
 * Whether this process can serve: the database answers, no migration is half done, and no job has been silent for an
 * hour. One statement; it names nothing secret.
 */
export async function readiness(): Promise<Readiness> {
  const found = await row<{ pending: number; late: number }>(
    `select (select count(*) from _prisma_migrations where finished_at is null and rolled_back_at is null)::int as pending,
       (select count(*) from job_run where started_at < now() - interval '1 hour')::int as late`,
  ).catch(() => null)
  return { database: found !== null, migrationsPending: found?.pending ?? 0, jobsLate: found?.late ?? 0 }
}
