import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { MyPoints } from '@/lib/points/queries'
import { lastDay } from './history-why'

const panel = 'mb-2 flex items-baseline justify-between gap-3'
const row = 'flex items-baseline justify-between gap-4 border-line border-t py-2.5'

const DAY = 86_400_000

/** Points on their way, each with its day and its reason. */
export function PendingPoints({ pending, now }: { pending: MyPoints['pending']; now: number }) {
  const t = useTranslations('points.pending')
  const locale = useLocale()
  const when = ({ releasesAt, releaseOn }: MyPoints['pending'][number]) => {
    if (!releasesAt) return t(`waits.${releaseOn ?? 'delivered'}`)
    const days = Math.max(0, Math.ceil((Date.parse(releasesAt) - now) / DAY))
    return `${t('line', { date: formatDate(releasesAt, locale) })} · ${t('inDays', { days })}`
  }
  if (pending.length === 0) return null
  return (
    <Card>
      <div className={panel}>
        <h2 className="shrink-0 font-display font-semibold text-lg">{t('title')}</h2>
        <p className="text-right text-ink-muted text-sm">{t('lead')}</p>
      </div>
      <ul>
        {pending.map((one, i) => (
          <li key={`${one.releasesAt}${i}`} className={row}>
            <span className="min-w-0">
              <span className="block">{when(one)}</span>
              <span className="block text-ink-muted text-sm">
                {one.orderNumber ? (
                  <Link href={paths.order(one.orderNumber)} prefetch={false} className="underline underline-offset-4">
                    {t('order', { order: one.orderNumber })}
                  </Link>
                ) : (
                  t('other')
                )}
                {one.releasesAt ? ` · ${t(`reason.${one.releaseOn ?? 'days'}`)}` : null}
              </span>
            </span>
            <span className="font-semibold text-lg tabular">{formatPoints(one.points, locale)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Points that will be lost, soonest first. `now` decides the count of days. */
export function ExpiringPoints({ expiring, now }: { expiring: MyPoints['expiring']; now: number }) {
  const t = useTranslations('points.expiring')
  const locale = useLocale()
  if (expiring.length === 0) return null
  return (
    <Card>
      <div className={panel}>
        <h2 className="shrink-0 font-display font-semibold text-lg">{t('title')}</h2>
        <Link href={paths.products()} className="text-seal-ink text-sm underline underline-offset-4">
          {t('use')}
        </Link>
      </div>
      <ul>
        {expiring.map((one) => (
          <li key={one.expiresAt} className={row}>
            <span className="min-w-0">
              <span className="block">{t('line', { date: lastDay(one.expiresAt, locale) })}</span>
              <span className="block text-ink-muted text-sm">
                {t('days', { days: Math.max(0, Math.floor((Date.parse(one.expiresAt) - 1 - now) / DAY)) })}
              </span>
            </span>
            <span className="font-semibold text-lg tabular">{formatPoints(one.points, locale)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-ink-muted text-sm">{t('lead')}</p>
    </Card>
  )
}
