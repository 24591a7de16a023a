'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { useRuleDesk } from '../rule-desk-client'
import type { RuleInput } from '../rule-field-client'

/** When: an order is paid, or somebody does one of the catalogue's behaviours. */
export function TriggerField() {
  const t = useTranslations('points-desk.programme')
  const locale = useLocale()
  const { behaviours } = useRuleDesk()
  const { control, setValue, getValues } = useFormContext<RuleInput>()
  const trigger = useWatch({ control, name: 'definition.trigger' })
  const choose = (code: string) => {
    setValue('definition.trigger', code ? { kind: 'behaviour', code } : { kind: 'order-paid' })
    if (!code) return
    // what a deed has none of: a price, products, a parcel
    const { reward } = getValues('definition')
    if (reward.kind !== 'fixed' || reward.per !== 'order')
      setValue('definition.reward', {
        kind: 'fixed',
        points: reward.kind === 'fixed' ? reward.points : 50,
        per: 'order',
      })
    setValue('definition.scope', 'order')
    setValue(
      'definition.conditions',
      getValues('definition.conditions').filter(({ kind }) => asksNoOrder.includes(kind)),
    )
  }
  return (
    <Field label={t('sentence.parts.trigger')} hint={trigger.kind === 'behaviour' ? t('triggerHint') : undefined}>
      <Select value={trigger.kind === 'behaviour' ? trigger.code : ''} onChange={(event) => choose(event.target.value)}>
        <option value="">{t('orderPaid')}</option>
        {behaviours.map((one) => (
          <option key={one.code} value={one.code}>
            {locale === 'en' ? one.nameEn : one.nameZh}
          </option>
        ))}
      </Select>
    </Field>
  )
}

const asksNoOrder: readonly string[] = ['period-spend', 'tier', 'segment', 'hours', 'weekday', 'month-day']
