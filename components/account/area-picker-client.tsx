'use client'
import { useFormContext, useWatch } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { WithAddress } from './address-fields-client'
import { useAddressText } from './address-text-client'
import { useChinaAreas } from './china-areas-client'

type Level = 'province' | 'city' | 'district'

/** 省 → 市 → 区. What has only one choice is chosen; what stood below a changed choice is asked again. */
export function AreaPicker() {
  const { t, problem } = useAddressText()
  const { register, setValue, control, formState } = useFormContext<WithAddress>()
  const [province, city, district] = useWatch({
    control,
    name: ['address.province', 'address.city', 'address.district'],
  })
  const areas = useChinaAreas(true)
  const cities = areas?.[province] ?? {}
  const errors = formState.errors.address

  const set = (level: Level, value: string) =>
    setValue(`address.${level}`, value, { shouldDirty: true, shouldValidate: formState.isSubmitted })
  const pickCity = (next: string, within: Record<string, readonly string[]>) => {
    const districts = within[next] ?? []
    set('city', next)
    set('district', districts.length === 1 ? (districts[0] ?? '') : '')
  }
  const pickProvince = (next: string) => {
    const within = areas?.[next] ?? {}
    const names = Object.keys(within)
    set('province', next)
    pickCity(names.length === 1 ? (names[0] ?? '') : '', within)
  }

  const levels = [
    {
      level: 'province',
      value: province,
      choices: Object.keys(areas ?? {}),
      pick: pickProvince,
      token: 'address-level1',
    },
    {
      level: 'city',
      value: city,
      choices: Object.keys(cities),
      pick: (next: string) => pickCity(next, cities),
      token: 'address-level2',
    },
    {
      level: 'district',
      value: district,
      choices: cities[city] ?? [],
      pick: (next: string) => set('district', next),
      token: 'address-level3',
    },
  ] as const

  return (
    <div className="grid gap-5 sm:grid-cols-3 sm:gap-3">
      {levels.map(({ level, value, choices, pick, token }) => (
        <Field key={level} label={t(level)} error={problem(errors?.[level])}>
          <Select
            {...register(`address.${level}`)}
            value={value}
            onChange={(event) => pick(event.target.value)}
            autoComplete={token}
          >
            <option value="">{areas ? t('choose') : t('loading')}</option>
            {value && !choices.includes(value) ? <option value={value}>{value}</option> : null}
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </div>
  )
}
