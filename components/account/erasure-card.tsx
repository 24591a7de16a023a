import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { formatDate } from '@/lib/i18n/format'
import type { ErasureStanding } from '@/lib/shoppers/erasure/queries'
import { GRACE_DAYS } from '@/lib/shoppers/erasure/rules'
import { EraseAccount } from './erase-account-client'

/** Being forgotten: what goes, what the law keeps, what stands in the way, and the way back. */
export async function ErasureCard({ standing: { dueAt, trouble } }: { standing: ErasureStanding }) {
  const t = await getTranslations('account.erasure')
  const refusals = await getTranslations('refusals')
  const locale = await getLocale()
  return (
    <Card padding="lg" className="grid gap-5">
      <h2 className="font-display font-semibold text-xl">{t('title')}</h2>
      {dueAt ? (
        <Notice tone="warning">{t('asked', { day: formatDate(dueAt, locale) })}</Notice>
      ) : (
        <p className="text-ink-muted">
          {t('body')} {t('grace', { days: GRACE_DAYS })}
        </p>
      )}
      {trouble ? <Notice>{refusals(trouble)}</Notice> : null}
      {dueAt || !trouble ? (
        <ClientMessages namespaces={['account.erasure', 'refusals', 'common.client']}>
          <EraseAccount isAsked={dueAt !== null} />
        </ClientMessages>
      ) : null}
    </Card>
  )
}
