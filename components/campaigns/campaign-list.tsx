import { useLocale, useTranslations } from 'next-intl'
import { Photo } from '@/components/catalog/photo'
import { LinkButton } from '@/components/layout/link-button'
import { Section } from '@/components/layout/section'
import { Badge } from '@/components/ui/badge'
import { classNames } from '@/components/ui/class-names'
import { EmptyState } from '@/components/ui/empty-state'
import type { CampaignCard as Card } from '@/lib/campaigns/play/queries'
import { formatDate } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { useCostWords, useOwnWords } from './campaign-words'
import { KindArt } from './kind-art'

const PICTURE_PX = 1_280

/** What is open first, then what comes, then what was. */
export function CampaignList({ campaigns }: { campaigns: readonly Card[] }) {
  const t = useTranslations('campaigns.list')
  if (campaigns.length === 0) {
    const action = <LinkButton href={paths.pointsEarn()}>{t('emptyAction')}</LinkButton>
    return (
      <EmptyState mark="乐" title={t('emptyTitle')} action={action}>
        {t('emptyBody')}
      </EmptyState>
    )
  }
  const parts = [
    ['open', campaigns.filter(({ stand }) => stand === 'open' || stand === 'paused')],
    ['soon', campaigns.filter(({ stand }) => stand === 'soon')],
    ['over', campaigns.filter(({ stand }) => stand === 'over').toReversed()],
  ] as const
  return parts.map(([name, some]) =>
    some.length > 0 ? (
      <Section key={name} title={t(name)}>
        <CampaignCards campaigns={some} />
      </Section>
    ) : null,
  )
}

export function CampaignCards({ campaigns, as }: { campaigns: readonly Card[]; as?: 'h2' | 'h3' }) {
  return (
    <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      {campaigns.map((one) => (
        <li key={one.slug}>
          <CampaignCard campaign={one} {...(as && { as })} />
        </li>
      ))}
    </ul>
  )
}

function CampaignCard({ campaign, as: Title = 'h3' }: { campaign: Card; as?: 'h2' | 'h3' }) {
  const t = useTranslations('campaigns')
  const locale = useLocale()
  const own = useOwnWords()
  const cost = useCostWords()
  const { stand, kind, startsAt, closesAt } = campaign
  const when =
    stand === 'soon'
      ? t('list.from', { date: formatDate(startsAt, locale, 'near') })
      : t(stand === 'over' ? 'list.ended' : 'list.until', { date: formatDate(closesAt, locale, 'near') })
  const picture = campaign.image && { file: campaign.image, width: PICTURE_PX, height: PICTURE_PX, alt: '' }
  return (
    <Link
      href={paths.campaign(campaign.slug)}
      prefetch={false}
      className={classNames(
        'group flex h-full overflow-hidden rounded-xl border border-line bg-surface shadow-sm transition-colors hover:border-line-strong',
        stand === 'over' && 'bg-sunken shadow-none',
      )}
    >
      <span className="relative grid w-32 shrink-0 place-items-center overflow-hidden bg-seal-soft">
        {picture ? (
          <Photo picture={picture} sizes="8rem" decorative className="absolute inset-0" />
        ) : (
          <KindArt kind={kind} settings={campaign.settings} className="size-24" />
        )}
      </span>
      <span className="grid min-w-0 flex-1 content-between gap-3 p-4">
        <span className="grid gap-1">
          <span className="flex flex-wrap gap-1.5">
            <Badge tone={stand === 'open' ? 'seal' : 'neutral'}>{t(`kind.${kind}`)}</Badge>
            {stand === 'open' ? null : <Badge>{t(`stand.${stand}`)}</Badge>}
          </span>
          <Title className="font-display font-semibold text-lg leading-snug">
            {own(campaign.titleZh, campaign.titleEn)}
          </Title>
        </span>
        <span className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
          {kind === 'invite' ? null : (
            <span className="font-semibold text-seal-ink tabular">{cost(campaign.entry)}</span>
          )}
          <span className="text-ink-muted tabular">{when}</span>
        </span>
      </span>
    </Link>
  )
}
