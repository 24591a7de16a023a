'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { FormError } from '@/components/ui/form-error'
import { type PaymentMethod, paymentMethods } from '@/lib/kernel/payment-method'

type PaymentMethodsFieldProps = {
  value: readonly PaymentMethod[]
  onValueChange: (methods: PaymentMethod[]) => void
  error: ReactNode
}

/** The ways to pay that are offered, in the order in which they were chosen: the first is the default. */
export function PaymentMethodsField({ value, onValueChange, error }: PaymentMethodsFieldProps) {
  const t = useTranslations('merchant.settings')
  const way = useTranslations('common.client.payBy')
  return (
    <fieldset>
      <legend className="font-medium text-sm">{t('paymentMethods')}</legend>
      <div className="flex flex-wrap gap-x-5">
        {paymentMethods.map((method) => (
          <Checkbox
            key={method}
            label={value[0] === method ? t('paymentDefault', { method: way(method) }) : way(method)}
            checked={value.includes(method)}
            onChange={({ target }) =>
              onValueChange(target.checked ? [...value, method] : value.filter((one) => one !== method))
            }
          />
        ))}
      </div>
      <p className="text-ink-muted text-sm">{t('paymentMethodsHint')}</p>
      {error ? <FormError>{error}</FormError> : null}
    </fieldset>
  )
}
