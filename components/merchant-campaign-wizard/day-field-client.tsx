'use client'
import { useTranslations } from 'next-intl'
import { Controller, useFormContext } from 'react-hook-form'
import { Input } from '@/components/ui/input'
import type { Definition } from '@/lib/campaigns/schema'
import { dayIn, dayStartIn, endOfDayIn } from '@/lib/kernel/time'
import { WizardField } from './wizard-field-client'

/** A day of the shop's: the first from its beginning, the last to its end. */
export function DayField({ name, timeZone }: { name: 'startsAt' | 'endsAt'; timeZone: string }) {
  const t = useTranslations('campaigns-desk.wizard.basics')
  const { control } = useFormContext<Definition>()
  const shown = (value: string) => {
    const at = Date.parse(value) - (name === 'endsAt' ? 1 : 0)
    return Number.isNaN(at) ? '' : dayIn(new Date(at), timeZone)
  }
  const kept = (day: string) => {
    if (!day) return ''
    const start = dayStartIn(day, timeZone)
    return (name === 'endsAt' ? endOfDayIn(start, timeZone) : start).toISOString()
  }
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange, ...field } }) => (
        <WizardField
          name={name}
          label={t(name)}
          hint={name === 'endsAt' ? t('endsAtHint', { zone: timeZone }) : undefined}
        >
          <Input type="date" {...field} value={shown(value)} onChange={(event) => onChange(kept(event.target.value))} />
        </WizardField>
      )}
    />
  )
}
