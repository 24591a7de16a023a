import { row, rows } from '@/lib/db/sql'
import type { Context, StaffContext } from '@/lib/gate/context'
import type { SaveContent } from './schema'

const contentSql = `l.id, l.title_zh as "titleZh", l.title_en as "titleEn", l.body_zh as "bodyZh", l.body_en as "bodyEn", l.target,
  l.dwell_seconds as "dwellSeconds", l.archived_at is not null as archived`

/** The page behind a code, as whoever opens it sees it; null when it was taken down. */
export const findContent = (
  { actor, on }: Pick<Context, 'actor' | 'on'>,
  code: string,
): Promise<(SaveContent & { isRead: boolean }) | null> =>
  row(
    `select ${contentSql}, exists (select 1 from radar_visit v join radar_share x using (code)
       where x.link_id = l.id and v.account_id = $2 and v.read_at is not null) as "isRead"
     from radar_share s join radar_link l on l.id = s.link_id where s.code = $1 and l.archived_at is null`,
    [code, actor?.id ?? null],
    on,
  )

/** What came of a page by one person's link, or by everybody's. */
export type Reach = {
  opened: number
  readers: number
  members: number
  points: number
  orders: number
  netMinor: number
}
export type Sharer = Reach & { name: string; isStaff: boolean }
export type ContentRow = SaveContent & Reach & { sharers: Sharer[] }

/** Every page with what came of it since so many days (null: ever), and by whose link. One statement. */
export const listContents = ({ at, on }: Pick<StaffContext, 'at' | 'on'>, days: number | null): Promise<ContentRow[]> =>
  rows<ContentRow>(
    `with came as materialized (select * from radar_report(coalesce(coalesce($1::timestamptz, now()) - make_interval(days => $2), '-infinity')))
     select ${contentSql}, coalesce(sum(c.opened), 0)::int8 as opened, coalesce(sum(c.readers), 0)::int8 as readers, coalesce(sum(c.members), 0)::int8 as members,
       coalesce(sum(c.points), 0)::int8 as points, coalesce(sum(c.orders), 0)::int8 as orders, coalesce(sum(c.net_minor), 0)::int8 as "netMinor",
       coalesce(jsonb_agg(jsonb_build_object('name', coalesce(nullif(a.name, ''), a.email), 'isStaff', a.staff_role is not null, 'opened', c.opened,
         'readers', c.readers, 'members', c.members, 'points', c.points, 'orders', c.orders, 'netMinor', c.net_minor) order by c.readers desc, c.opened desc, a.id)
         filter (where a.id is not null), '[]') as sharers
     from radar_link l left join came c on c.link_id = l.id left join account a on a.id = c.sharer_id
     group by l.id order by l.archived_at is not null, l.created_at desc limit 200`,
    [at, days],
    on,
  )
