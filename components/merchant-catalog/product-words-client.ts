'use client'
import { useLocale, useTranslations } from 'next-intl'
import { refusalValues } from '@/lib/i18n/refusal-values'
import type { Refused } from '@/lib/kernel/result'

/** The sentence of a refusal; null means that the answer never came. */
export function useRefusalWords(): (refused: Refused<string> | null) => string {
  const t = useTranslations('refusals')
  const common = useTranslations('common.client')
  const locale = useLocale()
  return (refused) => {
    if (!refused) return common('offline')
    const code = refused.refusal as 'product-changed'
    return t.has(code) ? t(code, refusalValues(refused.details, locale)) : refused.refusal
  }
}

/** A schema's complaint in words; its codes have sentences, and anything else is simply not right. */
export function useFieldWords(): (issue: { message?: string } | undefined) => string | undefined {
  const t = useTranslations('merchant-catalog.errors')
  return (issue) => {
    if (!issue) return undefined
    const code = issue.message as 'text-missing'
    return t.has(code) ? t(code) : t('invalid')
  }
}
