'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { refusalValues } from '@/lib/i18n/refusal-values'
import type { Refused } from '@/lib/kernel/result'

type Say = { (key: string, values?: Record<string, string | number>): string; has(key: string): boolean }

/** The sentence of a refusal, amounts and points worded. The page carries the namespace `refusals`. */
export function useRefusalWords(currency: string): (refused: Refused<string>) => string {
  const t = useTranslations()
  const locale = useLocale()
  return useCallback(
    ({ refusal, details }) => {
      // a refusal's code names its sentence
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const say = t as unknown as Say
      const key = `refusals.${refusal}`
      // a code without a sentence means, to a shopper, that we could not be reached
      return say.has(key) ? say(key, refusalValues(details, locale, currency)) : say('common.client.offline')
    },
    [t, locale, currency],
  )
}
