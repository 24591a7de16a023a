'use client'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { sendPut } from '@/components/cart/cart-requests-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

type BuyAgainProps = { lines: readonly { variantId: string; quantity: number }[] }

/** Puts the same things in the cart as far as they can be had today. */
export function BuyAgain({ lines }: BuyAgainProps) {
  const t = useTranslations('orders.again')
  const router = useRouter()
  const [isRefused, setRefused] = useState(false)
  const [isBusy, start] = useTransition()
  const again = () =>
    start(async () => {
      const answers = await Promise.all(lines.map((line) => sendPut({ ...line, mode: 'add' })))
      const missing = answers.filter((answer) => !answer.ok).length
      if (missing === lines.length) return setRefused(true)
      if (missing > 0) toast.message(t('some', { count: missing }))
      router.push(paths.cart())
    })
  return (
    <div className="grid gap-2">
      <Button tone="outline" busy={isBusy} onClick={again}>
        {t('button')}
      </Button>
      {isRefused ? <FormError as="box">{t('none')}</FormError> : null}
    </div>
  )
}
