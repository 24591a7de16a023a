import type { RefusalDetails } from '@/lib/kernel/result'
import { formatMoney, formatPoints } from './format'

/** A refusal's details as its sentence shows them: amounts with their sign, points with their commas. */
export function refusalValues(details: RefusalDetails = {}, locale: string, currency = 'CNY'): RefusalDetails {
  const worded = Object.entries(details).map(([name, value]): [string, string | number] => {
    if (typeof value !== 'number') return [name, value]
    if (name.endsWith('Minor')) return [name, formatMoney(value, currency, locale, { trimZeros: true })]
    return [name, name.endsWith('Points') ? formatPoints(value, locale) : value]
  })
  return Object.fromEntries(worded)
}
