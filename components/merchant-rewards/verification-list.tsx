import { useLocale, useTranslations } from 'next-intl'
import { Section } from '@/components/layout/section'
import { formatDate } from '@/lib/i18n/format'
import type { VerificationRow } from '@/lib/rewards/desk/queries'
import { UndoVerification } from './undo-verification-client'

/** What was checked off last, and by whom; what is young enough can be undone. */
export function VerificationList({
  verifications,
  mayUndo,
}: {
  verifications: readonly VerificationRow[]
  mayUndo: boolean
}) {
  const t = useTranslations('rewards-desk.verify')
  const locale = useLocale()
  return (
    <Section title={t('lately')} className="mt-8">
      {verifications.length === 0 ? <p className="text-ink-muted">{t('none')}</p> : null}
      <ul className="grid gap-2">
        {verifications.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-lg border border-line bg-surface px-4 py-3"
          >
            <span className="grid">
              <span className="font-medium">{locale === 'en' ? one.titleEn : one.titleZh}</span>
              <span className="text-ink-muted text-sm tabular">
                {t('line', {
                  shopper: one.shopper,
                  clerk: [locale === 'en' ? one.storeEn : one.storeZh, one.clerk].filter(Boolean).join(' '),
                  no: one.claimNo,
                  at: formatDate(one.at, locale, 'time'),
                })}
              </span>
              {one.undoneAt ? <span className="text-sm">{t('undone', { reason: one.undoReason ?? '' })}</span> : null}
            </span>
            {mayUndo && one.fresh ? <UndoVerification verificationId={one.id} no={one.claimNo} /> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
