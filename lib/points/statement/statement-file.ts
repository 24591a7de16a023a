import type { Context } from '@/lib/gate/context'
import { findStatement } from './queries'
import type { StatementAsked } from './schema'
import { writeStatementCsv } from './write-statement-csv'
import { writeStatementJson } from './write-statement-json'
import { writeStatementPdf } from './write-statement-pdf'

const types = {
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const

export type StatementFile = { name: string; type: string; body: AsyncGenerator<string | Uint8Array> }

/** A shopper's statement as a file in the making; null for a shopper who is not there. */
export async function statementFile(
  ctx: Pick<Context, 'on'>,
  accountId: string,
  asked: StatementAsked,
): Promise<StatementFile | null> {
  const frame = await findStatement(ctx, accountId, asked)
  if (!frame) return null
  const write = { pdf: writeStatementPdf, csv: writeStatementCsv, json: writeStatementJson }[asked.format]
  const name = `points-${asked.from}-${asked.to}.${asked.format}`
  return { name, type: types[asked.format], body: write(ctx, frame, asked.locale) }
}
