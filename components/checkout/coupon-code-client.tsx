'use client'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { lookUpCouponAction } from '@/lib/checkout/actions'
import type { CheckoutCoupon } from '@/lib/checkout/queries'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { type Refused, refuse } from '@/lib/kernel/result'

/** A code from a flyer becomes one more coupon to choose from. Stands in the page's form, so it keeps Enter to itself. */
export function CouponCode({ onFound }: { onFound: (coupon: CheckoutCoupon) => void }) {
  const t = useTranslations('checkout.coupon')
  const say = useRefusalWords(shopCurrency())
  const [code, setCode] = useState('')
  const [refused, setRefused] = useState<Refused<string> | null>(null)
  const [isFound, setFound] = useState(false)
  const [isBusy, start] = useTransition()

  const look = () => {
    if (code.trim() === '' || isBusy) return
    start(async () => {
      const found = await lookUpCouponAction({ code }).catch(() => refuse('offline'))
      setRefused(found.ok ? null : found)
      setFound(found.ok)
      if (!found.ok) return
      onFound(found.value)
      setCode('')
    })
  }

  return (
    <div>
      <div className="flex items-start gap-2">
        <Field label={t('code')} error={refused ? say(refused) : undefined} className="flex-1">
          <Input
            value={code}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            placeholder={t('codePlaceholder')}
            onChange={(event) => setCode(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              look()
            }}
          />
        </Field>
        <Button tone="outline" className="mt-7" busy={isBusy} onClick={look}>
          {t('use')}
        </Button>
      </div>
      <p role="status" className="mt-1 text-success text-sm empty:hidden">
        {isFound ? t('codeAdded') : null}
      </p>
    </div>
  )
}
