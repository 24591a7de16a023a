import { useLocale, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Section } from '@/components/layout/section'
import { EmptyState } from '@/components/ui/empty-state'
import { Progress } from '@/components/ui/progress'
import type { ExchangeOffer } from '@/lib/coupons/queries'
import { formatPoints } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import { CouponTicket } from './coupon-ticket'
import { Exchange } from './exchange-client'

type OffersProps = { offers: readonly ExchangeOffer[]; availablePoints: number | null }

/** What points can become: what is within reach first, then how far the rest is. */
export function Offers({ offers, availablePoints }: OffersProps) {
  const t = useTranslations('rewards')
  if (offers.length === 0) {
    return (
      <EmptyState mark="券" title={t('empty.title')}>
        {t('empty.body')}
      </EmptyState>
    )
  }
  const reached = offers.filter((one) => one.progress?.reached)
  const others = offers.filter((one) => !one.progress?.reached)
  const heading = availablePoints === null ? t('offers') : t('later')
  return (
    <>
      {reached.length > 0 ? (
        <Section title={t('now')}>
          <OfferList offers={reached} availablePoints={availablePoints} />
        </Section>
      ) : null}
      {others.length > 0 ? (
        <Section title={heading}>
          <OfferList offers={others} availablePoints={availablePoints} />
        </Section>
      ) : null}
    </>
  )
}

function OfferList({ offers, availablePoints }: OffersProps) {
  const t = useTranslations('rewards')
  return (
    <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      {offers.map((offer) => (
        <li key={offer.couponId}>
          <CouponTicket coupon={offer} note={t('valid', { days: offer.validDays })}>
            <OfferAction offer={offer} availablePoints={availablePoints} />
          </CouponTicket>
        </li>
      ))}
    </ul>
  )
}

function OfferAction({ offer, availablePoints }: { offer: ExchangeOffer; availablePoints: number | null }) {
  const t = useTranslations('rewards')
  const locale = useLocale()
  const points = (amount: number) => formatPoints(amount, locale)
  const title = locale === 'en' ? offer.titleEn : offer.titleZh
  const { costPoints, progress } = offer
  const cost = (
    <p className="whitespace-nowrap font-semibold text-seal-ink tabular">{t('cost', { points: points(costPoints) })}</p>
  )
  if (!progress || availablePoints === null) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        {cost}
        <LinkButton href={paths.signIn(paths.rewards())} tone="outline" size="sm">
          {t('signIn')}
        </LinkButton>
      </div>
    )
  }
  if (progress.reached) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        {cost}
        <Exchange couponId={offer.couponId} title={title} costPoints={costPoints} availablePoints={availablePoints} />
      </div>
    )
  }
  const have = costPoints - progress.missingPoints
  return (
    <div className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        {cost}
        <p className="text-ink-muted text-sm tabular">{t('missing', { points: points(progress.missingPoints) })}</p>
      </div>
      <Progress
        value={have}
        max={costPoints}
        tone="seal"
        label={t('progress', { title })}
        valueText={t('progressText', { have: points(have), cost: points(costPoints) })}
      />
    </div>
  )
}
