import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Stamp, Truck } from '@/components/ui/icons'
import { Progress } from '@/components/ui/progress'
import type { CartSummary } from '@/lib/cart/rules'
import { formatMoney, formatPoints } from '@/lib/i18n/format'

const bold = { b: (text: ReactNode) => <b className="font-semibold tabular">{text}</b> }

/** How far it is to free shipping and to the next bonus, by the rules that checkout and the ledger go by. */
export function CartProgress({ summary, currency }: { summary: CartSummary; currency: string }) {
  const t = useTranslations('cart.progress')
  const locale = useLocale()
  const { freeShipping, nudge } = summary
  if (!freeShipping && !nudge) return null
  const money = (amount: number) => formatMoney(amount, currency, locale, { trimZeros: true })
  return (
    <div className="grid gap-2.5 rounded-xl bg-sunken px-4 py-3.5 text-sm" aria-live="polite">
      {freeShipping ? (
        <div className="grid gap-2">
          <p className="flex items-center gap-2">
            <Truck aria-hidden="true" className="size-4.5 shrink-0 text-ink-muted" strokeWidth={1.75} />
            <span>
              {freeShipping.missingMinor > 0
                ? t.rich('toFreeShipping', { ...bold, missing: money(freeShipping.missingMinor) })
                : t.rich('freeShipping', bold)}
            </span>
          </p>
          <Progress
            label={t('label')}
            value={freeShipping.thresholdMinor - freeShipping.missingMinor}
            max={freeShipping.thresholdMinor}
            valueText={money(freeShipping.thresholdMinor - freeShipping.missingMinor)}
            className="h-1.5"
          />
        </div>
      ) : null}
      {nudge ? (
        <p className="flex items-center gap-2 text-seal-ink">
          <Stamp aria-hidden="true" className="size-4.5 shrink-0" strokeWidth={1.75} />
          <span>
            {t.rich('nudge', {
              ...bold,
              missing: money(nudge.missingMinor),
              points: formatPoints(nudge.extraPoints, locale),
            })}
          </span>
        </p>
      ) : null}
    </div>
  )
}
