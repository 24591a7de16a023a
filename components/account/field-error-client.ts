'use client'
import type { useTranslations } from 'next-intl'

type FieldProblem = { message?: string } | undefined

/** The sentence of a field's own code ("password-short"), or nothing. */
export function fieldError(t: ReturnType<typeof useTranslations<'auth'>>, problem: FieldProblem): string | undefined {
  if (!problem) return undefined
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `has` asks before it is read
  const key = `errors.${problem.message}` as 'errors.text-strange'
  return t.has(key) ? t(key) : t('errors.text-strange')
}
