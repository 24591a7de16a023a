import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { HistoryRun } from '@/lib/history/queries'
import { textOfMills } from '@/lib/kernel/mills'

/** What a reading found: what went in or would, or every row that stops it. */
export function HistoryResult({ run }: { run: HistoryRun }) {
  const t = useTranslations('history.wizard')
  const said = useTranslations('history.problems')
  const { report, state } = run
  if (state === 'running') return null
  const count = report?.problemCount ?? 0
  const isGood = state === 'checked' || state === 'done'
  const { created = 0, changed = 0, unchanged = 0, figures, problems = [] } = report ?? {}
  const facts = {
    created,
    changed,
    unchanged,
    customers: figures?.customers ?? 0,
    guestInvoices: figures?.guestInvoices ?? 0,
  }
  return (
    <section aria-label={t(state, { count })} className="grid gap-5">
      <Notice live tone={isGood ? 'success' : 'warning'} title={t(state, { count })}>
        {figures ? t('net', { amount: textOfMills(figures.netMills) }) : run.fileName}
      </Notice>
      {isGood ? (
        <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-line bg-line sm:grid-cols-5">
          {(['created', 'changed', 'unchanged', 'customers', 'guestInvoices'] as const).map((name) => (
            <div key={name} className="grid content-start gap-0.5 bg-surface p-4 last:max-sm:col-span-2">
              <dt className="text-ink-muted text-sm">{t(`figures.${name}`)}</dt>
              <dd className="font-display font-semibold text-2xl tabular">{facts[name]}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {problems.length > 0 ? (
        <Table
          caption={t(state, { count })}
          head={(['line', 'column', 'why'] as const).map((name) => <Th key={name}>{t(`columns.${name}`)}</Th>)}
        >
          {problems.map(({ line, column, code, details }, place) => (
            <Tr key={place}>
              <Td label={t('columns.line')} className="tabular">
                {line}
              </Td>
              <Td label={t('columns.column')}>{column || '—'}</Td>
              <Td className="md:w-3/5">{said(code, details)}</Td>
            </Tr>
          ))}
        </Table>
      ) : null}
      {count > problems.length ? (
        <p className="text-ink-muted text-sm">{t('more', { count: count - problems.length })}</p>
      ) : null}
    </section>
  )
}
