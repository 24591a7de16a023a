import type { useTranslations } from 'next-intl'
import { formatMoney } from '@/lib/i18n/format'

type Unit = 'share' | 'money' | 'pieces'

/** How a figure and a difference of two are worded; a dash where there is none. */
export function wordsOf(
  unit: Unit,
  currency: string,
  locale: string,
  t: ReturnType<typeof useTranslations<'analytics.effect'>>,
) {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'negative' })
  // a true minus, for a line may break after a hyphen
  const worded = (value: number) =>
    (unit === 'money' ? formatMoney(Math.round(value) || 0, currency, locale) : number.format(value)).replace('-', '−')
  const amount = (value: number | null) =>
    value === null ? '—' : unit === 'share' ? t('share', { value: worded(value * 100) }) : worded(value)
  const gap = (value: number) => {
    const shown = worded(unit === 'share' ? value * 100 : value)
    const signed = shown !== worded(0) && value > 0 ? `+${shown}` : shown
    return unit === 'share' ? t('gap', { value: signed }) : signed
  }
  return { amount, gap }
}
