import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Notice } from '@/components/ui/notice'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { ImportRun } from '@/lib/catalog/import/queries'
import type { ImportReport, Note, Problem } from '@/lib/catalog/import/rules'
import { paths } from '@/lib/paths'

const shown = ['create', 'update', 'unchanged', 'variants', 'images'] as const

/** What an import did or would do: the counts, what must be corrected, and what was decided. */
export function ImportResult({ run }: { run: ImportRun }) {
  const t = useTranslations('merchant-catalog.import')
  const { report, state } = run
  const isDone = state === 'done'
  const word =
    state === 'lost' || state === 'cancelled' ? state : isDone ? (run.dryRun ? 'dryDone' : 'done') : 'refused'
  const lead = {
    lost: () => t('lostLead'),
    cancelled: () => t('cancelledLead'),
    refused: () => t('refusedLead', { count: report?.counts.problems ?? 0 }),
    dryDone: () => t('dryDoneLead'),
    done: () => t('file', { name: run.fileName }),
  }[word]
  return (
    <section aria-label={t(word)} className="grid gap-5">
      <Notice
        live
        tone={isDone ? 'success' : 'warning'}
        title={t(word)}
        action={
          word === 'done' ? (
            <LinkButton href={paths.merchant.catalog()} tone="outline" size="sm">
              {t('toCatalog')}
            </LinkButton>
          ) : undefined
        }
      >
        {lead()}
      </Notice>
      {report && report.counts.products > 0 ? <Counts counts={report.counts} /> : null}
      {report ? (
        <Lines title={t('problemsTitle')} lines={report.problems} count={report.counts.problems} kind="problems" />
      ) : null}
      {report ? <Lines title={t('notesTitle')} lines={report.notes} count={report.counts.notes} kind="notes" /> : null}
      {report && run.dryRun && isDone ? <Changes report={report} /> : null}
    </section>
  )
}

function Counts({ counts }: { counts: ImportReport['counts'] }) {
  const t = useTranslations('merchant-catalog.import')
  return (
    <>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-line bg-line sm:grid-cols-5">
        {shown.map((name) => (
          <div key={name} className="grid content-start gap-0.5 bg-surface p-4 last:max-sm:col-span-2">
            <dt className="text-ink-muted text-sm">{t(`counts.${name}`)}</dt>
            <dd className="font-display font-semibold text-2xl tabular">{counts[name]}</dd>
          </div>
        ))}
      </dl>
      {counts.images > 0 ? (
        <p className="text-ink-muted text-sm">{t('imagesNotFetched', { count: counts.images })}</p>
      ) : null}
    </>
  )
}

type LinesProps = { title: string; count: number } & (
  | { kind: 'problems'; lines: readonly Problem[] }
  | { kind: 'notes'; lines: readonly Note[] }
)

function Lines({ title, count, ...told }: LinesProps) {
  const t = useTranslations('merchant-catalog.import')
  if (count === 0) return null
  const why =
    told.kind === 'problems'
      ? told.lines.map(({ code, details }) => t(`problems.${code}`, details))
      : told.lines.map(({ code, details }) => t(`notes.${code}`, details))
  return (
    <div className="grid gap-3">
      <h2 className="font-display font-semibold text-lg">{title}</h2>
      <Table
        caption={title}
        head={
          <>
            <Th>{t('columns.line')}</Th>
            <Th>{t('columns.column')}</Th>
            <Th>{t('columns.why')}</Th>
          </>
        }
      >
        {told.lines.map(({ line, column }, place) => (
          <Tr key={place}>
            <Td label={t('columns.line')} className="tabular">
              {line > 0 ? line : '—'}
            </Td>
            <Td label={t('columns.column')}>
              <span className="break-all text-ink-muted text-sm">{column || '—'}</span>
            </Td>
            <Td className="md:w-3/5">{why[place]}</Td>
          </Tr>
        ))}
      </Table>
      {count > told.lines.length ? (
        <p className="text-ink-muted text-sm">{t('more', { count: count - told.lines.length })}</p>
      ) : null}
    </div>
  )
}

function Changes({ report }: { report: ImportReport }) {
  const t = useTranslations('merchant-catalog.import')
  const { changes, counts } = report
  const left = counts.create + counts.update - changes.length
  if (changes.length === 0) return null
  return (
    <div className="grid gap-3">
      <h2 className="font-display font-semibold text-lg">{t('changesTitle')}</h2>
      <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {changes.map(({ slug, title, kind }) => (
          <li key={slug} className="flex items-baseline gap-3 border-line border-b py-1.5">
            <span className="min-w-0 flex-1 truncate">{title}</span>
            <span className="shrink-0 text-ink-muted text-sm">{t(`kinds.${kind}`)}</span>
          </li>
        ))}
      </ul>
      {left > 0 ? <p className="text-ink-muted text-sm">{t('more', { count: left })}</p> : null}
    </div>
  )
}
