import { useLocale, useTranslations } from 'next-intl'
import { formatBasisPoints, formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
/** More than this is folded: a definition, a list of variants. */
const LONGEST = 160

export type SaidValue = { text: string; isLong: boolean }

/** A field and what stood in it as the form says it: money, points, shares and moments by the unit that its name ends in. */
export function useFieldWords() {
  const t = useTranslations('merchant.audit')
  const locale = useLocale()

  function step(name: string): string {
    const key = `fields.${name}` as 'fields.state'
    return t.has(key) ? t(key) : name
  }

  function number(name: string, value: number): string {
    if (/minor$/i.test(name)) return formatMoney(value, shopCurrency(), locale)
    if (/bps$/i.test(name)) return formatBasisPoints(value, locale)
    return formatPoints(value, locale)
  }

  function say(path: string, value: unknown): SaidValue {
    const name = path.split('.').at(-1) ?? path
    if (value === null || value === undefined || value === '') return { text: '—', isLong: false }
    if (typeof value === 'boolean') return { text: t(value ? 'yes' : 'no'), isLong: false }
    if (typeof value === 'number') return { text: number(name, value), isLong: false }
    if (typeof value === 'string') {
      const known = `values.${value}` as 'values.active'
      if (INSTANT.test(value)) return { text: formatDate(value, locale, 'time'), isLong: false }
      return { text: /^[a-z_-]+$/.test(value) && t.has(known) ? t(known) : value, isLong: value.length > LONGEST }
    }
    if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
      return {
        text: value.map((one) => say(path, one).text).join(t('and')) || '—',
        isLong: value.join().length > LONGEST,
      }
    const text = JSON.stringify(value, null, 2)
    return { text, isLong: text.length > 40 }
  }

  return { name: (path: string) => path.split('.').map(step).join(' › '), say }
}
