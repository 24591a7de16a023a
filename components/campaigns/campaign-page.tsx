import { useLocale, useTranslations } from 'next-intl'
import { Photo } from '@/components/catalog/photo'
import { ShareButton } from '@/components/catalog/share-button-client'
import { LinkButton } from '@/components/layout/link-button'
import { Section } from '@/components/layout/section'
import { Countdown } from '@/components/rewards/countdown-client'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { Chain } from '@/lib/campaigns/draws/rules'
import type { CampaignView } from '@/lib/campaigns/play/queries'
import { formatDate } from '@/lib/i18n/format'
import { ACROSS_PHONE } from '@/lib/kernel/picture'
import { paths } from '@/lib/paths'
import { useOwnWords, usePrizeNames } from './campaign-words'
import { Fairness } from './fairness'
import { NextOdds } from './next-odds'
import { PlayCampaign } from './play-client'
import { playOf } from './play-of'
import { PrizeList } from './prize-list'
import { RulesList } from './rules-list'
import { Standing } from './standing'
import { TakeRest } from './take-rest-client'

const PICTURE_PX = 1_280

type CampaignPageProps = {
  view: CampaignView
  /** of who is signed in and has drawn here, or looked at the fingerprint */
  chain: Chain | null
}

/** A campaign that draws: the stage and what I have beside what can be won, the rules, and how it is kept fair. */
export function CampaignPage({ view, chain }: CampaignPageProps) {
  const t = useTranslations('campaigns.page')
  const locale = useLocale()
  const own = useOwnWords()
  const names = usePrizeNames()
  const { definition, me } = view
  const sure = names(definition.prizes, definition.draw?.pity?.prizeNos ?? [])
  const about = own(definition.aboutZh, definition.aboutEn)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-8 lg:grid-cols-[26rem_minmax(0,1fr)] lg:items-start">
      <div className="grid gap-4 lg:sticky lg:top-24">
        <Card padding="none" className="overflow-hidden">
          {definition.image ? <Cover image={definition.image} /> : null}
          <PlayCampaign
            play={playOf(view, locale, sure)}
            odds={<NextOdds view={view} />}
            standing={me ? <Standing view={view} me={me} /> : null}
          />
        </Card>
        <div className="flex flex-wrap items-center gap-2">
          {me ? (
            <LinkButton href={paths.campaignDraws(view.slug)} tone="outline" size="sm">
              {t('mine')}
            </LinkButton>
          ) : null}
          <LinkButton href={paths.verifyDraw()} tone="outline" size="sm">
            {t('verify')}
          </LinkButton>
          <ShareButton title={own(definition.titleZh, definition.titleEn)} label={t('share')} done={t('shared')} />
        </div>
        {me && view.stand !== 'over' ? <TakeRest until={me.restUntil?.getTime() ?? null} /> : null}
      </div>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-10 [&>section]:mt-0">
        <Ended view={view} />
        {about ? <p className="whitespace-pre-line text-ink-muted">{about}</p> : null}
        <PrizeList view={view} />
        <RulesList view={view} />
        <Section title={useTranslations('campaigns.fair')('title')}>
          <Fairness view={view} chain={chain} />
        </Section>
      </div>
    </div>
  )
}

function Cover({ image }: { image: string }) {
  const picture = { file: image, width: PICTURE_PX, height: PICTURE_PX, alt: '' }
  return (
    <span className="block aspect-[4/1] overflow-hidden md:aspect-[3/1]">
      <Photo picture={picture} sizes={`(width >= 64rem) 26rem, ${ACROSS_PHONE}`} first decorative />
    </span>
  )
}

function Ended({ view: { stand, endedBecause } }: { view: CampaignView }) {
  const t = useTranslations('campaigns.page')
  if (stand === 'paused') return <Notice tone="warning">{t('pausedNote')}</Notice>
  return stand === 'over' ? <Notice>{t(`ended.${endedBecause ?? 'over'}`)}</Notice> : null
}

/** Beside the title: what it is, how it stands, and for how long. */
export function CampaignLead({ view }: { view: CampaignView }) {
  const t = useTranslations('campaigns')
  const locale = useLocale()
  const { stand, kind, startsAt, endsAt, closesAt, now } = view
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Badge tone="seal">{t(`kind.${kind}`)}</Badge>
      {stand === 'open' ? null : <Badge>{t(`stand.${stand}`)}</Badge>}
      {stand === 'open' ? (
        <Countdown until={endsAt.getTime()} now={now.getTime()} kind="ends" />
      ) : (
        <span className="text-sm tabular">
          {stand === 'soon'
            ? t('list.from', { date: formatDate(startsAt, locale, 'time') })
            : t('page.until', { date: formatDate(closesAt, locale, 'time') })}
        </span>
      )}
    </div>
  )
}
