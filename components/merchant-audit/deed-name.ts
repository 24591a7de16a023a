import { useTranslations } from 'next-intl'

/** A deed in words; one that has none yet is shown as it is kept («order.refund»). */
export function useDeedName(): (action: string) => string {
  const t = useTranslations('merchant.audit')
  return (action) => {
    const key = `deeds.${action.replaceAll('.', '-')}` as 'deeds.order-refund'
    return t.has(key) ? t(key) : action
  }
}
