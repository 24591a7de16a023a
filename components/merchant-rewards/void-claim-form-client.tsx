'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { formatMoney } from '@/lib/i18n/format'
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
  const { register, errors, errorOf, sheet } = useDeedSheet({
    schema: takeBackRewardSchema,
    begin: () => ({ claimId, reason: '' }),
    deed: takeBackClaimAction,
    held: { open, onOpenChange },
    done: () => t('voided', { no }),
  })
  return (
    <SheetForm title={t('voidTitle', { no })} {...sheet} submitLabel={t('void')}>
      <p>{t('voidBody')}</p>
      {cashMinor > 0 ? <p>{t('voidMoney', { money: formatMoney(cashMinor, shopCurrency(), locale) })}</p> : null}
      <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(errors.reason)}>
        <Textarea rows={3} {...register('reason')} />
      </Field>
    </SheetForm>
  )
}
