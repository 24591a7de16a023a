'use client'
import { useLocale } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ButtonStyle } from '@/components/ui/button-style'
import { FormError } from '@/components/ui/form-error'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { openCart } from './cart-opener-client'
import { sendPut } from './cart-requests-client'

type AddToCartProps = Pick<ButtonStyle, 'tone' | 'size' | 'block'> & {
  variantId: string
  quantity?: number
  disabled?: boolean
  label: string
  className?: string
}

const desk = '(width >= 48rem)'

/** Puts it in the cart and shows the cart: as a drawer on a desk, as a word under the thumb on a phone. */
export function AddToCart({ variantId, quantity = 1, disabled = false, label, ...style }: AddToCartProps) {
  const locale = useLocale()
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  const add = async () => {
    setBusy(true)
    setRefusal(null)
    // the words come while the server answers
    const [answer, words] = await Promise.all([
      sendPut({ variantId, quantity, mode: 'add' }),
      import('./cart-words-client').then((module) => module.cartWords(locale)),
    ])
    if (!answer.ok) setRefusal(words.refusal(answer))
    else if (window.matchMedia(desk).matches) await openCart()
    else toast.success(words.added, { action: { label: words.see, onPress: () => router.push(paths.cart()) } })
    setBusy(false)
  }

  return (
    <div className={style.block ? 'grid' : 'inline-grid'}>
      <Button {...style} disabled={disabled} busy={isBusy} onClick={() => void add().catch(() => setBusy(false))}>
        {label}
      </Button>
      <div aria-live="polite">{refusal ? <FormError className="mt-2">{refusal}</FormError> : null}</div>
    </div>
  )
}
