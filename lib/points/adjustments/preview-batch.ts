import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { AdjustmentRefusal } from './errors'
import { type Addressee, listAddressees } from './queries'
import { type LineProblem, readBatch } from './rules'
import type { previewBatchSchema } from './schema'
import { type AdjustmentPreview, type PreviewRow, preview } from './store'

export type BatchPreview = Omit<AdjustmentPreview, 'rows'> & {
  rows: (PreviewRow & Pick<Addressee, 'email' | 'name'>)[]
  problems: LineProblem[]
  /** addresses that nobody here has */
  unknown: { line: number; email: string }[]
}

/** A pasted list, line by line: who it names, what each would have after, and what stands against it. Nothing happens. */
export async function previewBatch(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { text, words }: z.output<typeof previewBatchSchema>,
): Promise<Result<BatchPreview, AdjustmentRefusal>> {
  const { lines, problems } = readBatch(text)
  const found = new Map(
    (
      await listAddressees(
        ctx,
        lines.map(({ email }) => email),
      )
    ).map((one) => [one.email, one]),
  )
  const unknown = lines.filter(({ email }) => !found.has(email)).map(({ line, email }) => ({ line, email }))
  const known = lines.flatMap(({ email, points }) => {
    const one = found.get(email)
    return one ? [{ ...one, points }] : []
  })
  const nothing = { rows: [], needsSecondPerson: false, movedPoints: 0, budgetLeftPoints: 0 }
  if (known.length === 0) return ok({ ...nothing, problems, unknown })
  const rows = known.map(({ accountId, points }) => ({ accountId, points }))
  const input = { ...words, requestId: randomUUID(), rows }
  const seen = await preview(ctx.on, { input, actorId: ctx.actor.id, at: ctx.at })
  if (!seen.ok) return seen
  const byAccount = new Map(seen.value.rows.map((one) => [one.accountId, one]))
  const shown = known.flatMap(({ accountId, email, name }) => {
    const one = byAccount.get(accountId)
    return one ? [{ ...one, email, name }] : []
  })
  return ok({ ...seen.value, rows: shown, problems, unknown })
}
