import type { RefusalDetails } from '@/lib/kernel/result'
import { formatMoney } from './format'

/** A refusal's details as its sentence shows them: amounts are worded here, whole numbers by the sentence itself. */
export function refusalValues(
  details: RefusalDetails = {},
  locale: string,
  currency = 'CNY',
): Record<string, string | number> {
  const worded = Object.entries(details).map(([name, value]): [string, string | number] => {
    const isMoney = typeof value === 'number' && name.endsWith('Minor')
    return [name, isMoney ? formatMoney(value, currency, locale, { trimZeros: true }) : value]
  })
  return Object.fromEntries(worded)
}
