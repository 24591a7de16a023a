import { useLocale, useTranslations } from 'next-intl'
import { formatDate } from '@/lib/i18n/format'
import type { OfferState } from '@/lib/rewards/mall/rules'
import type { Offer } from '@/lib/rewards/queries'
import type { TierAsked } from '@/lib/rewards/rules'
import { Countdown } from './countdown-client'

/** An end further away than this is no hurry, and is not counted down to. */
const NEAR_MS = 14 * 86_400_000

/** When an offer begins or ends, and for whom that is earlier. */
export function OfferTimes({ offer, state }: { offer: Offer; state: OfferState }) {
  const t = useTranslations('rewards.door')
  const locale = useLocale()
  const { door, startsAt, endsAt } = offer
  const now = offer.now.getTime()
  const name = ({ titleZh, titleEn }: TierAsked) => (locale === 'en' ? titleEn : titleZh)
  const early = door.earlyTier
  const isEarly = early !== null && startsAt !== null && startsAt.getTime() > now
  if (state === 'coming' && door.opensAt) {
    return (
      <>
        <Countdown kind="opens" until={door.opensAt.getTime()} now={now} />
        {isEarly ? <p>{t(early.missing === 0 ? 'yoursEarly' : 'earlyFor', { tier: name(early) })}</p> : null}
      </>
    )
  }
  if (state !== 'open') return null
  return (
    <>
      {isEarly ? <p>{t('nowEarly', { tier: name(early), date: formatDate(startsAt, locale, 'near') })}</p> : null}
      {endsAt && endsAt.getTime() - now <= NEAR_MS ? (
        <Countdown kind="ends" until={endsAt.getTime()} now={now} />
      ) : null}
    </>
  )
}
