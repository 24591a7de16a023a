import type { RefusalDetails } from '@/lib/kernel/result'
import { formatMoney } from './format'
import { shopCurrency } from './shop-region'

/**
 * A refusal's details as its sentence shows them: amounts are worded here, whole numbers by the sentence itself, and of a
 * name in both languages («storesZh», «storesEn») the reader's is taken («stores»).
 */
export function refusalValues(
  details: RefusalDetails = {},
  locale: string,
  currency = shopCurrency(),
): Record<string, string | number> {
  const [own, other] = locale === 'en' ? (['En', 'Zh'] as const) : (['Zh', 'En'] as const)
  const worded = Object.entries(details).flatMap(([name, value]): [string, string | number][] => {
    if (name.endsWith(other) && `${name.slice(0, -2)}${own}` in details) return []
    if (name.endsWith(own)) return [[name.slice(0, -2), value]]
    const isMoney = typeof value === 'number' && name.endsWith('Minor')
    return [[name, isMoney ? formatMoney(value, currency, locale, { trimZeros: true }) : value]]
  })
  return Object.fromEntries(worded)
}
