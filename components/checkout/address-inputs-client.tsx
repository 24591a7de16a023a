'use client'
import { useLocale, useTranslations } from 'next-intl'
import { fieldError } from '@/components/account/field-error-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { countryCodes, countryName, hasPostalCode } from '@/lib/kernel/countries'
import { isMainland } from '@/lib/shoppers/rules'
import type { CheckoutForm } from './checkout-fields'

/** An address written out; which fields there are follows the country. */
export function AddressInputs({ form, country }: { form: CheckoutForm; country: string }) {
  const t = useTranslations('checkout.address')
  const auth = useTranslations('auth')
  const locale = useLocale()
  const errors = form.formState.errors.address
  const mainland = isMainland(country)
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('country')} error={fieldError(auth, errors?.country)} className="sm:col-span-2">
        <Select autoComplete="country" {...form.register('address.country')}>
          {countryCodes.map((code) => (
            <option key={code} value={code}>
              {countryName(code, locale)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('name')} error={fieldError(auth, errors?.name)}>
        <Input autoComplete="name" {...form.register('address.name')} />
      </Field>
      <Field label={t('phone')} error={fieldError(auth, errors?.phone)}>
        <Input type="tel" inputMode="tel" autoComplete="tel" {...form.register('address.phone')} />
      </Field>
      <Field label={t('province')} error={fieldError(auth, errors?.province)}>
        <Input autoComplete="address-level1" {...form.register('address.province')} />
      </Field>
      <Field label={t('city')} error={fieldError(auth, errors?.city)}>
        <Input autoComplete="address-level2" {...form.register('address.city')} />
      </Field>
      {mainland ? (
        <Field label={t('district')} error={fieldError(auth, errors?.district)}>
          <Input autoComplete="address-level3" {...form.register('address.district')} />
        </Field>
      ) : null}
      {!mainland && hasPostalCode(country) ? (
        <Field label={t('postalCode')} error={fieldError(auth, errors?.postalCode)}>
          <Input autoComplete="postal-code" {...form.register('address.postalCode')} />
        </Field>
      ) : null}
      <Field label={t('line1')} error={fieldError(auth, errors?.line1)} className="sm:col-span-2">
        <Input autoComplete="street-address" {...form.register('address.line1')} />
      </Field>
    </div>
  )
}
