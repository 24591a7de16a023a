'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import type { Advice } from '@/lib/rewards/ladder-advice/rules'

const tones: Record<Advice['code'], 'info' | 'success' | 'warning' | 'danger'> = {
  'no-rungs': 'info',
  'few-shoppers': 'info',
  'first-near': 'success',
  'first-far': 'warning',
  'first-never': 'warning',
  'try-first': 'info',
  'wide-gap': 'warning',
  'top-far': 'info',
  'over-plan': 'danger',
  'within-plan': 'success',
  'budget-ends': 'warning',
}

/** What the ladder needs, in words. */
export function LadderAdvice({ advice }: { advice: readonly Advice[] }) {
  const t = useTranslations('rewards-ladder.advice')
  const locale = useLocale()
  const said = (one: Advice) =>
    t(
      one.code,
      Object.fromEntries(
        Object.entries(one).map(([name, value]) => [
          name,
          typeof value !== 'number' || name === 'days' || name === 'shoppers'
            ? value
            : name.endsWith('Minor')
              ? formatMoney(value, shopCurrency(), locale, { trimZeros: true })
              : formatPoints(value, locale),
        ]),
      ),
    )
  return (
    <section aria-label={t('title')} aria-live="polite" className="grid gap-2">
      {advice.map((one, place) => (
        <Notice key={`${one.code}${place}`} tone={tones[one.code]}>
          {said(one)}
        </Notice>
      ))}
    </section>
  )
}
