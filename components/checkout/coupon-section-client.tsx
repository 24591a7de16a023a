'use client'
import dynamic from 'next/dynamic'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ChevronRight, TicketPercent } from '@/components/ui/icons'
import { formatMoney } from '@/lib/i18n/format'
import { CheckoutSection } from './checkout-section'
import type { CouponState } from './coupon-state'

const CouponSheet = dynamic(() => import('./coupon-sheet-client').then((module) => module.CouponSheet), { ssr: false })

/** The coupon in use and what it saves; the rest of them are behind it. */
export function CouponSection(props: CouponState) {
  const t = useTranslations('checkout.coupon')
  const locale = useLocale()
  const [isOpen, setOpen] = useState(false)
  const [isWanted, setWanted] = useState(false)
  const { chosen, coupons, isBest, currency } = props
  const usable = coupons.filter((one) => !one.refused).length
  const title = chosen.map(({ coupon }) => (locale === 'en' ? coupon.titleEn : coupon.titleZh)).join(' + ')
  const saved = chosen.reduce((sum, { savesMinor }) => sum + savesMinor, 0)
  const none = usable > 0 ? t('usable', { count: usable }) : t('nothing')
  return (
    <CheckoutSection title={t('title')}>
      <button
        type="button"
        onClick={() => {
          setWanted(true)
          setOpen(true)
        }}
        className="flex min-h-14 w-full items-center gap-3 rounded-lg border border-line-strong bg-surface px-4 py-2.5 text-left hover:border-ink"
      >
        <TicketPercent aria-hidden="true" className="size-5 shrink-0 text-seal-ink" strokeWidth={1.75} />
        <span className="min-w-0 flex-1">
          <span className="sr-only">{t('open')}</span>
          <span className="block truncate">{title || (isBest ? none : t('none'))}</span>
          {title && isBest ? <span className="block text-ink-muted text-sm">{t('best')}</span> : null}
          {!title && !isBest && usable > 0 ? <span className="block text-ink-muted text-sm">{none}</span> : null}
        </span>
        {title ? (
          <span className="shrink-0 font-medium text-seal-ink tabular">
            {saved === 0
              ? t('savesShipping')
              : t('saves', { amount: formatMoney(saved, currency, locale, { trimZeros: true }) })}
          </span>
        ) : null}
        <ChevronRight aria-hidden="true" className="size-4.5 shrink-0 text-ink-muted" />
      </button>
      {isWanted ? <CouponSheet {...props} open={isOpen} onOpenChange={setOpen} /> : null}
    </CheckoutSection>
  )
}
