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
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const worded = (value: number) =>
    unit === 'money' ? formatMoney(Math.round(value), currency, locale) : number.format(value)
  const amount = (value: number | null) =>
    value === null ? '—' : unit === 'share' ? t('share', { value: number.format(value * 100) }) : worded(value)
  const gap = (value: number) =>
    `${value > 0 ? '+' : ''}${unit === 'share' ? t('gap', { value: number.format(value * 100) }) : worded(value)}`
  return { amount, gap }
}
