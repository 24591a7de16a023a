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
import { declineRequestAction } from '@/lib/orders/actions'
import { declineRequestSchema } from '@/lib/orders/refund-requests/schema'

type DeclineFormProps = { requestId: string; open: boolean; onOpenChange: (open: boolean) => void }

/** A no to a shopper's wish, with what the shopper is told. */
export function DeclineForm({ requestId, open, onOpenChange }: DeclineFormProps) {
  const t = useTranslations('merchant.request')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(declineRequestSchema),
    defaultValues: { requestId, note: '' },
  })
  const send = handleSubmit(async (input) => {
    const done = await ask(declineRequestAction(input))
    if (!done) return
    onOpenChange(false)
    toast.success(t('declined'))
    router.refresh()
  })
  return (
    <SheetForm
      title={t('declineTitle')}
      open={open}
      onOpenChange={onOpenChange}
      onSubmit={send}
      submitLabel={t('decline')}
      busy={formState.isSubmitting}
      refused={refused}
    >
      <Field label={t('noteLabel')} hint={t('noteHint')} error={errorOf(formState.errors.note)}>
        <Textarea rows={4} {...register('note')} />
      </Field>
    </SheetForm>
  )
}
