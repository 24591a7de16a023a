import { useLocale, useTranslations } from 'next-intl'
import { Disclosure } from '@/components/ui/disclosure'
import type { AuditEntry } from '@/lib/audit/queries'
import { changedFields, type FieldChange } from '@/lib/audit/rules'
import { fieldWords, type SaidValue } from '@/lib/i18n/record-words'

/** What a deed changed, field by field: what it was, and what it is. Few stand open; many are folded. */
export function Changes({ entry }: { entry: Pick<AuditEntry, 'before' | 'after'> }) {
  const t = useTranslations('merchant.audit')
  const changes = changedFields(entry.before, entry.after)
  if (changes.length === 0) return null
  return (
    <Disclosure
      open={changes.length <= 3}
      summary={<span className="font-normal text-sm">{t('changes', { count: changes.length })}</span>}
      className="border-b-0 *:first:min-h-9 *:first:justify-start *:first:gap-1 *:first:py-1"
    >
      <dl className="grid gap-2 text-sm">
        {changes.map((change) => (
          <Change key={change.field} change={change} isNew={entry.before === null} />
        ))}
      </dl>
    </Disclosure>
  )
}

function Change({ change, isNew }: { change: FieldChange; isNew: boolean }) {
  const { name, say } = fieldWords(useTranslations('merchant.audit'), useLocale())
  const [before, after] = [say(change.field, change.before), say(change.field, change.after)]
  return (
    <div className="grid gap-x-4 gap-y-0.5 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <dt className="break-words text-ink">{name(change.field)}</dt>
      <dd className="flex min-w-0 flex-wrap items-baseline gap-x-2 break-words tabular">
        {isNew ? null : (
          <>
            <del className="max-w-full text-on-danger-soft">
              <Value said={before} />
            </del>
            <span aria-hidden="true">→</span>
          </>
        )}
        <ins className="max-w-full text-success no-underline">
          <Value said={after} />
        </ins>
      </dd>
    </div>
  )
}

function Value({ said: { text, isLong } }: { said: SaidValue }) {
  const t = useTranslations('merchant.audit')
  if (!isLong) return text
  return (
    <details className="inline-block max-w-full align-top">
      <summary className="min-h-7 cursor-pointer underline decoration-dotted underline-offset-4">
        {t('long', { start: text.replace(/\s+/g, ' ').slice(0, 40) })}
      </summary>
      <pre className="mt-1 max-h-64 overflow-auto whitespace-pre-wrap break-words rounded-lg bg-sunken p-3 font-mono text-ink text-xs">
        {text}
      </pre>
    </details>
  )
}
