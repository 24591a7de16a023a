'use client'
import { useLocale } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { countryCodes, countryName, hasPostalCode } from '@/lib/kernel/countries'
import { isMainland } from '@/lib/shoppers/rules'
import type { AddressInput } from '@/lib/shoppers/schema'
import { useAddressText } from './address-text-client'
import { AreaPicker } from './area-picker-client'

type AddressField = keyof AddressInput

/** What is chosen and not typed: the country, and the areas of ours. */
export type PickedArea = Pick<AddressInput, 'country' | 'province' | 'city' | 'district'>

/** An address in a form, whatever keeps that form's values. */
export type AddressControl = {
  picked: PickedArea
  onPick: (change: Partial<PickedArea>) => void
  /** what a field is given so that the form knows it */
  register: (field: AddressField) => object
  problems: Partial<Record<AddressField, { message?: string }>> | undefined
}

type AddressFieldsProps = AddressControl & {
  /** what the typed fields begin with; nothing where `register` brings it */
  begin?: AddressInput
}

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

/** The fields of an address. Needs the messages of `account.address`. */
export function AddressFields({ begin, ...control }: AddressFieldsProps) {
  const { t, problem } = useAddressText()
  const { problems: errors } = control
  const { country, city, province } = control.picked
  const mainland = isMainland(country)
  // abroad an area is typed, and one of ours means nothing there
  const first = { ...begin, city, province }
  const typed = (field: keyof typeof first) => ({ ...control.register(field), defaultValue: first[field] })
  return (
    <div className="grid gap-5">
      <div className="grid gap-5 sm:grid-cols-2 sm:gap-3">
        <Field label={t('name')} error={problem(errors?.name)}>
          <Input autoComplete="name" {...typed('name')} />
        </Field>
        <Field label={t('phone')} error={problem(errors?.phone)}>
          <Input type="tel" inputMode="tel" autoComplete="tel" {...typed('phone')} />
        </Field>
      </div>
      <CountryField {...control} />
      {mainland ? <AreaPicker {...control} /> : null}
      <Field label={t('line1')} error={problem(errors?.line1)}>
        <Input
          autoComplete="street-address"
          placeholder={t(mainland ? 'line1Mainland' : 'line1Abroad')}
          {...typed('line1')}
        />
      </Field>
      {mainland ? null : (
        <div className="grid gap-5 sm:grid-cols-2 sm:gap-3">
          <Field label={t('city')} error={problem(errors?.city)}>
            <Input autoComplete="address-level2" {...typed('city')} />
          </Field>
          <Field label={t('region')} optionalLabel={t('optional')} error={problem(errors?.province)}>
            <Input autoComplete="address-level1" {...typed('province')} />
          </Field>
        </div>
      )}
      <Field
        label={t('postalCode')}
        optionalLabel={mainland || !hasPostalCode(country) ? t('optional') : undefined}
        error={problem(errors?.postalCode)}
        className="sm:max-w-48"
      >
        <Input autoComplete="postal-code" inputMode={mainland ? 'numeric' : 'text'} {...typed('postalCode')} />
      </Field>
    </div>
  )
}

function CountryField({ picked: { country }, onPick, register, problems }: AddressControl) {
  const { t, problem } = useAddressText()
  const locale = useLocale()
  // the server's list of names may differ from the browser's in a letter: the browser makes the whole one
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const codes = inBrowser ? countryCodes : [country]
  // an area of one country means nothing in another
  const noArea = { province: '', city: '', district: '' }
  const pick = (next: string) =>
    onPick({ country: next, ...(isMainland(next) || isMainland(country) ? noArea : undefined) })

  return (
    <Field label={t('country')} error={problem(problems?.country)}>
      <Select
        {...register('country')}
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
