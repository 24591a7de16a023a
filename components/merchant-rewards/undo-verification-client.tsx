'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { undoVerificationAction } from '@/lib/rewards/desk/actions'
import { undoVerificationSchema } from '@/lib/rewards/desk/schema'

/** A manager takes a slip back, with a reason. */
export function UndoVerification({ verificationId, no }: { verificationId: string; no: number }) {
  const t = useTranslations('rewards-desk.verify')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(undoVerificationSchema),
    defaultValues: { verificationId, reason: '' },
  })
  const send = handleSubmit(async (input) => {
    const done = await ask(undoVerificationAction(input))
    if (!done) return
    setOpen(false)
    toast.success(t('undoDone', { no }))
    router.refresh()
  })
  return (
    <>
      <Button size="sm" tone="outline" aria-label={t('undoOf', { no })} onClick={() => setOpen(true)}>
        {t('undo')}
      </Button>
      <SheetForm
        title={t('undoTitle', { no })}
        open={open}
        onOpenChange={setOpen}
        onSubmit={send}
        submitLabel={t('undo')}
        busy={formState.isSubmitting}
        refused={refused}
      >
        <Field label={t('undoReason')} error={errorOf(formState.errors.reason)}>
          <Input autoComplete="off" {...register('reason')} />
        </Field>
      </SheetForm>
    </>
  )
}
