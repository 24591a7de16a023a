import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/layout/link-button'
import { buttonStyle } from '@/components/ui/button-style'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { formatDate } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import type { LinkClaim } from '@/lib/rewards/link/queries'
import { CopyLink } from './copy-link-client'

/** Where one is going, before one goes: whose house it is, by its name and by its address. */
export function LeaveShop({ claim }: { claim: LinkClaim }) {
  const t = useTranslations('rewards.go')
  const locale = useLocale()
  const title = locale === 'en' ? claim.titleEn : claim.titleZh
  const about = locale === 'en' ? claim.aboutEn : claim.aboutZh
  const platform = t(`platform.${claim.platform}`)
  const shut = shutBy(claim)
  if (shut) {
    return (
      <Notice
        tone="warning"
        title={t(`shut.${shut}`)}
        action={
          <LinkButton href={paths.myRewards()} tone="outline" size="sm">
            {t('back')}
          </LinkButton>
        }
      >
        {t(`shutBody.${shut}`)}
      </Notice>
    )
  }
  return (
    <Card padding="lg" className="grid max-w-2xl gap-5">
      <div className="grid gap-1">
        <h2 className="font-display font-semibold text-xl">{title}</h2>
        {about ? <p className="text-ink-muted">{about}</p> : null}
      </div>
      <dl className="grid gap-3 rounded-lg bg-sunken p-4">
        <Fact name={t('to')}>{platform}</Fact>
        {claim.host ? (
          <Fact name={t('host')}>
            <span className="break-all font-mono">{claim.host}</span>
          </Fact>
        ) : null}
        {claim.expiresAt ? <Fact name={t('until')}>{formatDate(claim.expiresAt, locale)}</Fact> : null}
      </dl>
      <p className="text-ink-muted text-sm">{t(claim.host ? 'note' : 'noteCopy')}</p>
      <div className="flex flex-wrap gap-2">
        {claim.host ? (
          // not our Link: it would be fetched ahead, and whoever goes is written down
          <a
            href={paths.api.goOut(claim.claimId)}
            rel="noreferrer noopener nofollow external"
            className={buttonStyle({ tone: 'seal' })}
          >
            {t('leave', { platform })}
          </a>
        ) : (
          <CopyLink claimId={claim.claimId} />
        )}
        <LinkButton href={paths.myRewards()} tone="outline">
          {t('stay')}
        </LinkButton>
      </div>
    </Card>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-0.5">
      <dt className="text-ink-muted text-sm">{name}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  )
}

function shutBy({ state, isAllowed }: LinkClaim): 'void' | 'expired' | 'host' | null {
  if (state === 'void' || state === 'expired') return state
  return isAllowed ? null : 'host'
}
