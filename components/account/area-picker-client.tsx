'use client'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { AddressControl } from './address-fields-client'
import { useAddressText } from './address-text-client'
import { useChinaAreas } from './china-areas-client'

/** 省 → 市 → 区. What has only one choice is chosen; what stood below a changed choice is asked again. */
export function AreaPicker({ picked, onPick, register, problems }: AddressControl) {
  const { t, problem } = useAddressText()
  const { province, city, district } = picked
  const areas = useChinaAreas(true)
  const cities = areas?.[province] ?? {}

  const cityIn = (within: Record<string, readonly string[]>, next: string) => {
    const districts = within[next] ?? []
    return { city: next, district: districts.length === 1 ? (districts[0] ?? '') : '' }
  }
  const pickProvince = (next: string) => {
    const within = areas?.[next] ?? {}
    const names = Object.keys(within)
    onPick({ province: next, ...cityIn(within, names.length === 1 ? (names[0] ?? '') : '') })
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
      pick: (next: string) => onPick(cityIn(cities, next)),
      token: 'address-level2',
    },
    {
      level: 'district',
      value: district,
      choices: cities[city] ?? [],
      pick: (next: string) => onPick({ district: next }),
      token: 'address-level3',
    },
  ] as const

  return (
    <div className="grid gap-5 sm:grid-cols-3 sm:gap-3">
      {levels.map(({ level, value, choices, pick, token }) => (
        <Field key={level} label={t(level)} error={problem(problems?.[level])}>
          <Select
            {...register(level)}
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
