'use client'
import { useTranslations } from 'next-intl'
import { useController, useFormContext } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { dayIn, dayStartIn, endOfDayIn } from '@/lib/kernel/time'
import { useRuleDesk } from '../rule-desk-client'
import type { RuleInput } from '../rule-field-client'

/** From which day until which the rule gives, by the shop's calendar. */
export function WhenFields() {
  const t = useTranslations('points-desk.programme.publish')
  const errorOf = useFieldErrors()
  const { control } = useFormContext<RuleInput>()
  const { shop } = useRuleDesk()
  const { timeZone, today } = shop
  const from = useController({ control, name: 'effectiveFrom' })
  const until = useController({ control, name: 'endsAt' })
  const shown = (at: string | null, before = 0) => (at ? dayIn(new Date(Date.parse(at) - before), timeZone) : '')
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Field label={t('from')} hint={t('fromHint', { zone: timeZone })} error={errorOf(from.fieldState.error)}>
        <Input
          type="date"
          min={today}
          value={shown(from.field.value)}
          onChange={({ target: { value } }) =>
            from.field.onChange(value && value > today ? dayStartIn(value, timeZone).toISOString() : null)
          }
        />
      </Field>
      <Field label={t('until')} hint={t('untilHint')} error={errorOf(until.fieldState.error)}>
        <Input
          type="date"
          min={today}
          value={shown(until.field.value, 1)}
          onChange={({ target: { value } }) =>
            until.field.onChange(value ? endOfDayIn(dayStartIn(value, timeZone), timeZone).toISOString() : null)
          }
        />
      </Field>
    </div>
  )
}
