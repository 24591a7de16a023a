'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ExportControls } from '@/components/merchant-exports/export-controls-client'
import { writtenFilter } from '@/components/merchant-exports/written-filter'
import { ChosenBar, useChosen } from '@/components/merchant-kit/choosing-client'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { toast } from '@/components/ui/toast-client'
import { changeMatchingProductsAction, changeProductStatusAction } from '@/lib/catalog/actions'
import { type ProductStatus, productStatuses } from '@/lib/catalog/manage/rules'
import type { ChangeMatchingProducts, ChangeProductStatus } from '@/lib/catalog/schema'
import { useRouter } from '@/lib/i18n/navigation'

const words = { active: 'activate', draft: 'toDraft', archived: 'archive' } as const

/** What can be done with all that is ticked; each deed can be taken back from its toast. All that match are sent as their filter. */
export function BulkBar({ filter }: { filter: ChangeMatchingProducts['filter'] }) {
  const t = useTranslations('merchant-catalog.list')
  const common = useTranslations('common.client')
  const refusalText = useRefusalText()
  const router = useRouter()
  const chosen = useChosen()
  const [busy, setBusy] = useState<ProductStatus | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  if (!chosen) return null
  const { isAll, ids, count, clear } = chosen

  async function undo(changes: ChangeProductStatus['changes']): Promise<void> {
    const answer = await changeProductStatusAction({ changes }).catch(() => null)
    if (!answer?.ok) return toast.error(refusalText(answer))
    toast.message(t('undone'))
    router.refresh()
  }

  async function change(status: ProductStatus): Promise<void> {
    setBusy(status)
    const deed = isAll
      ? changeMatchingProductsAction({ filter, count, status })
      : changeProductStatusAction({ changes: ids.map((productId) => ({ productId, status })) })
    const answer = await deed.catch(() => null)
    setBusy(null)
    if (!answer?.ok) {
      setRefused(refusalText(answer))
      return router.refresh()
    }
    const { previous } = answer.value
    setRefused(null)
    clear()
    router.refresh()
    if (previous.length === 0) return toast.message(t('nothingChanged'))
    toast.success(t(`changed.${status}`, { count: previous.length }), {
      action: { label: common('undo'), onPress: () => void undo(previous) },
    })
  }

  return (
    <ChosenBar>
      {refused ? (
        <FormError as="box" className="w-full">
          {refused}
        </FormError>
      ) : null}
      {productStatuses.toReversed().map((status) => (
        <Button key={status} tone="outline" size="sm" busy={busy === status} onClick={() => void change(status)}>
          {t(words[status])}
        </Button>
      ))}
      <ExportControls
        name="products"
        filter={{ ...writtenFilter(filter), ...(isAll ? {} : { only: ids.join(',') }) }}
      />
    </ChosenBar>
  )
}
