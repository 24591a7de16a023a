import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Section } from '@/components/layout/section'
import { EmptyState } from '@/components/ui/empty-state'
import type { PaymentMethod } from '@/lib/kernel/payment-method'
import { paths } from '@/lib/paths'
import { shelve } from '@/lib/rewards/mall/rules'
import type { Offer } from '@/lib/rewards/queries'
import type { Pace } from '@/lib/rewards/rules'
import type { MallFilter } from '@/lib/rewards/schema'
import type { GiftAddress } from './claim-words'
import { MallFilters } from './mall-filters'
import { OfferTicket } from './offer-ticket'

export type MallProps = {
  offers: readonly Offer[]
  filter: MallFilter
  /** null for a guest */
  shopper: {
    availablePoints: number
    pace: Pace
    addresses: readonly GiftAddress[]
    paymentMethods: readonly PaymentMethod[]
  } | null
}

const noPace: Pace = { earnedPoints: 0, days: 0 }

/** What points can become: what is within reach first, then what nearly is, then the rest. */
export function Mall({ offers, filter, shopper }: MallProps) {
  const t = useTranslations('rewards')
  if (offers.length === 0) {
    return (
      <EmptyState mark="礼" title={t('empty.title')}>
        {t('empty.body')}
      </EmptyState>
    )
  }
  const shown = offers.filter(
    (one) => (filter.category === null || one.category === filter.category) && (!filter.wished || one.isWished),
  )
  const shelves = shelve(shown, shopper?.pace ?? noPace)
  const titles = { now: t('now'), soon: t('soon'), more: t(shopper ? 'more' : 'offers') }
  return (
    <>
      <MallFilters offers={offers} filter={filter} isMember={shopper !== null} />
      {shown.length === 0 ? <NothingHere wished={filter.wished} /> : null}
      {(['now', 'soon', 'more'] as const).map((shelf) =>
        shelves[shelf].length > 0 ? (
          <Section key={shelf} title={titles[shelf]}>
            <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
              {shelves[shelf].map((offer) => (
                <OfferTicket key={offer.rewardId} offer={offer} shopper={shopper} />
              ))}
            </ul>
          </Section>
        ) : null,
      )}
    </>
  )
}

function NothingHere({ wished }: { wished: boolean }) {
  const t = useTranslations('rewards.nothing')
  const all = (
    <LinkButton href={paths.rewards()} tone="outline">
      {t('all')}
    </LinkButton>
  )
  return (
    <EmptyState mark={wished ? '愿' : '礼'} title={t(wished ? 'wishTitle' : 'title')} action={all}>
      {t(wished ? 'wishBody' : 'body')}
    </EmptyState>
  )
}
