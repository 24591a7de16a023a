import { useLocale, useTranslations } from 'next-intl'
import { Section } from '@/components/layout/section'
import { formatDate } from '@/lib/i18n/format'
import type { UploadRow } from '@/lib/rewards/conversions/queries'

/** Which exports were taken in last; nothing is shown of none. */
export function UploadList({ uploads }: { uploads: readonly UploadRow[] }) {
  const t = useTranslations('rewards-desk.outcomes')
  const locale = useLocale()
  if (uploads.length === 0) return null
  return (
    <Section title={t('uploads')} className="mt-8">
      <ul className="grid gap-2">
        {uploads.map(({ id, fileName, at, who, added }) => (
          <li key={id} className="rounded-lg border border-line bg-surface px-4 py-3">
            <p className="break-all font-medium">{fileName}</p>
            <p className="text-ink-muted text-sm tabular">
              {t('uploadLine', { who, at: formatDate(at, locale, 'time'), count: added })}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
