// The work of `npm run import:shopify`; DATABASE_URL is set by it.
import fs from 'node:fs'
import path from 'node:path'
import { createTranslator } from 'next-intl'
import { findImportRun } from '@/lib/catalog/import/queries'
import { type ImportDone, runImport } from '@/lib/catalog/import/run-import'
import { ImportFile, MOST_FILE_BYTES } from '@/lib/catalog/import/schema'
import { startImport } from '@/lib/catalog/import/start-import'
import { connectTo, disconnect } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import english from '@/messages/en/merchant-catalog.json'
import chinese from '@/messages/zh-CN/merchant-catalog.json'

const locale = /^zh/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'zh-CN' : 'en'
const t = createTranslator({ locale, messages: locale === 'en' ? english : chinese, namespace: 'import' })

/** Whoever may run commands on this machine imports in the owner's name. */
async function owner(on: StaffContext['on']): Promise<StaffContext> {
  const found = await row<{ id: string; email: string; name: string }>(
    `select id, email, name from account where staff_role in ('owner', 'merchant') order by staff_role, created_at limit 1`,
    [],
    on,
  )
  if (!found) throw new Error('This shop has no owner yet: start it once with `npm start`.')
  return { actor: { ...found, staffRole: 'owner' }, visitorHash: null, locale, at: null, on }
}

function tell({ state, report }: ImportDone): void {
  for (const { line, column, code, details } of report.problems)
    console.log(`  ${t('line', { line })} ${column ? `[${column}] ` : ''}${t(`problems.${code}`, details)}`)
  for (const { line, code, details } of report.notes)
    console.log(`  ${t('line', { line })} ${t(`notes.${code}`, details)}`)
  console.log(t('summary', report.counts))
  if (report.counts.images > 0) console.log(t('imagesNotFetched', { count: report.counts.images }))
  console.log(t(state === 'done' ? (dryRun ? 'dryDone' : 'done') : 'refused', { count: report.counts.problems }))
}

const [file = ''] = process.argv.slice(2)
const dryRun = process.argv.includes('--dry-run')
const bytes = fs.readFileSync(file)
if (bytes.length > MOST_FILE_BYTES) throw new Error('The file is larger than 20 MB.')
const ctx = await owner(connectTo(process.env.DATABASE_URL ?? ''))
const asked = ImportFile.parse({ fileName: path.basename(file), dryRun })
const started = await startImport(ctx, asked)
if (!started.ok) throw new Error('not started')
const { runId } = started.value
const progress = setInterval(async () => {
  const run = await findImportRun(ctx, runId)
  if (run) console.log(`  ${t('progress', { done: run.doneCount, rows: run.rowCount })}`)
}, 1000)
const done = await runImport(ctx, { ...asked, runId, bytes })
clearInterval(progress)
tell(done)
await disconnect()
process.exitCode = done.state === 'done' ? 0 : 1
