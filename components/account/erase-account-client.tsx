'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog-client'
import { FormError } from '@/components/ui/form-error'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import type { Result } from '@/lib/kernel/result'
import { askErasureAction, withdrawErasureAction } from '@/lib/shoppers/erasure/actions'
import { GRACE_DAYS } from '@/lib/shoppers/erasure/rules'
import { useRefusalText } from './refusal-text-client'

/** Asks for the account to be erased, once more than by mistake; or takes that back. */
export function EraseAccount({ isAsked }: { isAsked: boolean }) {
  const t = useTranslations('account.erasure')
  const text = useRefusalText()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  async function settle(asked: Promise<Result<unknown>>, done: string): Promise<void> {
    setBusy(true)
    const answer = await asked.catch(() => ({ ok: false as const, refusal: 'offline' }))
    setBusy(false)
    setOpen(false)
    setRefusal(answer.ok ? null : text(answer.refusal))
    if (!answer.ok) return
    toast.success(done)
    router.refresh()
  }
  const ask = () => void settle(askErasureAction({ understood: true }), t('done'))
  const withdraw = () => void settle(withdrawErasureAction({}), t('withdrawn'))

  return (
    <div className="grid justify-items-start gap-4">
      {refusal ? <FormError as="box">{refusal}</FormError> : null}
      <Button
        tone={isAsked ? 'outline' : 'danger'}
        busy={busy && !open}
        onClick={isAsked ? withdraw : () => setOpen(true)}
      >
        {isAsked ? t('withdraw') : t('ask')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('question')}
        actions={
          <>
            <Button tone="outline" onClick={() => setOpen(false)}>
              {t('no')}
            </Button>
            <Button tone="danger" busy={busy} onClick={ask}>
              {t('yes')}
            </Button>
          </>
        }
      >
        {t('questionBody', { days: GRACE_DAYS })}
      </Dialog>
    </div>
  )
}
