'use client'
import { useTranslations } from 'next-intl'
import type { RefusalDetails } from '@/lib/kernel/result'

/** The sentence of a refusal; one that has no sentence on this page gets the one that fits all. */
export function useRefusalText(): (code: string, details?: RefusalDetails) => string {
  const t = useTranslations('refusals')
  const common = useTranslations('common.client')
  return (code, details) => {
    if (code === 'offline') return common('offline')
    // a code from the network is not known to the type; `has` asks before it is read
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const key = code as 'input-invalid'
    return t.has(key) ? t(key, details) : t('input-invalid')
  }
}
