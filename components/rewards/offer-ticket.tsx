import { useLocale, useTranslations } from 'next-intl'
import { Photo } from '@/components/catalog/photo'
import { couponTermsOf } from '@/lib/coupons/rules'
import { formatPoints } from '@/lib/i18n/format'
import { stateOf } from '@/lib/rewards/mall/rules'
import type { Offer } from '@/lib/rewards/queries'
import { FEW_LEFT } from '@/lib/rewards/rules'
import { useCashWords } from './cash-words'
import { useCouponWords } from './coupon-words'
import { KindMark } from './kind-mark'
import type { MallProps } from './mall'
import { OfferAction } from './offer-action'
import { offerId } from './offer-id'
import { OfferTimes } from './offer-times'
import { Ticket } from './ticket'
import { Wish } from './wish-client'
import { WishSignIn } from './wish-sign-in'

const PICTURE_PX = 640

/** One reward in the mall: what it is, how many there are, until when, and what to do to have it. */
export function OfferTicket({ offer, shopper }: { offer: Offer; shopper: MallProps['shopper'] }) {
  const locale = useLocale()
  const couponWords = useCouponWords()
  const facts = useFacts(shopper !== null)(offer)
  const coupon = offer.kind === 'coupon' && offer.face ? couponWords(couponTermsOf(offer.face)) : null
  const title = locale === 'en' ? offer.titleEn : offer.titleZh
  const state = stateOf(offer)
  const cash = useCashWords()(offer.kind, offer.face)
  const about = locale === 'en' ? offer.aboutEn : offer.aboutZh
  const picture = offer.image ? { file: offer.image, width: PICTURE_PX, height: PICTURE_PX, alt: '' } : null
  const stub = picture ? (
    <Photo picture={picture} sizes="7rem" decorative />
  ) : (
    <span className="px-2 py-4">{coupon?.worth ?? cash?.worth ?? <KindMark kind={offer.kind} />}</span>
  )
  return (
    <li id={offerId(offer.rewardId)} className="scroll-mt-24 rounded-xl target:ring-2 target:ring-seal">
      <Ticket
        stub={stub}
        title={title}
        faded={state === 'sold-out' || state === 'had-all'}
        aside={
          shopper ? (
            <Wish rewardId={offer.rewardId} title={title} isWished={offer.isWished} />
          ) : (
            <WishSignIn rewardId={offer.rewardId} title={title} />
          )
        }
        note={
          <>
            {about ? <p className="mb-1 line-clamp-2 text-ink">{about}</p> : null}
            <p>{[coupon?.from, ...(cash?.facts ?? []), ...facts].filter(Boolean).join(' · ')}</p>
            <OfferTimes offer={offer} state={state} />
          </>
        }
      >
        <OfferAction offer={offer} shopper={shopper} />
      </Ticket>
    </li>
  )
}

/** How many, how long and how often, in words; what goes without saying is not said. */
function useFacts(isMember: boolean): (offer: Offer) => string[] {
  const t = useTranslations('rewards')
  const locale = useLocale()
  return ({ left, limitCount, limitPeriod, had, validDays, kind, face }) => {
    const days = kind === 'coupon' ? Number(face?.valid_days ?? 0) || null : validDays
    return [
      left !== null && left > 0 && left <= FEW_LEFT ? t('left', { left: formatPoints(left, locale) }) : '',
      limitCount === null
        ? ''
        : isMember && had < limitCount
          ? t(`yours.${limitPeriod}`, { count: limitCount - had })
          : t(`limit.${limitPeriod}`, { count: limitCount }),
      kind === 'verification-code' && face ? t('stores', storesOf(face, locale)) : '',
      days === null ? '' : t('valid', { days }),
    ].filter(Boolean)
  }
}

const storesOf = (face: Record<string, unknown>, locale: string) => {
  const names = locale === 'en' ? face.storesEn : face.storesZh
  return { stores: typeof names === 'string' ? names : '' }
}
