'use client'
import { useLocale } from 'next-intl'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { Field as FormField } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Field } from '@/lib/behaviours/rules'
import { currencySign } from '@/lib/i18n/decimal-text'
import { shopCurrency } from '@/lib/i18n/shop-region'

type Told = Record<string, string | number>
type PayloadEntryProps = { fields: readonly Field[]; payload: Told; onChange: (payload: Told) => void }

/** What is told with a deed, each by a control of its own type. */
export function PayloadEntry({ fields, payload, onChange }: PayloadEntryProps) {
  const locale = useLocale()
  const put = (name: string, value: string | number | null) => {
    const { [name]: _, ...rest } = payload
    onChange(value === null || value === '' ? rest : { ...rest, [name]: value })
  }
  return fields.map((field) => (
    <FormField key={field.name} label={locale === 'en' ? field.labelEn : field.labelZh}>
      {controlOf(field, payload[field.name], put, locale)}
    </FormField>
  ))
}

function controlOf(
  { name, type, choices }: Field,
  value: string | number | undefined,
  put: (name: string, value: string | number | null) => void,
  locale: string,
) {
  switch (type) {
    case 'choice':
      return (
        <Select value={value ?? ''} onChange={(event) => put(name, event.target.value)}>
          <option value="">—</option>
          {choices.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
      )
    case 'money':
      return (
        <DecimalInput
          value={typeof value === 'number' ? value : null}
          onValueChange={(next) => put(name, next)}
          sign={currencySign(shopCurrency(), locale)}
        />
      )
    case 'integer':
      return (
        <Input
          inputMode="numeric"
          autoComplete="off"
          value={value ?? ''}
          onChange={(event) =>
            put(name, /^-?\d+$/.test(event.target.value) ? Number(event.target.value) : event.target.value)
          }
        />
      )
    default:
      return (
        <Input
          type={type === 'date' ? 'date' : 'text'}
          autoComplete="off"
          value={value ?? ''}
          onChange={(event) => put(name, event.target.value)}
        />
      )
  }
}
