'use client'
import { useTranslations } from 'next-intl'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'

type FormIssue = { type?: unknown; message?: string } | undefined

/** A complaint of the reward's own in its words; any other as everywhere. */
export function useRewardErrors(): (issue: FormIssue) => string | undefined {
  const t = useTranslations('rewards-desk.errors')
  const other = useFieldErrors()
  return (issue) => {
    const code = issue?.message as 'reward-coupon-needed'
    return issue?.message && t.has(code) ? t(code) : other(issue)
  }
}
