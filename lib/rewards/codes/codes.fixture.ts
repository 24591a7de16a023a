import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { staff } from '@/lib/gate/staff.fixture'
import { generateCodes } from './generate-codes'
import { openPool } from './open-pool'
import { startCodeRun } from './start-code-run'

/** An empty pool. */
export async function newPool(lowAt = 5): Promise<string> {
  const opened = await openPool(await staff('merchant'), { name: randomUUID(), lowAt })
  if (!opened.ok) throw new Error(opened.refusal)
  return opened.value.poolId
}

/** A run that is under way. */
export async function newRun(poolId: string, work: 'import' | 'check' | 'generate', total: number): Promise<string> {
  const run = await startCodeRun(await staff('merchant'), { poolId, requestId: randomUUID(), work, total })
  if (!run.ok) throw new Error(run.refusal)
  return run.value.runId
}

/** A pool with so many codes in it. */
export async function codesIn(count: number): Promise<string> {
  const poolId = await newPool()
  await generateCodes({ on: db() }, { poolId, runId: await newRun(poolId, 'generate', count), count })
  return poolId
}
