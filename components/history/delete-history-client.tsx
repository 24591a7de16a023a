'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { toast } from '@/components/ui/toast-client'
import { deleteHistoryAction, restoreHistoryAction } from '@/lib/history/actions'
import { useRouter } from '@/lib/i18n/navigation'

/** Takes an imported history out of the list; one press brings it back. */
export function DeleteHistory({ sourceId, name }: { sourceId: string; name: string }) {
  const t = useTranslations('history.wizard')
  const common = useTranslations('common.client')
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [busy, setBusy] = useState(false)
  async function restore(): Promise<void> {
    if (await ask(restoreHistoryAction({ sourceId }))) toast.success(t('restored'))
    router.refresh()
  }
  async function remove(): Promise<void> {
    setBusy(true)
    const done = await ask(deleteHistoryAction({ sourceId }))
    setBusy(false)
    if (!done) return
    router.refresh()
    toast.success(t('deleted', { name }), { action: { label: common('undo'), onPress: () => void restore() } })
  }
  return (
    <>
      <Button
        tone="outline"
        size="sm"
        busy={busy}
        onClick={() => void remove()}
        aria-label={t('deleteNamed', { name })}
      >
        {t('delete')}
      </Button>
      {refused ? <FormError>{refused}</FormError> : null}
    </>
  )
}
