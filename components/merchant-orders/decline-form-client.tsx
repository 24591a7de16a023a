'use client'
import { useTranslations } from 'next-intl'
import { useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { declineRequestAction } from '@/lib/orders/actions'
import { declineRequestSchema } from '@/lib/orders/refund-requests/schema'

type DeclineFormProps = { requestId: string; open: boolean; onOpenChange: (open: boolean) => void }

/** A no to a shopper's wish, with what the shopper is told. */
export function DeclineForm({ requestId, open, onOpenChange }: DeclineFormProps) {
  const t = useTranslations('merchant.request')
  const { register, errors, errorOf, sheet } = useDeedSheet({
    schema: declineRequestSchema,
    begin: () => ({ requestId, note: '' }),
    deed: declineRequestAction,
    held: { open, onOpenChange },
    done: () => t('declined'),
  })
  return (
    <SheetForm title={t('declineTitle')} {...sheet} submitLabel={t('decline')}>
      <Field label={t('noteLabel')} hint={t('noteHint')} error={errorOf(errors.note)}>
        <Textarea rows={4} {...register('note')} />
      </Field>
    </SheetForm>
  )
}
