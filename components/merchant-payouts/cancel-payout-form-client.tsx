'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { cancelPayoutAction } from '@/lib/payouts/actions'
import { cancelPayoutSchema } from '@/lib/payouts/schema'

type CancelProps = {
  payoutId: string
  no: number
  as: 'decline' | 'giveUp'
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Declines a payout or gives it up, with the reason that the shopper reads. */
export function CancelPayoutForm({ payoutId, no, as, open, onOpenChange }: CancelProps) {
  const t = useTranslations('payouts')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(cancelPayoutSchema),
    defaultValues: { payoutId, reason: '' },
  })
  const send = handleSubmit(async (input) => {
    const done = await ask(cancelPayoutAction(input))
    if (!done) return
    onOpenChange(false)
    toast.success(t(as === 'decline' ? 'declined' : 'gaveUp', { no }))
    router.refresh()
  })
  return (
    <SheetForm
      title={t(`${as}Of`, { no })}
      open={open}
      onOpenChange={onOpenChange}
      onSubmit={send}
      submitLabel={t(as)}
      busy={formState.isSubmitting}
      refused={refused}
    >
      <p>{t(`${as}Body`)}</p>
      <Field label={t('reason.label')} hint={t('reason.hint')} error={errorOf(formState.errors.reason)}>
        <Textarea rows={3} {...register('reason')} />
      </Field>
    </SheetForm>
  )
}
