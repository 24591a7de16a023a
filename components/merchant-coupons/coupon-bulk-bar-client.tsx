'use client'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { ChosenBar, useChosen } from '@/components/merchant-kit/choosing-client'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-client'
import { archiveCouponsAction } from '@/lib/coupons/staff/actions'
import { useRouter } from '@/lib/i18n/navigation'

/** Puts all that is ticked away, or lets it work again; the toast takes it back. */
export function CouponBulkBar({ isArchive }: { isArchive: boolean }) {
  const t = useTranslations('merchant.coupons')
  const common = useTranslations('common.client')
  const refusalText = useRefusalText()
  const router = useRouter()
  const chosen = useChosen()
  const [isBusy, start] = useTransition()
  if (!chosen) return null
  const { ids, clear } = chosen
  const turn = (couponIds: readonly string[], archived: boolean, isUndo: boolean) =>
    start(async () => {
      const answer = await archiveCouponsAction({ couponIds: [...couponIds], archived }).catch(() => null)
      if (!answer?.ok) return toast.error(refusalText(answer))
      const { changed } = answer.value
      clear()
      router.refresh()
      toast.success(
        t(archived ? 'manyArchived' : 'manyRestored', { count: changed.length }),
        isUndo ? {} : { action: { label: common('undo'), onPress: () => turn(changed, !archived, true) } },
      )
    })
  return (
    <ChosenBar>
      <Button tone="outline" size="sm" busy={isBusy} onClick={() => turn(ids, !isArchive, false)}>
        {t(isArchive ? 'restore' : 'archive')}
      </Button>
    </ChosenBar>
  )
}
