import { type Queryable, refusable, row } from '@/lib/db/sql'
import type { DropViewRefusal, KeepViewRefusal } from './errors'
import { MOST_VIEWS } from './rules'
import type { KeepView } from './schema'

type By = { actorId: string; role: string; at: Date | null }

export const keep = (on: Queryable, by: By, view: KeepView) =>
  refusable<unknown, KeepViewRefusal>(row('select view_keep($1)', [{ ...view, ...by, most: MOST_VIEWS }], on))

export const drop = (on: Queryable, by: By, id: string) =>
  refusable<unknown, DropViewRefusal>(row('select view_drop($1)', [{ id, ...by }], on))
