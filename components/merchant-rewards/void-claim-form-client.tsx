'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useLocale, useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-client'
import { formatMoney } from '@/lib/i18n/format'
import { useRouter } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { takeBackClaimAction } from '@/lib/orders/actions'
import { takeBackRewardSchema } from '@/lib/orders/schema'

type VoidClaimFormProps = {
  claimId: string
  no: number
  cashMinor: number
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Takes an exchange back, with the reason that the shopper reads in the statement. */
export function VoidClaimForm({ claimId, no, cashMinor, open, onOpenChange }: VoidClaimFormProps) {
  const t = useTranslations('rewards-desk.claims')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(takeBackRewardSchema),
    defaultValues: { claimId, reason: '' },
  })
  const send = handleSubmit(async (input) => {
    const done = await ask(takeBackClaimAction(input))
    if (!done) return
    onOpenChange(false)
    toast.success(t('voided', { no }))
    router.refresh()
  })
  return (
    <SheetForm
      title={t('voidTitle', { no })}
      open={open}
      onOpenChange={onOpenChange}
      onSubmit={send}
      submitLabel={t('void')}
      busy={formState.isSubmitting}
      refused={refused}
    >
      <p>{t('voidBody')}</p>
      {cashMinor > 0 ? <p>{t('voidMoney', { money: formatMoney(cashMinor, shopCurrency(), locale) })}</p> : null}
      <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(formState.errors.reason)}>
        <Textarea rows={3} {...register('reason')} />
      </Field>
    </SheetForm>
  )
}
