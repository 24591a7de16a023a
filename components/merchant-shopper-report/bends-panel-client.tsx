'use client'
import { useLocale, useTranslations } from 'next-intl'
import { HowComputed } from '@/components/merchant-kit/how-computed-client'
import { bendsOf, type CurvePoint } from '@/lib/analytics/shoppers/rules'
import { formatBasisPoints, formatMoney } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

/** Where the curve bends, which is where tiers could be cut. */
export function BendsPanel({ curve, currency }: { curve: readonly CurvePoint[]; currency: string }) {
  const t = useTranslations('analytics.shoppers.bends')
  const words = useTranslations('analytics.shoppers.curve')
  const frame = useTranslations('analytics.frame')
  const locale = useLocale()
  const bends = bendsOf(curve)
  if (curve.length === 0) return null
  return (
    <section
      aria-label={t('title')}
      className="min-w-0 rounded-xl border border-line bg-surface p-4 shadow-sm md:p-5 xl:col-span-2"
    >
      <div className="mb-1 flex items-center gap-2">
        <h2 className="font-display font-semibold text-lg">{t('title')}</h2>
        <HowComputed label={frame('how', { figure: t('title') })} title={t('title')}>
          {t('how')}
        </HowComputed>
      </div>
      <p className="text-ink-muted text-sm">{t(bends.length > 0 ? 'lead' : 'even')}</p>
      <ol className="mt-4 grid gap-4 sm:grid-cols-3">
        {bends.map(({ percent, shoppers, shareBps, fromMinor }, place) => (
          <li key={fromMinor} className="border-line border-s-2 ps-4">
            <p className="text-ink-muted text-sm">{t('level', { level: place + 1 })}</p>
            <p className="font-semibold text-lg tabular">
              {t('from', { money: formatMoney(fromMinor, currency, locale, { trimZeros: true }) })}
            </p>
            <p className="text-sm tabular">
              {t('who', {
                share: formatBasisPoints(percent * 100, locale),
                shoppers,
                of: formatBasisPoints(shareBps, locale),
              })}
            </p>
          </li>
        ))}
      </ol>
      {bends.length > 0 ? (
        <p className="mt-4 text-ink-muted text-sm">
          {t('note')}{' '}
          <Link href={paths.merchant.tiers()} prefetch={false} className="underline underline-offset-4">
            {words('tiers')}
          </Link>
        </p>
      ) : null}
    </section>
  )
}
