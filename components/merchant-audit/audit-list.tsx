import { useLocale, useTranslations } from 'next-intl'
import { useReasonText } from '@/components/merchant-points/reason-text'
import { Card } from '@/components/ui/card'
import type { AuditEntry } from '@/lib/audit/queries'
import { formatDate } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { Changes } from './changes'
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
export function AuditList({ entries, subject }: { entries: readonly AuditEntry[]; subject: string | null }) {
  const t = useTranslations('merchant.audit')
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
                {subject === entry.subject ? null : (
                  <Link
                    href={paths.merchant.audit({ subject: entry.subject })}
                    prefetch={false}
                    aria-label={`${t('sameSubject')} (${entry.subject})`}
                    className="inline-flex min-h-9 items-center text-ink-muted text-sm underline underline-offset-4"
                  >
                    {t('sameSubject')}
                  </Link>
                )}
              </div>
            </li>
          )
        })}
      </ol>
    </Card>
  )
}
