import { useLocale, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Badge } from '@/components/ui/badge'
import { Progress } from '@/components/ui/progress'
import { formatPoints } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import { stateOf } from '@/lib/rewards/mall/rules'
import type { Offer } from '@/lib/rewards/queries'
import { daysToReach } from '@/lib/rewards/rules'
import { Exchange } from './exchange-client'
import type { MallProps } from './mall'
import { TierMissing } from './tier-missing'
import { usePrice } from './use-price'

const shut = { 'sold-out': 'soldOut', 'had-all': 'hadAll', coming: 'coming', tier: 'coming' } as const

/** The price, and beside it what stands between the shopper and the reward, or the button. */
export function OfferAction({ offer, shopper }: { offer: Offer; shopper: MallProps['shopper'] }) {
  const t = useTranslations('rewards')
  const price = usePrice()
  const locale = useLocale()
  const points = (amount: number) => formatPoints(amount, locale)
  const title = locale === 'en' ? offer.titleEn : offer.titleZh
  const { costPoints, progress } = offer
  const cost = <p className="whitespace-nowrap font-semibold text-seal-ink tabular">{price(offer)}</p>
  const line = 'flex flex-wrap items-center justify-between gap-x-3 gap-y-2'
  const state = stateOf(offer)
  if (state !== 'open') {
    return (
      <div className={line}>
        {cost}
        {state === 'tier' && offer.door.minTier ? (
          <TierMissing tier={offer.door.minTier} />
        ) : (
          <Badge>{t(shut[state])}</Badge>
        )}
      </div>
    )
  }
  if (!progress || !shopper) {
    return (
      <div className={line}>
        {cost}
        <LinkButton href={paths.signIn(paths.rewards())} tone="outline" size="sm">
          {t('signIn')}
        </LinkButton>
      </div>
    )
  }
  if (progress.reached) {
    return (
      <div className={line}>
        {cost}
        <Exchange
          rewardId={offer.rewardId}
          kind={offer.kind}
          title={title}
          costPoints={costPoints}
          cashMinor={offer.cashMinor}
          availablePoints={shopper.availablePoints}
          addresses={offer.kind === 'parcel' ? shopper.addresses : []}
          paymentMethods={offer.cashMinor > 0 ? shopper.paymentMethods : []}
        />
      </div>
    )
  }
  const have = costPoints - progress.missingPoints
  const days = daysToReach(progress.missingPoints, shopper.pace)
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
      {days === null ? null : <p className="text-ink-muted text-sm">{t('pace', { days })}</p>}
    </div>
  )
}
