'use client'
import { useTranslations } from 'next-intl'

type FormIssue = { type?: unknown; message?: string } | undefined

const known = ['too_small', 'too_big', 'invalid_type', 'invalid_format', 'invalid_value'] as const

/** A schema's complaint in words: its own code where it has one («step-thresholds-must-rise»), else what kind it is. */
export function useFieldErrors(): (issue: FormIssue) => string | undefined {
  const t = useTranslations('merchant.form')
  return (issue) => {
    if (!issue) return undefined
    const [, least] = /^at-least:(\d+)$/.exec(issue.message ?? '') ?? []
    if (least) return t('atLeast', { count: Number(least) })
    if (issue.message && t.has(`codes.${issue.message}` as 'codes.coupon-code-shape'))
      return t(`codes.${issue.message}` as 'codes.coupon-code-shape')
    const kind = known.find((one) => one === issue.type)
    return t(`kinds.${kind ?? 'invalid_value'}`)
  }
}
