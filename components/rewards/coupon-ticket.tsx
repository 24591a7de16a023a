import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import type { CouponTerms } from '@/lib/coupons/rules'
import { useCouponWords } from './coupon-words'
import { Ticket } from './ticket'

type CouponTicketProps = {
  coupon: { titleZh: string; titleEn: string; terms: CouponTerms }
  /** under the terms: until when, for which order */
  note: ReactNode
  /** on the far side of the perforation */
  children?: ReactNode
  faded?: boolean
}

/** A coupon as one tears it off: what it is worth on the stub, what it asks beside it. */
export function CouponTicket({ coupon, note, children, faded = false }: CouponTicketProps) {
  const locale = useLocale()
  const { worth, from } = useCouponWords()(coupon.terms)
  return (
    <Ticket
      stub={<span className="px-2 py-4">{worth}</span>}
      title={locale === 'en' ? coupon.titleEn : coupon.titleZh}
      note={
        <>
          {from} · {note}
        </>
      }
      faded={faded}
    >
      {children}
    </Ticket>
  )
}
