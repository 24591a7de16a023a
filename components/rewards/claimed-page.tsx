import { useLocale, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { formatDate } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import type { PageClaim } from '@/lib/rewards/page/queries'
import { OpenPage } from './open-page-client'
import { PageBlocks } from './page-blocks'

/** One's own page: shut before it was opened, and after its last day. */
export function ClaimedPage({ claim }: { claim: PageClaim }) {
  const t = useTranslations('rewards')
  const locale = useLocale()
  const { state, page, expiresAt } = claim
  if (state === 'void' || state === 'expired')
    return (
      <Notice
        tone="warning"
        title={t(`go.shut.${state}`)}
        action={
          <LinkButton href={paths.myRewards()} tone="outline" size="sm">
            {t('go.back')}
          </LinkButton>
        }
      >
        {t(`page.shutBody.${state}`)}
      </Notice>
    )
  const about = locale === 'en' ? claim.aboutEn : claim.aboutZh
  return (
    <div className="grid gap-6">
      {page ? (
        <PageBlocks blocks={page.blocks} language={locale === 'en' ? 'en' : 'zh'} hosts={claim.hosts} />
      ) : (
        <Card padding="lg" className="grid gap-4">
          {about ? <p>{about}</p> : null}
          <OpenPage claimId={claim.claimId} />
        </Card>
      )}
      {expiresAt ? (
        <p className="text-ink-muted text-sm">{t('page.until', { date: formatDate(expiresAt, locale) })}</p>
      ) : null}
    </div>
  )
}
