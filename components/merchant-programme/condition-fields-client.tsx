'use client'
import { useLocale, useTranslations } from 'next-intl'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { Panel } from '@/components/merchant-kit/panel'
import { weekday } from '@/components/points/rule-words'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { currencySign } from '@/lib/i18n/decimal-text'
import { useCondition } from './rule-field-client'
import { SubjectFields, type SubjectFieldsProps } from './subject-fields-client'

/** If: what must be true, all of it. What is left empty is not asked. */
export function ConditionFields({ currency, ...subjects }: { currency: string } & SubjectFieldsProps) {
  const t = useTranslations('points-desk.programme.if')
  return (
    <Panel title={t('title')}>
      <div className="grid gap-5">
        <p className="text-ink-muted text-sm">{t('lead')}</p>
        <Spending currency={currency} />
        <Days />
        <SubjectFields {...subjects} />
      </div>
    </Panel>
  )
}

function Spending({ currency }: { currency: string }) {
  const t = useTranslations('points-desk.programme.if')
  const locale = useLocale()
  const sign = currencySign(currency, locale)
  const order = useCondition('order-spend')
  const month = useCondition('period-spend')
  const first = useCondition('first-order')
  const coupon = useCondition('coupon')
  const chosen = coupon.value ? (coupon.value.used ? 'with' : 'without') : 'any'
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Field label={t('order-spend')} error={order.error('atLeastMinor')}>
        <DecimalInput
          value={order.value?.atLeastMinor ?? null}
          onValueChange={(next) => order.put(next === null ? null : { kind: 'order-spend', atLeastMinor: next })}
          sign={sign}
        />
      </Field>
      <Field label={t('period-spend')} error={month.error('atLeastMinor')}>
        <DecimalInput
          value={month.value?.atLeastMinor ?? null}
          onValueChange={(next) =>
            month.put(next === null ? null : { kind: 'period-spend', period: 'month', atLeastMinor: next })
          }
          sign={sign}
        />
      </Field>
      <Field label={t('coupon')}>
        <Select
          value={chosen}
          onChange={({ target }) =>
            coupon.put(target.value === 'any' ? null : { kind: 'coupon', used: target.value === 'with' })
          }
        >
          <option value="any">{t('couponAny')}</option>
          <option value="with">{t('couponWith')}</option>
          <option value="without">{t('couponWithout')}</option>
        </Select>
      </Field>
      <Checkbox
        label={t('first-order')}
        hint={t('firstHint')}
        className="self-center"
        checked={first.value !== undefined}
        onChange={(event) => first.put(event.target.checked ? { kind: 'first-order' } : null)}
      />
    </div>
  )
}

function Days() {
  const t = useTranslations('points-desk.programme.if')
  const locale = useLocale()
  const week = useCondition('weekday')
  const month = useCondition('month-day')
  const days = week.value?.days ?? []
  const toggle = (day: number, isOn: boolean) => {
    const next = isOn ? [...days, day].sort((a, b) => a - b) : days.filter((one) => one !== day)
    week.put(next.length > 0 ? { kind: 'weekday', days: next } : null)
  }
  return (
    <>
      <fieldset>
        <legend className="mb-1 font-medium text-sm">{t('weekday')}</legend>
        <div className="flex flex-wrap gap-x-5">
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <Checkbox
              key={day}
              label={weekday(day, locale)}
              checked={days.includes(day)}
              onChange={(event) => toggle(day, event.target.checked)}
            />
          ))}
        </div>
      </fieldset>
      <Field label={t('month-day')} hint={t('monthDayHint')} error={month.error('days')}>
        <Input
          className="max-w-56"
          inputMode="numeric"
          defaultValue={month.value?.days.join(', ') ?? ''}
          onChange={({ target }) => {
            const next = target.value
              .split(/[,，、\s]+/)
              .filter(Boolean)
              .map(Number)
            month.put(next.length > 0 ? { kind: 'month-day', days: next } : null)
          }}
        />
      </Field>
    </>
  )
}
