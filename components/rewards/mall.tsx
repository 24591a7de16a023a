import { useTranslations } from 'next-intl'
import { Section } from '@/components/layout/section'
import { chipStyle } from '@/components/ui/chip-style'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { Offer } from '@/lib/rewards/queries'
import { type Pace, rewardCategories } from '@/lib/rewards/rules'
import type { GiftAddress } from './claim-words'
import { OfferTicket } from './offer-ticket'

export type MallProps = {
  offers: readonly Offer[]
  category: string | null
  /** null for a guest */
  shopper: { availablePoints: number; pace: Pace; addresses: readonly GiftAddress[] } | null
}

/** What points can become: what is within reach first, then how far the rest is. */
export function Mall({ offers, category, shopper }: MallProps) {
  const t = useTranslations('rewards')
  if (offers.length === 0) {
    return (
      <EmptyState mark="礼" title={t('empty.title')}>
        {t('empty.body')}
      </EmptyState>
    )
  }
  const shown = category ? offers.filter((one) => one.category === category) : offers
  const isOurs = (one: Offer) => one.progress?.reached === true && one.left !== 0 && !isUsedUp(one)
  const [now, later] = [shown.filter(isOurs), shown.filter((one) => !isOurs(one))]
  const ticket = (offer: Offer) => <OfferTicket key={offer.rewardId} offer={offer} shopper={shopper} />
  return (
    <>
      <Categories offers={offers} category={category} />
      {now.length > 0 ? (
        <Section title={t('now')}>
          <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">{now.map(ticket)}</ul>
        </Section>
      ) : null}
      {later.length > 0 ? (
        <Section title={t(shopper ? 'later' : 'offers')}>
          <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">{later.map(ticket)}</ul>
        </Section>
      ) : null}
    </>
  )
}

const isUsedUp = (offer: Offer) => offer.limitCount !== null && offer.had >= offer.limitCount

function Categories({ offers, category }: { offers: readonly Offer[]; category: string | null }) {
  const t = useTranslations('rewards.category')
  const there = rewardCategories.filter((one) => offers.some((offer) => offer.category === one))
  if (there.length < 2) return null
  return (
    <nav aria-label={t('label')} className="mb-6 flex flex-wrap gap-2">
      <Link href={paths.rewards()} aria-current={category === null ? 'true' : undefined} className={chipStyle()}>
        {t('all')}
      </Link>
      {there.map((one) => (
        <Link
          key={one}
          href={paths.rewards({ category: one })}
          aria-current={category === one ? 'true' : undefined}
          className={chipStyle()}
        >
          {t(one)}
        </Link>
      ))}
    </nav>
  )
}
