'use client'
import { useLocale } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { countryCodes, countryName, hasPostalCode } from '@/lib/kernel/countries'
import { isMainland } from '@/lib/shoppers/rules'
import type { AddressInput } from '@/lib/shoppers/schema'
import { useAddressText } from './address-text-client'
import { AreaPicker } from './area-picker-client'

/** A form that has an address at `address`, such as a new address or a checkout. */
export type WithAddress = { address: AddressInput }

export const emptyAddress: AddressInput = {
  name: '',
  phone: '',
  country: 'CN',
  province: '',
  city: '',
  district: '',
  line1: '',
  postalCode: '',
}

const never = () => () => {}

/** The fields of an address inside a `FormProvider`. Needs the messages of `account.address`. */
export function AddressFields() {
  const { t, problem } = useAddressText()
  const { register, control, formState } = useFormContext<WithAddress>()
  const country = useWatch({ control, name: 'address.country' })
  const errors = formState.errors.address
  const mainland = isMainland(country)
  return (
    <div className="grid gap-5">
      <div className="grid gap-5 sm:grid-cols-2 sm:gap-3">
        <Field label={t('name')} error={problem(errors?.name)}>
          <Input autoComplete="name" {...register('address.name')} />
        </Field>
        <Field label={t('phone')} error={problem(errors?.phone)}>
          <Input type="tel" inputMode="tel" autoComplete="tel" {...register('address.phone')} />
        </Field>
      </div>
      <CountryField />
      {mainland ? <AreaPicker /> : null}
      <Field label={t('line1')} error={problem(errors?.line1)}>
        <Input
          autoComplete="street-address"
          placeholder={t(mainland ? 'line1Mainland' : 'line1Abroad')}
          {...register('address.line1')}
        />
      </Field>
      {mainland ? null : (
        <div className="grid gap-5 sm:grid-cols-2 sm:gap-3">
          <Field label={t('city')} error={problem(errors?.city)}>
            <Input autoComplete="address-level2" {...register('address.city')} />
          </Field>
          <Field label={t('region')} optionalLabel={t('optional')} error={problem(errors?.province)}>
            <Input autoComplete="address-level1" {...register('address.province')} />
          </Field>
        </div>
      )}
      <Field
        label={t('postalCode')}
        optionalLabel={mainland || !hasPostalCode(country) ? t('optional') : undefined}
        error={problem(errors?.postalCode)}
        className="sm:max-w-48"
      >
        <Input
          autoComplete="postal-code"
          inputMode={mainland ? 'numeric' : 'text'}
          {...register('address.postalCode')}
        />
      </Field>
    </div>
  )
}

function CountryField() {
  const { t, problem } = useAddressText()
  const locale = useLocale()
  const { register, setValue, control, formState } = useFormContext<WithAddress>()
  const country = useWatch({ control, name: 'address.country' })
  // the server's list of names may differ from the browser's in a letter: the browser makes the whole one
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const codes = inBrowser ? countryCodes : [country]

  const pick = (next: string) => {
    setValue('address.country', next, { shouldDirty: true })
    // an area of one country means nothing in another
    if (isMainland(next) || isMainland(country)) {
      for (const level of ['province', 'city', 'district'] as const) setValue(`address.${level}`, '')
    }
  }

  return (
    <Field label={t('country')} error={problem(formState.errors.address?.country)}>
      <Select
        {...register('address.country')}
        value={country}
        onChange={(event) => pick(event.target.value)}
        autoComplete="country"
      >
        {codes.map((code) => (
          <option key={code} value={code}>
            {countryName(code, locale)}
          </option>
        ))}
      </Select>
    </Field>
  )
}
