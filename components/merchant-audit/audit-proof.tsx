import { getLocale, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import type { AuditProof as Proof } from '@/lib/audit/seals/queries'
import { formatDate } from '@/lib/i18n/format'

/** Whether the record stands as it was written, and who says so since when. */
export async function AuditProof({ proof: { deeds, checkedAt, detail, isBroken } }: { proof: Proof }) {
  const t = await getTranslations('merchant.audit.proof')
  const locale = await getLocale()
  if (!checkedAt) return <p className="mb-4 text-ink-muted text-sm">{t('fresh', { count: deeds })}</p>
  const checked = formatDate(checkedAt, locale, 'time')
  if (!isBroken) return <p className="mb-4 text-ink-muted text-sm tabular">{t('holds', { count: deeds, checked })}</p>
  return (
    <Notice tone="danger" className="mb-4">
      {t('broken', { checked, detail })}
    </Notice>
  )
}
