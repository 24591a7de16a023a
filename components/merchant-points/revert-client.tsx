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
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { revertAdjustmentAction, revertOwnSlipAction } from '@/lib/points/adjustments/actions'
import { revertAdjustmentSchema } from '@/lib/points/adjustments/schema'

/** Undoes a whole adjustment, with a reason that the shopper reads. */
export function Revert({ id, no, isOwnSlip }: { id: string; no: number; isOwnSlip: boolean }) {
  const t = useTranslations('points-desk.revert')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(revertAdjustmentSchema),
    defaultValues: { adjustmentId: id, reason: '' },
  })
  const send = handleSubmit(async (input) => {
    const done = await ask((isOwnSlip ? revertOwnSlipAction : revertAdjustmentAction)(input))
    if (!done) return
    setOpen(false)
    toast.success(t('done'))
    router.refresh()
  })
  return (
    <>
      <Button tone="outline" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <SheetForm
        title={t('title', { no })}
        open={open}
        onOpenChange={setOpen}
        onSubmit={send}
        submitLabel={t('submit')}
        busy={formState.isSubmitting}
        refused={refused}
      >
        <p>{t('what')}</p>
        <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(formState.errors.reason)}>
          <Textarea rows={3} {...register('reason')} />
        </Field>
      </SheetForm>
    </>
  )
}
