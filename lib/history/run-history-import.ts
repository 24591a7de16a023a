import { createHash } from 'node:crypto'
import type { StaffContext } from '@/lib/gate/context'
import { invariant } from '@/lib/kernel/invariant'
import { mergeRun } from './merge-run'
import { readHistoryCsv } from './read-history-csv'
import type { HistoryRow } from './rows/rules'
import { type HistoryReport, MOST_PROBLEMS_KEPT, NOTHING_DONE, ROWS_A_BATCH } from './rules'
import type { HistoryFile } from './schema'
import {
  finishRun,
  forgetStaged,
  listStagedProblems,
  type Progress,
  readRun,
  type StagedRun,
  stageRows,
  writeProgress,
} from './store'

export type RunHistoryImport = HistoryFile & { runId: string; sizeBytes: number; open: () => AsyncIterable<Uint8Array> }
export type HistoryImportDone = { state: 'checked' | 'done' | 'refused' | 'cancelled'; report: HistoryReport }

class CalledOff extends Error {}

const awaited = async (kept: Promise<boolean>) => {
  if (!(await kept)) throw new CalledOff()
}

/** A file is imported whole or not at all: one row that can not be read, and the history stays as it was. */
export async function runHistoryImport(ctx: StaffContext, input: RunHistoryImport): Promise<HistoryImportDone> {
  try {
    const { rows, resumedRows, problems, count } = await stageFile(input)
    if (count > 0) {
      const refused = {
        ...NOTHING_DONE,
        rows,
        resumedRows,
        problemCount: count,
        problems: problems.slice(0, MOST_PROBLEMS_KEPT),
      }
      await awaited(finishRun(input.runId, 'refused', refused))
      return { state: 'refused', report: refused }
    }
    return await mergeRun(ctx, { ...input, stagedRows: rows, resumedRows })
  } catch (error) {
    if (error instanceof CalledOff) return { state: 'cancelled', report: NOTHING_DONE }
    // without a report: its rows stay staged, and the same file goes on behind them
    await finishRun(input.runId, 'refused', null)
    throw error
  }
}

async function stageFile(input: RunHistoryImport) {
  const run = await readRun(input.runId)
  invariant(run !== null, 'a run is started before it is run')
  const first = await stage(input, run)
  let { rows, problems } = first
  if (first.isOther) {
    await forgetStaged(run.id)
    ;({ rows, problems } = await stage(input, { ...run, stagedRows: 0, stagedHash: Buffer.alloc(0) }))
  }
  const resumedRows = first.isOther ? 0 : run.stagedRows
  if (problems.length > 0) return { rows, resumedRows, problems, count: problems.length }
  return { rows, resumedRows, ...(await listStagedProblems(input.runId, input.reading)) }
}

class OtherFile extends Error {}

/** Stages the rows behind those that are staged already, once it is seen that those are the same. */
async function stage({ runId, reading, sizeBytes, open }: RunHistoryImport, run: StagedRun) {
  const bytes: Progress = { readBytes: 0, sizeBytes }
  let [at, hash] = [0, Buffer.alloc(0)]
  const take = async (rows: readonly HistoryRow[]) => {
    const text = JSON.stringify(rows)
    hash = createHash('sha256').update(hash).update(text).digest()
    const from = at
    at += rows.length
    if (at > run.stagedRows)
      await awaited(stageRows({ runId, from, rows: text, count: rows.length, hash, timeZone: reading.timeZone, bytes }))
    else if (at === run.stagedRows && !hash.equals(run.stagedHash)) throw new OtherFile()
    else if (at % (10 * ROWS_A_BATCH) === 0) await awaited(writeProgress(runId, bytes))
  }
  try {
    return { ...(await readHistoryCsv(counted(open(), bytes), reading, take)), isOther: at < run.stagedRows }
  } catch (error) {
    if (error instanceof OtherFile) return { rows: 0, problems: [], isOther: true }
    throw error
  }
}

async function* counted(bytes: AsyncIterable<Uint8Array>, progress: Progress): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    progress.readBytes += piece.length
    yield piece
  }
}
