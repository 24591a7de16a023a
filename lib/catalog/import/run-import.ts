import type { StaffContext } from '@/lib/gate/context'
import { ok, refuse } from '@/lib/kernel/result'
import { searchTermsOf } from '../search/rules'
import { moveStock, tryLockCatalog, writeAudit, writeProducts } from '../store'
import { type Drafts, draftProducts } from './draft-products'
import { type ImportPlan, type PlannedProduct, planImport } from './plan-import'
import { readShopifyCsv } from './read-shopify-csv'
import { type ImportReport, MOST_PROBLEMS_KEPT, type Note, type Problem } from './rules'
import type { ImportFile } from './schema'
import { finishRun, importTransaction, writeProgress } from './store'

export type RunImport = ImportFile & { runId: string; bytes: Uint8Array }
export type ImportDone = { state: 'done' | 'refused' | 'cancelled'; report: ImportReport }

const BATCH = 200
const busy: Problem = { line: 0, column: '', code: 'import-busy' }
const failed: Problem = { line: 0, column: '', code: 'import-failed' }

class CalledOff extends Error {}

const awaited = async (kept: Promise<boolean>) => {
  if (!(await kept)) throw new CalledOff()
}

/** A file is imported whole or not at all: one row that can not be read, and the shop stays as it was. */
export async function runImport(ctx: StaffContext, input: RunImport): Promise<ImportDone> {
  try {
    return await readAndImport(ctx, input)
  } catch (error) {
    if (error instanceof CalledOff) return { state: 'cancelled', report: reportOf(null, [], []) }
    await finishRun(input.runId, { state: 'refused', report: reportOf(null, [failed], []), isWorthAnother: true })
    throw error
  }
}

/** How it ended is written where it was done: one that was called off before its last row is in did nothing. */
async function ended(runId: string, done: Ended, on?: StaffContext['on']): Promise<Ended> {
  const isWorthAnother = done.state === 'refused' && done.report.problems.some(({ code }) => code === busy.code)
  await awaited(finishRun(runId, { ...done, isWorthAnother }, on))
  return done
}
type Ended = ImportDone & { state: 'done' | 'refused' }

async function readAndImport(ctx: StaffContext, input: RunImport): Promise<Ended> {
  const { runId, bytes, dryRun } = input
  const csv = await readShopifyCsv(bytes, (count) => awaited(writeProgress(runId, count, 0)))
  await awaited(writeProgress(runId, csv.rows.length, 0))
  const drafts: Drafts = csv.columns ? draftProducts(csv.rows, csv.columns) : { drafts: [], problems: [], notes: [] }
  const problems = [...csv.problems, ...drafts.problems]
  if (dryRun || problems.length > 0) {
    const plan = await planImport(drafts.drafts, ctx.on)
    const all = [...problems, ...plan.problems]
    return ended(runId, { state: all.length > 0 ? 'refused' : 'done', report: reportOf(plan, all, drafts.notes) })
  }
  let done: Ended = { state: 'refused', report: reportOf(null, [], []) }
  await importTransaction(async (on) => {
    done = await importAll({ ...ctx, on }, input, drafts, csv.rows.length)
    return done.state === 'done' ? ok(await ended(runId, done, on)) : refuse('import-refused')
  })
  return done.state === 'done' ? done : ended(runId, done)
}

async function importAll(
  ctx: StaffContext,
  input: RunImport,
  { drafts, notes }: Drafts,
  rowCount: number,
): Promise<Ended> {
  if (!(await tryLockCatalog(ctx.on))) return { state: 'refused', report: reportOf(null, [busy], []) }
  const plan = await planImport(drafts, ctx.on)
  const report = reportOf(plan, plan.problems, notes)
  if (plan.problems.length > 0) return { state: 'refused', report }
  const changed = plan.products.filter(({ kind }) => kind !== 'unchanged')
  let done = rowsOf(plan.products) - rowsOf(changed)
  for (let at = 0; at < changed.length; at += BATCH) {
    const batch = changed.slice(at, at + BATCH)
    await writeBatch(ctx, input, batch)
    done += rowsOf(batch)
    await awaited(writeProgress(input.runId, rowCount, done))
  }
  const line = {
    action: 'catalog.import',
    subject: `import:${input.runId}`,
    reason: input.fileName,
    after: report.counts,
  }
  if (changed.length > 0) await writeAudit([line], { actorId: ctx.actor.id, at: ctx.at }, ctx.on)
  return { state: 'done', report }
}

const rowsOf = (products: readonly PlannedProduct[]) => products.reduce((sum, { draft }) => sum + draft.rows, 0)

async function writeBatch(ctx: StaffContext, input: RunImport, batch: readonly PlannedProduct[]): Promise<void> {
  const who = { actorId: ctx.actor.id, at: ctx.at }
  await writeProducts(batch.map(written), 'import', ctx.at, ctx.on)
  await moveStock(
    batch.flatMap(({ stock }) => stock),
    { ...who, reason: 'import' },
    ctx.on,
  )
  await writeAudit(
    batch.map((product) => auditLine(product, input.fileName)),
    who,
    ctx.on,
  )
}

function written({ record, collectionTitles }: PlannedProduct) {
  const words = record.variants.flatMap(({ sku, optionsZh, optionsEn }) => [sku ?? '', ...optionsZh, ...optionsEn])
  return { ...record, ...searchTermsOf({ ...record, collections: collectionTitles, also: words }) }
}

const auditLine = ({ record, change, kind }: PlannedProduct, fileName: string) => ({
  action: `product.${kind}`,
  subject: `product:${record.id}`,
  reason: `import: ${fileName}`,
  ...change,
})

function reportOf(plan: ImportPlan | null, problems: readonly Problem[], drafted: readonly Note[]): ImportReport {
  const products = plan?.products ?? []
  const notes = [...drafted, ...(plan?.notes ?? [])].sort((a, b) => a.line - b.line)
  const count = (kind: PlannedProduct['kind']) => products.filter((product) => product.kind === kind).length
  return {
    counts: {
      products: products.length,
      variants: products.reduce((sum, { draft }) => sum + draft.variants.length, 0),
      create: count('create'),
      update: count('update'),
      unchanged: count('unchanged'),
      images: products.reduce((sum, { draft }) => sum + draft.images, 0),
      problems: problems.length,
      notes: notes.length,
    },
    problems: [...problems].sort((a, b) => a.line - b.line).slice(0, MOST_PROBLEMS_KEPT),
    notes: notes.slice(0, MOST_PROBLEMS_KEPT),
    changes: products
      .flatMap(({ kind, draft }) => (kind === 'unchanged' ? [] : [{ slug: draft.slug, title: draft.title, kind }]))
      .slice(0, 100),
  }
}
