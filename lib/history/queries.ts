import { db } from '@/lib/db/client'
import { type Queryable, row, rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import type { HistoryFigures, HistoryReport, Reading } from './rules'

export type HistoryRun = {
  id: string
  sourceName: string
  fileName: string
  reading: Reading
  dryRun: boolean
  /** `lost`: the process that read it is gone; the same file goes on from where it stopped */
  state: 'running' | 'checked' | 'done' | 'refused' | 'cancelled' | 'lost'
  sizeBytes: number
  readBytes: number
  stagedRows: number
  report: HistoryReport | null
}

/** How far the reading of a file is, and what it found. */
export async function findHistoryRun(ctx: Pick<Context, 'on'>, id: string): Promise<HistoryRun | null> {
  return row<HistoryRun>(
    `select id, source_name as "sourceName", file_name as "fileName", reading, dry_run as "dryRun", size_bytes as "sizeBytes",
       read_bytes as "readBytes", staged_rows as "stagedRows", report,
       case when state = 'running' and touched_at < now() - interval '2 minutes' or state = 'refused' and report is null then 'lost' else state end as state
     from history_run where id = $1`,
    [id],
    ctx.on,
  )
}

export type HistorySource = { id: string; name: string; timeZone: string; figures: HistoryFigures }

/** The histories that were imported, and what is in each to the last thousandth. */
export async function listHistorySources(on: Queryable = db()): Promise<HistorySource[]> {
  return rows<HistorySource>(
    'select id, name, time_zone as "timeZone", history_figures(id) as figures from history_source where deleted_at is null order by name',
    [],
    on,
  )
}
