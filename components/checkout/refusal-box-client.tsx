'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { FormError } from '@/components/ui/form-error'
import type { CheckoutFacts } from '@/lib/checkout/queries'
import type { Refused } from '@/lib/kernel/result'

const stale = new Set([
  'price-changed',
  'total-changed',
  'discount-over',
  'out-of-stock',
  'variant-unavailable',
  'points-not-enough',
])

/** Why the order was not placed, of which thing, and that the figures above are fresh again where that is so. */
export function RefusalBox({ refused, facts }: { refused: Refused<string>; facts: CheckoutFacts }) {
  const t = useTranslations('checkout')
  const locale = useLocale()
  const say = useRefusalWords(facts.shop.currency)
  const line = facts.lines.find((one) => one.variantId === refused.details?.variantId)
  return (
    <FormError as="box" className="mb-3">
      {line ? `${locale === 'en' ? line.titleEn : line.titleZh}: ` : null}
      {refused.refusal === 'offline' ? t('offline') : say(refused)}
      {stale.has(refused.refusal) ? ` ${t('pay.changed')}` : null}
    </FormError>
  )
}
