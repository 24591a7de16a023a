import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { formatMoney } from '@/lib/i18n/format'

type PayBarProps = { totalMinor: number; savedMinor: number; currency: string; busy: boolean; children?: ReactNode }

/** The total and the one button, in sight the whole way down a phone. */
export function PayBar({ totalMinor, savedMinor, currency, busy, children }: PayBarProps) {
  const t = useTranslations('checkout.pay')
  const locale = useLocale()
  const saved = formatMoney(savedMinor, currency, locale, { trimZeros: true })
  return (
    <div
      data-thumb-bar
      className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 -mx-4 border-line border-t bg-surface/97 px-4 py-3 backdrop-blur-md md:bottom-0 md:mx-0 lg:static lg:col-start-2 lg:border-0 lg:bg-transparent lg:p-0 lg:pt-4"
    >
      {children}
      <div className="flex items-center justify-between gap-4">
        <p className="leading-tight lg:hidden">
          <span className="text-ink-muted text-sm">{t('total')}</span>
          <span className="ml-2 font-semibold text-xl tabular" aria-live="polite">
            {formatMoney(totalMinor, currency, locale)}
          </span>
          {savedMinor > 0 ? (
            <span className="block text-seal-ink text-xs tabular">{t('saved', { amount: saved })}</span>
          ) : null}
        </p>
        <Button type="submit" size="lg" busy={busy} className="px-5 lg:w-full">
          {t(totalMinor === 0 ? 'free' : 'button')}
        </Button>
      </div>
    </div>
  )
}
