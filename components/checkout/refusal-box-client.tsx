'use client'
import { useTranslations } from 'next-intl'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { FormError } from '@/components/ui/form-error'
import type { Refused } from '@/lib/kernel/result'

const stale = new Set(['price-changed', 'total-changed', 'out-of-stock', 'variant-unavailable', 'points-not-enough'])

/** Why the order was not placed, and that the figures above are fresh again where that is so. */
export function RefusalBox({ refused, currency }: { refused: Refused<string>; currency: string }) {
  const t = useTranslations('checkout')
  const say = useRefusalWords(currency)
  const sentence = refused.refusal === 'offline' ? t('offline') : say(refused)
  return (
    <FormError as="box" className="mb-3">
      {sentence}
      {stale.has(refused.refusal) ? ` ${t('pay.changed')}` : null}
    </FormError>
  )
}
