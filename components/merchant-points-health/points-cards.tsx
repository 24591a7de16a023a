import { getLocale, getTranslations } from 'next-intl/server'
import { FigureCard } from '@/components/merchant-analytics/figure-card-client'
import { usersLead } from '@/components/merchant-analytics/leads'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import type { Health } from '@/lib/analytics/doctor/queries'
import { type Alarm, rateBps, type Zone, zoneOf } from '@/lib/analytics/points/rules'
import { changeOf } from '@/lib/analytics/rules'
import { formatBasisPoints, formatPoints } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'

const tones: Record<Zone, BadgeTone> = { low: 'warning', normal: 'success', watch: 'warning', warn: 'danger' }

const alarmTones = { usual: 'success', slower: 'warning', alarm: 'danger' } as const
// a tenth less than before is about the same
const paceOf = ({ state, shareBps }: Extract<Alarm, { shareBps: number }>) =>
  state === 'usual' && shareBps < 9_000 ? 'slower' : state

/** The rates of the range beside what cohorts say, who uses points at all, and whether they pile up. */
export async function PointsCards({ health }: { health: Health }) {
  const t = await getTranslations('analytics.points')
  const frame = await getTranslations('analytics.frame')
  const locale = await getLocale()
  const { figures, bands, redemptionBps, alarm, period } = health
  const { now, before } = figures
  const share = (bps: number | null) => (bps === null ? '—' : formatBasisPoints(bps, locale))
  const points = (amount: number) => formatPoints(amount, locale)
  const changed = (at: number | null, was: number | null) => {
    if (at === null || was === null) return {}
    const change = changeOf(at, was)
    const by = t('by', { points: formatBasisPoints(Math.abs(change.difference), locale).replace('%', '') })
    return { change, changeText: frame(`change.${change.direction}`, { by, before: share(was) }) }
  }
  const sameOf = ({ redeemed, returned, issued, takenBack }: typeof now) =>
    rateBps(redeemed - returned, issued - takenBack)
  const badge = (bps: number) => {
    const zone = zoneOf(bps, bands.bands)
    return <Badge tone={tones[zone]}>{t(`zones.${zone}`)}</Badge>
  }
  const same = sameOf(now)
  const usage = rateBps(now.users, now.holders)
  const ofMembers = rateBps(now.users, now.members)
  const { from, to } = period
  return (
    <dl className="grid grid-cols-2 gap-3 *:last:col-span-2 xl:grid-cols-5 xl:*:last:col-span-1">
      <FigureCard
        label={t('figures.cohort')}
        value={redemptionBps === null ? t('young') : share(redemptionBps)}
        how={t('computed.cohort')}
        hint={redemptionBps === null ? t('youngHint') : badge(redemptionBps)}
        href="#cohorts"
        neutral
      />
      <FigureCard
        label={t('figures.samePeriod')}
        value={share(same)}
        how={t('computed.samePeriod')}
        hint={t('hints.samePeriod', {
          used: points(now.redeemed - now.returned),
          issued: points(now.issued - now.takenBack),
        })}
        href={paths.merchant.journal({ flow: 'redeemed', from, to })}
        neutral
        {...changed(same, sameOf(before))}
      />
      <FigureCard
        label={t('figures.usageHolders')}
        value={share(usage)}
        how={t('computed.usageHolders')}
        hint={t('hints.usage', { users: points(now.users), all: points(now.holders) })}
        href={usersLead(period)}
        {...changed(usage, rateBps(before.users, before.holders))}
      />
      <FigureCard
        label={t('figures.usageMembers')}
        value={share(ofMembers)}
        how={t('computed.usageMembers')}
        hint={t('hints.usage', { users: points(now.users), all: points(now.members) })}
        href={usersLead(period)}
        {...changed(ofMembers, rateBps(before.users, before.members))}
      />
      <FigureCard
        label={t('figures.alarm')}
        value={alarm.state === 'young' ? t('young') : share(alarm.shareBps)}
        how={t('computed.alarm')}
        hint={
          alarm.state === 'young' ? (
            t('hints.alarmYoung', { cohorts: alarm.cohorts, needed: alarm.needed })
          ) : (
            <Badge tone={alarmTones[paceOf(alarm)]}>{t(`alarm.${paceOf(alarm)}`)}</Badge>
          )
        }
        href="#cohorts"
        neutral
      />
    </dl>
  )
}
