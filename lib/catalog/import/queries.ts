import { row } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import type { ImportReport } from './rules'

export type ImportRun = {
  id: string
  fileName: string
  dryRun: boolean
  /** `lost`: the process that did it is gone, and nothing of it is in the shop */
  state: 'running' | 'done' | 'refused' | 'cancelled' | 'lost'
  rowCount: number
  doneCount: number
  report: ImportReport | null
}

/** How far an import is, and what it found. */
export async function findImportRun(ctx: Context, id: string): Promise<ImportRun | null> {
  return row<ImportRun>(
    `select id, file_name as "fileName", dry_run as "dryRun", row_count as "rowCount", done_count as "doneCount",
       case when state = 'running' and touched_at < now() - interval '3 minutes' then 'lost' else state end as state,
       case when report = '{}' then null else report end as report
     from import_run where id = $1`,
    [id],
    ctx.on,
  )
}
