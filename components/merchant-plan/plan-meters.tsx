import { getLocale, getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { HowOf } from '@/components/merchant-kit/how-of'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import { Stat } from '@/components/ui/stat'
import { formatBasisPoints, formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { paths } from '@/lib/paths'
import { NEAR_BPS } from '@/lib/plan/rules'
import type { Year } from './year-of'
import type { ShownYear } from './year-view'

type PlanMetersProps = Pick<ShownYear, 'figures' | 'pointsPerUnit' | 'seenBps'> & { year: Year; redemptionBps: number }

/** How much of the pool is gone, whether that is as planned, until when it lasts, and what it costs in four ways. */
export async function PlanMeters({ year, figures, redemptionBps, pointsPerUnit, seenBps }: PlanMetersProps) {
  const t = await getTranslations('plan.meters')
  const locale = await getLocale()
  const money = (amount: number) => formatMoney(amount, figures.currency, locale, { trimZeros: true })
  const points = (amount: number) => formatPoints(amount, locale)
  const { pool, pace, meters, issued } = year
  const stats = [
    ['pool', points(pool), t('poolHint', { money: money(year.poolMinor), ratio: pointsPerUnit, unit: money(100) })],
    ['face', points(issued), t('faceHint', { money: money(meters.faceMinor) })],
    ['expected', money(meters.expectedMinor), expecting()],
    ['realised', money(meters.realisedMinor), t('realisedHint', { money: money(meters.redeemedMinor) })],
    ['reserved', money(meters.reservedMinor), t('reservedHint')],
  ] as const
  return (
    <Card>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 md:grid-cols-5">
        {stats.map(([key, value, hint]) => (
          <Stat
            key={key}
            label={
              <span className="flex items-start justify-between gap-2">
                {t(key)}
                <HowOf figure={t(key)}>{t(`how.${key}`)}</HowOf>
              </span>
            }
            value={
              <a
                href={key === 'pool' ? '#months' : '#pockets'}
                className="decoration-line-strong underline-offset-4 hover:underline"
              >
                {value}
              </a>
            }
            hint={hint}
            tone={key === 'pool' ? 'seal' : 'ink'}
          />
        ))}
      </dl>
      <Progress
        className="mt-6"
        value={issued}
        max={pool}
        label={t('paceLabel', {
          issued: formatBasisPoints(pool > 0 ? Math.floor((issued * WHOLE_BPS) / pool) : 0, locale),
        })}
        tone="seal"
      />
      <p className="mt-2 flex flex-wrap justify-between gap-x-6 gap-y-1 text-ink-muted text-sm tabular">
        <span>{t('pace', { planned: points(pace.plannedPoints), issued: points(issued) })}</span>
        <span>{lasting()}</span>
      </p>
      <Notice
        tone={tone()}
        className="mt-4"
        action={
          tone() === 'warning' ? (
            <LinkButton href={paths.merchant.programme()} tone="outline" size="sm">
              {t('rules')}
            </LinkButton>
          ) : undefined
        }
      >
        {verdict()}
        {year.forecastPoints === null || issued === 0 ? null : (
          <span className="block tabular">
            {t(year.forecastPoints > pool ? 'forecastOver' : 'forecastUnder', {
              forecast: points(year.forecastPoints),
              off: points(Math.abs(year.forecastPoints - pool)),
            })}
          </span>
        )}
      </Notice>
    </Card>
  )

  // the plan says one share, the shop's own months may say another: neither is hidden
  function expecting(): string {
    const rate = formatBasisPoints(redemptionBps, locale)
    return seenBps === null
      ? t('expectedHint', { rate })
      : t('expectedSeen', { rate, seen: formatBasisPoints(seenBps, locale) })
  }

  function lasting(): string {
    if (issued >= pool) return t('empty')
    if (pace.daysLeft === null) return t('still')
    const end = new Date(Date.parse(`${figures.today}T12:00:00Z`) + pace.daysLeft * 86_400_000)
    if (end.getUTCFullYear() > Number(figures.today.slice(0, 4))) return t('lasts')
    return t('endsOn', { date: formatDate(end, locale, 'day', 'UTC') })
  }

  function tone(): 'warning' | 'info' {
    return pace.paceBps !== null && issued > 0 && Math.abs(pace.paceBps - WHOLE_BPS) > NEAR_BPS ? 'warning' : 'info'
  }

  function verdict(): string {
    if (pace.paceBps === null || issued === 0) return t('notBegun')
    const off = pace.paceBps - WHOLE_BPS
    if (Math.abs(off) <= NEAR_BPS) return t('onPace')
    return t(off > 0 ? 'ahead' : 'behind', { rate: formatBasisPoints(Math.abs(off), locale) })
  }
}
