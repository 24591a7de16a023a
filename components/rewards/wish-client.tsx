'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { IconButton } from '@/components/ui/icon-button'
import { Heart } from '@/components/ui/icons'
import { toast } from '@/components/ui/toast-client'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { putWishAction } from '@/lib/rewards/wishes/actions'

/** A heart: saved for with one press, let go with the next, each taken back by one more. */
export function Wish({ rewardId, title, isWished }: { rewardId: string; title: string; isWished: boolean }) {
  const t = useTranslations('rewards.wish')
  const words = useRefusalWords(shopCurrency())
  const [wished, setWished] = useState(isWished)
  const put = async (next: boolean, undone = false) => {
    setWished(next)
    const done = await putWishAction({ rewardId, wished: next }).catch(
      () => ({ ok: false, refusal: 'offline' }) as const,
    )
    if (!done.ok) {
      setWished(!next)
      return toast.error(words(done))
    }
    if (undone) return
    toast.success(t(next ? 'added' : 'removed'), {
      action: { label: t('undo'), onPress: () => void put(!next, true) },
    })
  }
  return (
    <IconButton
      label={t('label', { title })}
      aria-pressed={wished}
      onClick={() => void put(!wished)}
      className="-mt-2 -mr-2 -mb-3 shrink-0 text-ink-muted aria-pressed:text-seal-ink aria-pressed:[&_svg]:fill-current"
    >
      <Heart aria-hidden="true" />
    </IconButton>
  )
}
