'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { NumberText } from '@/components/merchant-kit/number-text-client'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { type Period, periods } from '@/lib/earning/programme/rules'
import { numberOrNull, shown, useRulePart } from '../rule-field-client'

/** At most: what one shopper gets, and what everybody gets together. */
export function LimitFields() {
  const t = useTranslations('points-desk.programme.most')
  const { value, set, errorAt } = useRulePart('limits')
  const [stated, ...others] = value.perShopper
  // a period alone is no limit, and is kept here until there is one
  const [period, setPeriod] = useState<Period>(stated?.period ?? 'day')
  const one = stated ?? { period, points: null, times: null }
  const change = (next: Partial<typeof one>) => {
    const changed = { ...one, ...next }
    const isNone = changed.points === null && changed.times === null
    set({ ...value, perShopper: isNone ? others : [changed, ...others] })
  }
  return (
    <div className="grid items-start gap-4 sm:grid-cols-3">
      <Field label={t('points')} error={errorAt('perShopper', 0, 'points')}>
        <NumberText
          unit={t('unit')}
          value={shown(one.points)}
          onChange={(event) => change({ points: numberOrNull(event.target.value) })}
        />
      </Field>
      <Field label={t('times')} error={errorAt('perShopper', 0, 'times')}>
        <NumberText
          unit={t('timesUnit')}
          value={shown(one.times)}
          onChange={(event) => change({ times: numberOrNull(event.target.value) })}
        />
      </Field>
      <Field label={t('period')}>
        <Select
          value={one.period}
          onChange={({ target }) => {
            const next = periods.find((known) => known === target.value) ?? 'day'
            setPeriod(next)
            change({ period: next })
          }}
        >
          {periods.map((known) => (
            <option key={known} value={known}>
              {t(`periods.${known}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('total')} hint={t('totalHint')} error={errorAt('totalPoints')}>
        <NumberText
          unit={t('unit')}
          value={shown(value.totalPoints)}
          onChange={(event) => set({ ...value, totalPoints: numberOrNull(event.target.value) })}
        />
      </Field>
      <Field label={t('coolDown')} error={errorAt('coolDownHours')}>
        <NumberText
          unit={t('hours')}
          value={shown(value.coolDownHours)}
          onChange={(event) => set({ ...value, coolDownHours: numberOrNull(event.target.value) })}
        />
      </Field>
    </div>
  )
}
