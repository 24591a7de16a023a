import { rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { orderBy } from '@/lib/kernel/sorting'
import type { AuditFilter } from './schema'

export type AuditEntry = {
  id: number
  at: Date
  /** null: a job did it, or the shop itself */
  actorName: string | null
  action: string
  subject: string
  /** what the subject is called, where it is an order, a product or a coupon */
  subjectName: string | null
  reason: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

const PAGE = 30

const wanted = `audit_log l left join account a on a.id = l.actor_id cross join shop s
  where ($1::text is null or l.action = $1) and ($2::uuid is null or l.actor_id = $2)
    and ($3::date is null or l.at >= $3::timestamp at time zone s.time_zone)
    and ($4::date is null or l.at < ($4::date + 1)::timestamp at time zone s.time_zone)
    and ($5::text is null or l.subject = $5 or l.subject ^@ ($5 || ':'))`

const asked = ({ action, actor, from, to, subject }: Omit<AuditFilter, 'page'>) => [action, actor, from, to, subject]

// of what was done to something that has a number or a name
const idOf = (kind: string) =>
  `(case when l.subject ~ '^${kind}:[0-9a-f-]{36}$' then split_part(l.subject, ':', 2) end)::uuid`
const subjectName = `case split_part(l.subject, ':', 1)
    when 'order' then (select number::text from shop_order where id = ${idOf('order')})
    when 'product' then (select title_zh from product where id = ${idOf('product')})
    when 'coupon' then (select coalesce(code, title_zh) from coupon where id = ${idOf('coupon')}) end as "subjectName"`

export type AuditLine = Pick<
  AuditEntry,
  'id' | 'at' | 'actorName' | 'action' | 'subject' | 'subjectName' | 'reason'
> & {
  /** as they were sealed, and field by field */
  before: string | null
  after: string | null
  was: AuditEntry['before']
  is: AuditEntry['after']
}

/** The record as a table, oldest first, as it was sealed. */
export const auditToExport = (filter: AuditFilter) => ({
  text: `select l.id, l.at, coalesce(nullif(a.name, ''), a.email) as "actorName", l.action, l.subject, l.reason,
      l.before::text as before, l.after::text as after, l.before as was, l.after as is, ${subjectName} from ${wanted} order by l.id`,
  values: asked(filter),
})

// its numbers rise with the time
const columnsOfSort = { at: 'l.id' } as const

/** The record of changes, newest first or oldest: who did what to what, and why. */
export async function listAudit(
  ctx: Pick<StaffContext, 'on'>,
  { page, ...filter }: AuditFilter,
): Promise<{ entries: AuditEntry[]; total: number; pages: number }> {
  const found = await rows<AuditEntry & { total: number }>(
    `select l.id, l.at, coalesce(nullif(a.name, ''), a.email) as "actorName", l.action, l.subject, l.reason, l.before, l.after,
       ${subjectName},
       count(*) over () as total
     from ${wanted} ${orderBy(filter.sort, columnsOfSort, 'l.id')} limit ${PAGE} offset ${PAGE} * ($6::int - 1)`,
    [...asked(filter), page],
    ctx.on,
  )
  const total = found[0]?.total ?? 0
  return { entries: found, total, pages: Math.ceil(total / PAGE) }
}

export type AuditChoices = { actions: string[]; actors: { id: string; name: string }[] }

/** What the filters may be set to: the deeds and the doers that the record knows. */
export async function listAuditChoices(ctx: Pick<StaffContext, 'on'>): Promise<AuditChoices> {
  const found = await rows<AuditChoices>(
    `select (select coalesce(jsonb_agg(distinct action), '[]') from audit_log) as actions,
       (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', coalesce(nullif(a.name, ''), a.email)) order by a.email), '[]')
        from account a where a.id in (select actor_id from audit_log)) as actors`,
    [],
    ctx.on,
  )
  return found[0] ?? { actions: [], actors: [] }
}
