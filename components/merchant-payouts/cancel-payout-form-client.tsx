'use client'
import { useTranslations } from 'next-intl'
import { useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
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
  const { register, errors, errorOf, sheet } = useDeedSheet({
    schema: cancelPayoutSchema,
    begin: () => ({ payoutId, reason: '' }),
    deed: cancelPayoutAction,
    held: { open, onOpenChange },
    done: () => t(as === 'decline' ? 'declined' : 'gaveUp', { no }),
  })
  return (
    <SheetForm title={t(`${as}Of`, { no })} {...sheet} submitLabel={t(as)}>
      <p>{t(`${as}Body`)}</p>
      <Field label={t('reason.label')} hint={t('reason.hint')} error={errorOf(errors.reason)}>
        <Textarea rows={3} {...register('reason')} />
      </Field>
    </SheetForm>
  )
}
