import { useLocale, useTranslations } from 'next-intl'
import { useReasonText } from '@/components/merchant-points/reason-text'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import type { AuditEntry } from '@/lib/audit/queries'
import { changedFields } from '@/lib/audit/rules'
import { formatDate } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { useDeedName } from './deed-name'

const places: Record<string, (id: string) => string> = {
  order: paths.merchant.order,
  product: paths.merchant.product,
  coupon: paths.merchant.coupon,
}

function placeOf(subject: string): string | null {
  const [kind = '', id] = subject.split(':')
  return id ? (places[kind]?.(id) ?? null) : null
}

/** The record: who, what, to what, why, and what it was before. */
export function AuditList({ entries }: { entries: readonly AuditEntry[] }) {
  const kit = useTranslations('merchant.kit')
  const deedName = useDeedName()
  const locale = useLocale()
  const reasonText = useReasonText()
  return (
    <Card padding="none">
      <ol className="divide-y divide-line">
        {entries.map((entry) => {
          const href = placeOf(entry.subject)
          return (
            <li key={entry.id} className="grid gap-1 px-4 py-3.5 md:grid-cols-[11rem_minmax(0,1fr)] md:gap-6 md:px-5">
              <span className="text-ink-muted text-sm tabular">{formatDate(entry.at, locale, 'time')}</span>
              <div className="min-w-0">
                <p>
                  <span className="font-medium">{entry.actorName ?? kit('theShop')}</span> {deedName(entry.action)}{' '}
                  {href ? (
                    <Link href={href} prefetch={false} className="underline underline-offset-4">
                      {entry.subjectName ?? entry.subject}
                    </Link>
                  ) : (
                    entry.subjectName
                  )}
                </p>
                {entry.reason ? (
                  <p className="text-ink-muted text-sm">{kit('quoted', { text: reasonText(entry.reason) })}</p>
                ) : null}
                <Changes entry={entry} />
              </div>
            </li>
          )
        })}
      </ol>
    </Card>
  )
}

const written = (value: unknown) => (value === null ? '—' : typeof value === 'string' ? value : JSON.stringify(value))

function Changes({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('merchant.audit')
  const changes = changedFields(entry.before, entry.after)
  if (changes.length === 0) return null
  return (
    <Disclosure
      summary={<span className="font-normal text-sm">{t('changes', { count: changes.length })}</span>}
      className="border-b-0 *:first:min-h-9 *:first:justify-start *:first:gap-1 *:first:py-1"
    >
      <dl className="grid gap-2 text-sm">
        {changes.map((change) => (
          <div key={change.field} className="grid gap-x-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
            <dt className="break-all font-mono text-xs sm:pt-0.5">{change.field}</dt>
            <dd className="flex flex-wrap items-baseline gap-x-2 break-all tabular">
              <del className="text-on-danger-soft">{written(change.before)}</del>
              <span aria-hidden="true">→</span>
              <ins className="text-success no-underline">{written(change.after)}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  )
}
