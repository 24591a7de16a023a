'use client'
import { useTranslations } from 'next-intl'

/** A schema's complaint in words; its codes have sentences, and anything else is simply not right. */
export function useFieldWords(): (issue: { message?: string } | undefined) => string | undefined {
  const t = useTranslations('merchant-catalog.errors')
  return (issue) => {
    if (!issue) return undefined
    const code = issue.message as 'text-missing'
    return t.has(code) ? t(code) : t('invalid')
  }
}
