import { getLocale, getTranslations } from 'next-intl/server'
import type { Health } from '@/lib/analytics/doctor/queries'
import type { Finding } from '@/lib/analytics/doctor/rules'
import type { YearEffect } from '@/lib/analytics/trials/rules'
import { formatBasisPoints, formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'

type FindingEffectProps = { finding: Finding; health: Health; tryHref: string }

/** What pulling the lever would do, as it was simulated; or the way to have it simulated. */
export async function FindingEffect({ finding, health, tryHref }: FindingEffectProps) {
  const t = await getTranslations('analytics.points.doctor')
  const text = await effectText(finding, health)
  if (text === null && !(isOnLadder(finding) && health.isUntried)) return null
  return (
    <p className="rounded-lg bg-sunken px-3 py-2 text-sm tabular">
      <span className="font-medium">{t('simulated')}</span>{' '}
      {text ?? (
        <Link href={tryHref} prefetch={false} className="underline underline-offset-4">
          {t('try')}
        </Link>
      )}
      {health.ladderAt && isOnLadder(finding) ? (
        <span className="text-ink-muted">
          {' '}
          {t('ladderAt', { at: formatDate(health.ladderAt, await getLocale(), 'time') })}
        </span>
      ) : null}
    </p>
  )
}

const isOnLadder = ({ trial }: Finding) => trial === 'rung' || trial === 'dearer'

async function effectText({ trial }: Finding, { effects, period }: Health): Promise<string | null> {
  const t = await getTranslations('analytics.points.doctor.effects')
  const locale = await getLocale()
  const points = (amount: number) => formatPoints(amount, locale)
  const share = (bps: number) => formatBasisPoints(bps, locale)
  const money = (amount: number) => formatMoney(amount, period.currency, locale, { trimZeros: true })
  const signed = (amount: number, written: string) => (amount < 0 ? `−${written}` : `+${written}`)
  const year = (effect: YearEffect | null) =>
    effect === null
      ? t('unknown')
      : t('year', {
          plus: effect.plusBps === null ? '—' : signed(effect.plusBps, points(Math.abs(effect.plusBps) / 100)),
          cost: signed(effect.costMinor, money(Math.abs(effect.costMinor))),
        })
  const { rung, dearer, usage, pace, expiring, bound } = effects
  if (trial === 'rung' && rung) {
    const { costPoints, ableBeforeBps, ableAfterBps } = rung
    const reach = t(ableAfterBps > ableBeforeBps ? 'rung' : 'rungMore', {
      points: points(costPoints),
      before: share(ableBeforeBps),
      after: share(ableAfterBps),
    })
    return `${reach} ${year(rung.year)}`
  }
  if (trial === 'dearer' && dearer) {
    const { byBps, ableBeforeBps, ableAfterBps } = dearer
    return `${t(ableAfterBps < ableBeforeBps ? 'dearer' : 'dearerSame', { by: share(byBps), before: share(ableBeforeBps), after: share(ableAfterBps) })} ${year(dearer.year)}`
  }
  if (trial === 'bound' && bound) return t('bound', { points: points(bound.points), cost: money(bound.costMinor) })
  if (trial === 'usage' && usage)
    return t('usage', {
      users: points(usage.users),
      plus: usage.plusBps === null ? '—' : `+${points(usage.plusBps / 100)}`,
      cost: money(usage.costMinor),
    })
  if (trial === 'pace' && pace)
    return t(pace.forecastPoints > pace.poolPoints ? 'paceOver' : 'paceUnder', {
      forecast: points(pace.forecastPoints),
      pool: points(pace.poolPoints),
      off: points(Math.abs(pace.forecastPoints - pace.poolPoints)),
    })
  if (trial === 'expiring') return t('expiring', { points: points(expiring.points), cost: money(expiring.costMinor) })
  return null
}
