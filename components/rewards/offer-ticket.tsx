import { useLocale, useTranslations } from 'next-intl'
import { Photo } from '@/components/catalog/photo'
import { couponTermsOf } from '@/lib/coupons/rules'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import type { Offer } from '@/lib/rewards/queries'
import { FEW_LEFT } from '@/lib/rewards/rules'
import { useCouponWords } from './coupon-words'
import { KindMark } from './kind-mark'
import type { MallProps } from './mall'
import { OfferAction } from './offer-action'
import { Ticket } from './ticket'

const PICTURE_PX = 640

/** One reward in the mall: what it is, how many there are, until when, and what to do to have it. */
export function OfferTicket({ offer, shopper }: { offer: Offer; shopper: MallProps['shopper'] }) {
  const locale = useLocale()
  const couponWords = useCouponWords()
  const facts = useFacts()(offer)
  const coupon = offer.kind === 'coupon' && offer.face ? couponWords(couponTermsOf(offer.face)) : null
  const about = locale === 'en' ? offer.aboutEn : offer.aboutZh
  const picture = offer.image ? { file: offer.image, width: PICTURE_PX, height: PICTURE_PX, alt: '' } : null
  const stub = picture ? (
    <Photo picture={picture} sizes="7rem" decorative />
  ) : (
    <span className="px-2 py-4">{coupon?.worth ?? <KindMark kind={offer.kind} />}</span>
  )
  return (
    <li>
      <Ticket
        stub={stub}
        title={locale === 'en' ? offer.titleEn : offer.titleZh}
        note={
          <>
            {about ? <p className="mb-1 line-clamp-2 text-ink">{about}</p> : null}
            <p>{[coupon?.from, ...facts].filter(Boolean).join(' · ')}</p>
          </>
        }
      >
        <OfferAction offer={offer} shopper={shopper} />
      </Ticket>
    </li>
  )
}

/** How many, how long and how often, in words; what goes without saying is not said. */
function useFacts(): (offer: Offer) => string[] {
  const t = useTranslations('rewards')
  const locale = useLocale()
  return ({ left, limitCount, limitPeriod, validDays, endsAt, endsInDays, kind, face }) => {
    const days = kind === 'coupon' ? Number(face?.valid_days ?? 0) || null : validDays
    return [
      left !== null && left > 0 && left <= FEW_LEFT ? t('left', { left: formatPoints(left, locale) }) : '',
      limitCount === null ? '' : t(`limit.${limitPeriod}`, { count: limitCount }),
      days === null ? '' : t('valid', { days }),
      endsAt && endsInDays !== null ? t('endsIn', { days: endsInDays, date: formatDate(endsAt, locale) }) : '',
    ].filter(Boolean)
  }
}
