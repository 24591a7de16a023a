import { useTranslations } from 'next-intl'
import { deedName } from '@/lib/i18n/record-words'

/** A deed in words. */
export function useDeedName(): (action: string) => string {
  const t = useTranslations('merchant.audit')
  return (action) => deedName(t, action)
}
