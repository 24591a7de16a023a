import { db } from '@/lib/db/client'
import type { StaffContext } from '@/lib/gate/context'
import { runImport } from './run-import'
import { startImport } from './start-import'

export async function give(ctx: StaffContext, bytes: Uint8Array | string, dryRun = false) {
  const input = { fileName: 'products.csv', dryRun }
  const started = await startImport(ctx, input)
  if (!started.ok) throw new Error('not started')
  const { runId } = started.value
  return { runId, ...(await runImport(ctx, { ...input, runId, bytes: Buffer.from(bytes) })) }
}

export const OLD =
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src'
export const NEW =
  'Title,URL handle,Description,Vendor,Type,Tags,Published on online store,Status,SKU,Option1 name,Option1 value,Price,Compare-at price,Inventory quantity,Product image URL'
export const old = (...rows: string[]) => [OLD, ...rows].join('\n')
export const one = async <T>(sql: string, values: unknown[] = []) => (await db().query(sql, values)).rows[0] as T
export const product = (slug: string) => one<Record<string, unknown>>('select * from product where slug = $1', [slug])
