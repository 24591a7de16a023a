'use client'
import { useLocale, useTranslations } from 'next-intl'
import { weekday } from '@/components/points/rule-words'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { useRuleDesk } from '../rule-desk-client'
import { useCondition } from '../rule-field-client'

/** If: days of the week. */
export function WeekdayField() {
  const t = useTranslations('points-desk.programme.if')
  const locale = useLocale()
  const { value, put, error } = useCondition('weekday')
  const days = value?.days ?? []
  const wrong = error('days')
  return (
    <fieldset>
      <legend className="sr-only">{t('weekday')}</legend>
      <div className="flex flex-wrap gap-x-5">
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <Checkbox
            key={day}
            label={weekday(day, locale)}
            checked={days.includes(day)}
            onChange={({ target }) =>
              put({
                kind: 'weekday',
                days: target.checked ? [...days, day].sort((a, b) => a - b) : days.filter((one) => one !== day),
              })
            }
          />
        ))}
      </div>
      {wrong ? <FormError>{wrong}</FormError> : null}
    </fieldset>
  )
}

const DAYS = Array.from({ length: 31 }, (_, place) => place + 1)

/** If: days of the month, pressed on a sheet of a calendar. */
export function MonthDayField() {
  const t = useTranslations('points-desk.programme.if')
  const { value, put, error } = useCondition('month-day')
  const days = value?.days ?? []
  const wrong = error('days')
  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">{t('month-day')}</legend>
      <div className="grid max-w-96 grid-cols-7 gap-1">
        {DAYS.map((day) => (
          <label
            key={day}
            className="relative grid min-h-11 cursor-pointer place-items-center rounded-lg bg-surface text-sm tabular ring-1 ring-line transition-colors ring-inset has-checked:bg-primary has-checked:text-on-primary has-focus-visible:outline-2 has-focus-visible:outline-focus md:min-h-9 forced-colors:has-checked:border"
          >
            <input
              type="checkbox"
              className="sr-only"
              checked={days.includes(day)}
              onChange={({ target }) =>
                put({
                  kind: 'month-day',
                  days: target.checked ? [...days, day].sort((a, b) => a - b) : days.filter((one) => one !== day),
                })
              }
            />
            {day}
          </label>
        ))}
      </div>
      {wrong ? <FormError>{wrong}</FormError> : null}
    </fieldset>
  )
}

/** If: hours of the day by the shop's clock. */
export function HoursFields() {
  const t = useTranslations('points-desk.programme.if')
  const { shop } = useRuleDesk()
  const { value, put, error } = useCondition('hours')
  const standing = value ?? { kind: 'hours' as const, fromMinute: 0, untilMinute: 1_440 }
  return (
    <div className="grid max-w-md grid-cols-2 items-start gap-4">
      <Field label={t('hoursFrom')} error={error('fromMinute')}>
        <Input
          type="time"
          value={clockText(standing.fromMinute)}
          onChange={({ target }) => put({ ...standing, fromMinute: minutesOf(target.value) })}
        />
      </Field>
      <Field label={t('hoursUntil')} error={error('untilMinute') ?? error()}>
        <Input
          type="time"
          value={clockText(standing.untilMinute)}
          onChange={({ target }) => put({ ...standing, untilMinute: minutesOf(target.value) })}
        />
      </Field>
      <p className="col-span-2 text-ink-muted text-sm">{t('hoursHint', { zone: shop.timeZone })}</p>
    </div>
  )
}

const clockText = (minutes: number) =>
  Number.isNaN(minutes)
    ? ''
    : `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const minutesOf = (text: string) => {
  const [hours = Number.NaN, minutes = Number.NaN] = text.split(':').map(Number)
  return hours * 60 + minutes
}
