'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { withdrawErasureForAction } from '@/lib/shoppers/erasure/actions'

/** The shopper stays after all. */
export function WithdrawErasure({ accountId }: { accountId: string }) {
  const t = useTranslations('points-desk.erasure')
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [busy, setBusy] = useState(false)
  async function withdraw(): Promise<void> {
    setBusy(true)
    const done = await ask(withdrawErasureForAction({ accountId }))
    setBusy(false)
    if (!done) return
    toast.success(t('withdrawn'))
    router.refresh()
  }
  return (
    <>
      {refused ? <FormError>{refused}</FormError> : null}
      <Button tone="outline" size="sm" busy={busy} onClick={() => void withdraw()}>
        {t('withdraw')}
      </Button>
    </>
  )
}
