import { type Queryable, row } from '@/lib/db/sql'
import type { AllowedHost } from './rules'

type By = { actorId: string; at: Date | null }

/** The host and its audit row; false when it is on the list as it is. Listed otherwise, it is listed anew. */
export async function allow(on: Queryable, by: By, { host, withSubdomains }: AllowedHost): Promise<boolean> {
  const made = await row<{ host: string }>(
    `with made as (insert into link_host (host, with_subdomains, added_by, added_at) values ($3, $4, $1, coalesce($2::timestamptz, now()))
       on conflict (host) do update set (with_subdomains, added_by, added_at) = (excluded.with_subdomains, excluded.added_by, excluded.added_at)
         where link_host.with_subdomains <> excluded.with_subdomains returning host, with_subdomains),
     told as (insert into audit_log (at, actor_id, action, subject, after)
       select coalesce($2::timestamptz, now()), $1, 'reward.host.allow', 'host:' || host, jsonb_build_object('withSubdomains', with_subdomains) from made)
     select host from made`,
    [by.actorId, by.at, host, withSubdomains],
    on,
  )
  return made !== null
}

export async function forbid(on: Queryable, by: By, host: string): Promise<boolean> {
  const gone = await row<{ host: string }>(
    `with gone as (delete from link_host where host = $3 returning host, with_subdomains),
     told as (insert into audit_log (at, actor_id, action, subject, before)
       select coalesce($2::timestamptz, now()), $1, 'reward.host.forbid', 'host:' || host, jsonb_build_object('withSubdomains', with_subdomains) from gone)
     select host from gone`,
    [by.actorId, by.at, host],
    on,
  )
  return gone !== null
}
