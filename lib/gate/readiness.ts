import { row, rows } from '@/lib/db/sql'
import { builtFunctionsHash } from '@/lib/env'

export type Readiness = {
  database: boolean
  migrationsPending: number
  functionsCurrent: boolean
  jobsLate: number
  /** why the books may not be believed; empty is how it must be */
  books: string[]
}

/**
 * Whether this process can serve: the database answers, no migration is half done, its SQL functions are those that
 * this build was written against, and no job has been silent for an hour. It names nothing secret.
 * Whether the books were in order is asked apart: a database with functions of another build can't say.
 */
export async function readiness(builtWith: string | null = builtFunctionsHash()): Promise<Readiness> {
  const found = await row<{ pending: number; functions: string | null; late: number }>(
    `select (select count(*) from _prisma_migrations where finished_at is null and rolled_back_at is null)::int as pending,
       (select hash from repeatable_migration where name = 'functions') as functions,
       (select count(*) from job_run where started_at < now() - interval '1 hour')::int as late`,
  ).catch(() => null)
  const books = found
    ? await rows<{ code: string }>('select distinct code from books_drift(null) order by code').catch(() => [])
    : []
  return {
    database: found !== null,
    migrationsPending: found?.pending ?? 0,
    functionsCurrent: found !== null && (builtWith === null || found.functions === builtWith),
    jobsLate: found?.late ?? 0,
    books: books.map(({ code }) => code),
  }
}

/** Late jobs and books that do not add up are said, for somebody to look into, and forgiven: shutting the shop mends neither. */
export const isReady = (found: Readiness): boolean =>
  found.database && found.migrationsPending === 0 && found.functionsCurrent
