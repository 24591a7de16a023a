import { useLocale, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Section } from '@/components/layout/section'
import { Avatar } from '@/components/ui/avatar'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { InviteLanding } from '@/lib/campaigns/invite/queries'
import { formatMoney } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import { CameBy } from './came-by-client'
import { prizeName } from './prize-name'
import { InviteTerms } from './terms'

type LandingProps = { code: string; visit: string | null; landing: InviteLanding }

/** What a friend reads who opens a link: who invites, what both have of it, and what is asked of them. */
export function Landing({ code, visit, landing }: LandingProps) {
  const t = useTranslations('campaigns.invite.landing')
  const locale = useLocale()
  const { definition, settings, inviter, isOpen, reader, slug } = landing
  const first = settings.rungs[0]
  const prize = prizeName(definition, settings.perFriend ?? first?.prizeNo ?? null, locale)
  const money = formatMoney(settings.minOrderMinor, shopCurrency(), locale)
  return (
    <div className="grid gap-8">
      <Card className="grid gap-5">
        <div className="flex items-center gap-3">
          <Avatar name={inviter} size="lg" />
          <div className="grid">
            <p className="font-display font-semibold text-2xl">
              {t('invites', { inviter: inviter === '**' ? t('somebody') : inviter })}
            </p>
            <p className="text-ink-muted">{locale === 'en' ? definition.share.textEn : definition.share.textZh}</p>
          </div>
        </div>
        <dl className="grid gap-3 rounded-xl bg-sunken p-4 sm:grid-cols-2">
          <div>
            <dt className="font-medium">{t('you')}</dt>
            <dd className="text-ink-muted text-sm">{t('youGet')}</dd>
          </div>
          <div>
            <dt className="font-medium">{t('friend')}</dt>
            <dd className="text-ink-muted text-sm">
              {settings.perFriend === null && first
                ? t('friendGetsAt', { prize, friends: first.friends, money })
                : t('friendGets', { prize, money })}
            </dd>
          </div>
        </dl>
        {isOpen ? (
          reader === 'own' ? (
            <Notice
              action={
                <LinkButton size="sm" tone="outline" href={paths.campaign(slug)}>
                  {t('toCampaign')}
                </LinkButton>
              }
            >
              {t('own')}
            </Notice>
          ) : (
            <CameBy code={code} visit={visit} reader={reader} />
          )
        ) : (
          <Notice>{t('over')}</Notice>
        )}
        <LinkButton tone="ghost" block href={paths.products()}>
          {t('look')}
        </LinkButton>
      </Card>
      <Section title={t('terms')}>
        <InviteTerms definition={definition} settings={settings} />
      </Section>
    </div>
  )
}
