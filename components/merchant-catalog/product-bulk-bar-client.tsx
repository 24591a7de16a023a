'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { toast } from '@/components/ui/toast-client'
import { changeProductStatusAction } from '@/lib/catalog/actions'
import { type ProductStatus, productStatuses } from '@/lib/catalog/manage/rules'
import type { ChangeProductStatus } from '@/lib/catalog/schema'
import { useRouter } from '@/lib/i18n/navigation'

const words = { active: 'activate', draft: 'toDraft', archived: 'archive' } as const

/** What can be done with all that is ticked; each deed can be taken back from its toast. */
export function BulkBar({ productIds, onDone }: { productIds: readonly string[]; onDone: () => void }) {
  const t = useTranslations('merchant-catalog.list')
  const common = useTranslations('common.client')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [busy, setBusy] = useState<ProductStatus | null>(null)
  const [refused, setRefused] = useState<string | null>(null)

  async function undo(changes: ChangeProductStatus['changes']): Promise<void> {
    const answer = await changeProductStatusAction({ changes }).catch(() => null)
    if (!answer?.ok) return toast.error(refusalText(answer))
    toast.message(t('undone'))
    router.refresh()
  }

  async function change(status: ProductStatus): Promise<void> {
    setBusy(status)
    const changes = productIds.map((productId) => ({ productId, status }))
    const answer = await changeProductStatusAction({ changes }).catch(() => null)
    setBusy(null)
    if (!answer?.ok) return setRefused(refusalText(answer))
    const { previous } = answer.value
    onDone()
    router.refresh()
    if (previous.length === 0) return toast.message(t('nothingChanged'))
    toast.success(t(`changed.${status}`, { count: previous.length }), {
      action: { label: common('undo'), onPress: () => void undo(previous) },
    })
  }

  return (
    <div className="sticky bottom-3 z-20 mt-4 flex flex-wrap items-center gap-2 rounded-xl border border-line-strong bg-surface p-3 shadow-lg">
      <p role="status" className="mr-auto px-1 font-medium tabular">
        {t('selected', { count: productIds.length })}
      </p>
      {refused ? (
        <FormError as="box" className="order-first w-full">
          {refused}
        </FormError>
      ) : null}
      {productStatuses.toReversed().map((status) => (
        <Button key={status} tone="outline" size="sm" busy={busy === status} onClick={() => void change(status)}>
          {t(words[status])}
        </Button>
      ))}
      <Button tone="ghost" size="sm" onClick={onDone}>
        {t('unselect')}
      </Button>
    </div>
  )
}
