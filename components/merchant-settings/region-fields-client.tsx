'use client'
import { useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { Facts } from '@/components/merchant-kit/facts'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { RegionChoices } from '@/lib/i18n/region-choices'
import type { ShopInput } from './shop-form-client'

export type RegionFieldsProps = {
  choices: RegionChoices
  /** there are orders or points: both stand, and are sent as they stand */
  isSettled: boolean
}

/** What prices and points are counted in, and where days end: to be chosen until there is a first of them. */
export function RegionFields({ choices, isSettled }: RegionFieldsProps) {
  const t = useTranslations('merchant.settings.region')
  const errorOf = useFieldErrors()
  const { register, formState, getValues } = useFormContext<ShopInput>()
  const { errors } = formState
  if (isSettled) {
    const { currency, timeZone } = getValues()
    const name = choices.currencies.find(({ code }) => code === currency)?.name ?? currency
    return (
      <>
        <Facts
          of="words"
          facts={[
            { name: t('currency'), value: name },
            { name: t('timeZone'), value: timeZone },
          ]}
        />
        <p className="mt-3 text-ink-muted text-sm">{t('settled')}</p>
      </>
    )
  }
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t('currency')} error={errorOf(errors.currency)}>
          <Select {...register('currency')}>
            {choices.currencies.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('timeZone')} error={errorOf(errors.timeZone)}>
          <Select {...register('timeZone')}>
            {choices.zones.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </Select>
        </Field>
      </div>
      <p className="mt-4 text-ink-muted text-sm">{t('open')}</p>
    </>
  )
}
