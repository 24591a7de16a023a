'use client'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Archive, ArchiveRestore } from '@/components/merchant-kit/merchant-icons'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast-client'
import { archiveCouponAction, restoreCouponAction } from '@/lib/coupons/staff/actions'
import { useRouter } from '@/lib/i18n/navigation'

/** Puts a coupon away, or takes it out again; each can be undone by the other. */
export function CouponArchive({ couponId, isArchived }: { couponId: string; isArchived: boolean }) {
  const t = useTranslations('merchant.coupons')
  const common = useTranslations('common.client')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [isBusy, start] = useTransition()
  const turn = (archive: boolean, isUndo: boolean) =>
    start(async () => {
      const deed = archive ? archiveCouponAction : restoreCouponAction
      const answer = await deed({ couponId }).catch(() => null)
      if (!answer?.ok) return toast.error(refusalText(answer))
      toast.success(
        t(archive ? 'archived' : 'restored'),
        isUndo ? {} : { action: { label: common('undo'), onPress: () => turn(!archive, true) } },
      )
      router.refresh()
    })
  return (
    <IconButton
      label={t(isArchived ? 'restore' : 'archive')}
      size="sm"
      disabled={isBusy}
      className="relative z-10"
      onClick={() => turn(!isArchived, false)}
    >
      {isArchived ? <ArchiveRestore aria-hidden="true" /> : <Archive aria-hidden="true" />}
    </IconButton>
  )
}
