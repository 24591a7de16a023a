import { rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import type { AllowedHost } from './rules'

export type HostRow = AllowedHost & {
  /** live rewards that lead there, so that nobody takes it off unawares */
  rewards: number
}

/** The hosts that rewards may lead to. */
export function listHostRows(ctx: Pick<Context, 'on'>): Promise<HostRow[]> {
  return rows<HostRow>(
    `select h.host, h.with_subdomains as "withSubdomains", (select count(*) from reward r where r.state = 'live'
       and (host_is_under(r.settings->'link'->>'host', h)
         or exists (select 1 from jsonb_path_query(r.settings, '$.page.blocks[*].host') j where host_is_under(j #>> '{}', h)))) as rewards
     from link_host h order by h.host`,
    [],
    ctx.on,
  )
}
