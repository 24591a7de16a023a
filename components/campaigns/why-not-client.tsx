'use client'
import { useLocale, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Countdown } from '@/components/rewards/countdown-client'
import type { WhyNot as Why } from '@/lib/campaigns/play/rules'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import type { Play } from './play-props'

/** What stands where the button would, and the way on where there is one. */
export function WhyNot({ play, why }: { play: Play; why: Why }) {
  const t = useTranslations('campaigns.draw')
  const locale = useLocale()
  if (why === 'guest')
    return (
      <LinkButton href={paths.signIn(paths.campaign(play.slug))} tone="seal" size="lg" block>
        {t('signIn')}
      </LinkButton>
    )
  if (why === 'soon' && play.startsAt !== null)
    return (
      <div className="grid justify-items-center rounded-xl bg-sunken px-4 py-3">
        <Countdown until={play.startsAt} now={play.now} kind="starts" />
      </div>
    )
  const missing = formatPoints(Math.max(0, (play.costPoints ?? 0) - play.availablePoints), locale)
  const said = {
    staff: t('staff'),
    over: t('over'),
    paused: t('paused'),
    soon: t('soon'),
    'sold-out': t('soldOut'),
    resting: t('resting', { date: formatDate(play.restUntil ?? play.now, locale, 'time') }),
    'none-left': t('noneLeft'),
    'none-today': t('noneToday'),
    'points-missing': t('missing', { points: missing }),
    'tickets-needed': t('notSold'),
  }[why]
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-xl bg-sunken px-4 py-3">
      <p className="font-medium tabular">{said}</p>
      {why === 'points-missing' ? (
        <LinkButton href={paths.pointsEarn()} tone="outline" size="sm">
          {t('earn')}
        </LinkButton>
      ) : null}
    </div>
  )
}
