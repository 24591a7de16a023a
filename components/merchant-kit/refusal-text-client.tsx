'use client'
import { useLocale, useTranslations } from 'next-intl'
import { refusalValues } from '@/lib/i18n/refusal-values'
import type { Refused } from '@/lib/kernel/result'

/** The sentence of a refusal; null means that the answer never came. */
export function useRefusalText(): (refused: Refused<string> | null) => string {
  const t = useTranslations('refusals')
  const common = useTranslations('common.client')
  const locale = useLocale()
  return (refused) => {
    if (!refused) return common('offline')
    const code = refused.refusal as 'key-reused'
    return t.has(code) ? t(code, refusalValues(refused.details, locale)) : refused.refusal
  }
}
