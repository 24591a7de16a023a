/** More rows than these are written by the worker, and fetched when they are done. */
export const MOST_AT_ONCE = 10_000

/** So long a file is kept for whoever asked for it. */
export const KEPT_DAYS = 7

export type RunState = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed'

export type ExportRun = {
  id: string
  export: string
  format: 'csv' | 'xlsx'
  state: RunState
  rows: number
  allRows: number
  /** of the file, once it is there */
  bytes: number | null
  sha256: string | null
  problem: string | null
  askedBy: string
  askedByName: string
  askedAt: Date
  finishedAt: Date | null
  /** the file is gone */
  forgottenAt: Date | null
}
