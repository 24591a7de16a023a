import { type Queryable, rows } from '@/lib/db/sql'

/** Somebody waits for a job: it is asked for at once, and not left until its minute comes. Without a worker it waits; false: none was ever there. */
export async function askForWork(name: string, on: Queryable): Promise<boolean> {
  const [found] = await rows<{ there: boolean }>(
    `select to_regprocedure('graphile_worker.add_job(text, json, text, timestamptz, integer, text, integer, text[], text)') is not null as there`,
    [],
    on,
  )
  if (found?.there)
    await rows(
      'select graphile_worker.add_job($1, job_key => $2, max_attempts => 3) is not null as asked',
      [name, `now:${name}`],
      on,
    )
  return found?.there ?? false
}
