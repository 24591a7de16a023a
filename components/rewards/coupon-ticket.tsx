import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { CouponTerms } from '@/lib/coupons/rules'
import { useCouponWords } from './coupon-words'

type TicketProps = {
  coupon: { titleZh: string; titleEn: string; terms: CouponTerms }
  /** under the terms: until when, for which order */
  note: ReactNode
  /** on the far side of the perforation */
  children?: ReactNode
  faded?: boolean
  as?: 'h2' | 'h3'
}

/** A coupon as one tears it off: what it is worth on the stub, what it asks beside it. */
export function CouponTicket({ coupon, note, children, faded = false, as: Title = 'h3' }: TicketProps) {
  const locale = useLocale()
  const { worth, from } = useCouponWords()(coupon.terms)
  return (
    <article
      className={classNames(
        'flex overflow-hidden rounded-xl border border-line bg-surface shadow-sm',
        faded && 'bg-sunken shadow-none',
      )}
    >
      <p
        className={classNames(
          'grid w-28 shrink-0 place-items-center border-line border-r-2 border-dashed px-2 py-4 text-center font-display font-semibold text-lg leading-snug',
          faded ? 'text-ink-muted' : 'bg-seal-soft text-on-seal-soft',
        )}
      >
        {worth}
      </p>
      <div className="grid min-w-0 flex-1 content-between gap-3 p-4">
        <div className={classNames(faded && 'text-ink-muted')}>
          <Title className="font-medium leading-snug">{locale === 'en' ? coupon.titleEn : coupon.titleZh}</Title>
          <p className="mt-0.5 text-ink-muted text-sm">
            {from} · {note}
          </p>
        </div>
        {children}
      </div>
    </article>
  )
}
