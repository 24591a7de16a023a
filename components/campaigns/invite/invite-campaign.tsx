import { useLocale, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Section } from '@/components/layout/section'
import { Qr } from '@/components/rewards/code-picture'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { MyInvites } from '@/lib/campaigns/invite/queries'
import { ladderAt } from '@/lib/campaigns/invite/rules'
import { inviteSettingsSchema } from '@/lib/campaigns/invite/schema'
import type { Definition } from '@/lib/campaigns/schema'
import { paths } from '@/lib/paths'
import { FriendList } from './friend-list'
import { JoinInvite } from './join-client'
import { Ladder } from './ladder'
import { prizeName } from './prize-name'
import { Share } from './share-client'
import { InviteTerms } from './terms'

type InviteCampaignProps = {
  view: { campaignId: string; slug: string; stand: string; definition: Definition }
  /** null: signed out, or no link yet */
  mine: MyInvites | null
  isSignedIn: boolean
  /** where the shop stands, for links that leave it */
  origin: string
}

/** A campaign of invites: how far I am, my link, and each friend with where they stand and why. */
export function InviteCampaign({ view, mine, isSignedIn, origin }: InviteCampaignProps) {
  const t = useTranslations('campaigns.invite')
  const locale = useLocale()
  const { definition, slug, campaignId } = view
  const settings = inviteSettingsSchema.parse(definition.settings)
  const isOpen = view.stand === 'open'
  const { next, missing } = ladderAt(settings.rungs, mine?.counted ?? 0)
  const title = locale === 'en' ? definition.titleEn : definition.titleZh
  const about = locale === 'en' ? definition.aboutEn : definition.aboutZh
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-8 lg:grid-cols-[26rem_minmax(0,1fr)] lg:items-start">
      <div className="grid gap-4 lg:sticky lg:top-24">
        <Card className="grid gap-5">
          <p className="font-display font-semibold text-2xl">
            {!mine || (mine.counted === 0 && settings.rungs.length === 0)
              ? t('headline')
              : next
                ? t('missing', { count: missing, prize: prizeName(definition, next.prizeNo, locale) })
                : settings.rungs.length > 0
                  ? t('allReached')
                  : t('counted', { count: mine.counted })}
          </p>
          {settings.perFriend === null ? null : (
            <p className="text-ink-muted">
              {t('perFriend', { prize: prizeName(definition, settings.perFriend, locale) })}
            </p>
          )}
          {isOpen ? null : (
            <Notice tone={view.stand === 'paused' ? 'warning' : 'info'}>
              {t(view.stand === 'paused' ? 'paused' : 'notOpen')}
            </Notice>
          )}
          {isOpen && !isSignedIn ? (
            <LinkButton tone="seal" size="lg" block href={paths.signIn(paths.campaign(slug))}>
              {t('signIn')}
            </LinkButton>
          ) : null}
          {isOpen && isSignedIn && !mine ? <JoinInvite campaignId={campaignId} /> : null}
          {mine ? <OwnLink code={mine.code} link={`${origin}${paths.invite(mine.code)}`} title={title} /> : null}
          {mine && mine.givenPoints > 0 ? (
            <p className="text-sm tabular">{t('given', { points: mine.givenPoints })}</p>
          ) : null}
          {mine && mine.givenClaims > 0 ? (
            <LinkButton tone="outline" size="sm" href={paths.myRewards()}>
              {t('givenClaims', { count: mine.givenClaims })}
            </LinkButton>
          ) : null}
        </Card>
      </div>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-10 [&>section]:mt-0">
        {about ? <p className="whitespace-pre-line text-ink-muted">{about}</p> : null}
        {settings.rungs.length > 0 ? (
          <Section title={t('ladder.title')}>
            <Ladder definition={definition} settings={settings} mine={mine} />
          </Section>
        ) : null}
        {mine ? (
          <Section title={t('friends.title')} lead={t('friends.lead')}>
            <FriendList friends={mine.friends} />
          </Section>
        ) : null}
        <Section title={t('terms.title')}>
          <InviteTerms definition={definition} settings={settings} />
        </Section>
      </div>
    </div>
  )
}

/** One's link to hand on, and as a code for a friend who stands beside. */
function OwnLink({ code, link, title }: { code: string; link: string; title: string }) {
  const t = useTranslations('campaigns.invite.share')
  return (
    <>
      <Share code={code} link={link} title={title} />
      <div className="flex items-center gap-4">
        <div
          role="img"
          aria-label={t('qr', { link })}
          className="w-fit shrink-0 rounded-lg bg-white p-1 [&>svg]:size-28"
        >
          <Qr code={link} />
        </div>
        <p className="text-ink-muted text-sm">{t('scan')}</p>
      </div>
    </>
  )
}
