import { type Queryable, rows } from '@/lib/db/sql'

/** That somebody started a job stands in the record. */
export async function tell(
  on: Queryable,
  { name, actorId, at }: { name: string; actorId: string; at: Date | null },
): Promise<void> {
  await rows(
    `insert into audit_log (at, actor_id, action, subject) values (coalesce($3::timestamptz, now()), $2, 'job.run', 'job:' || $1)`,
    [name, actorId, at],
    on,
  )
}
