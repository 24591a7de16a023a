'use client'
import { useTranslations } from 'next-intl'
import { FormProvider, useFormContext, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { DeedSheet, useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, whole, wholeOrNull } from '@/components/merchant-kit/number-text-client'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { saveBehaviourAction } from '@/lib/behaviours/actions'
import type { Behaviour } from '@/lib/behaviours/rules'
import { saveBehaviourSchema } from '@/lib/behaviours/schema'
import { PayloadFields } from './payload-fields-client'

export type BehaviourInput = z.input<typeof saveBehaviourSchema>

const blank: BehaviourInput = {
  code: '',
  isNew: true,
  nameZh: '',
  nameEn: '',
  fields: [],
  priority: 100,
  weight: 1,
  expectedPerYear: null,
  clawBack: { kind: 'undone', withinDays: null },
  archived: false,
}

const inputOf = ({ isArchived, fields, ...same }: Behaviour): BehaviourInput => ({
  code: same.code,
  isNew: false,
  nameZh: same.nameZh,
  nameEn: same.nameEn,
  fields: fields.map((field) => ({ ...field, choices: [...field.choices] })),
  priority: same.priority,
  weight: same.weight,
  expectedPerYear: same.expectedPerYear,
  clawBack: same.clawBack,
  archived: isArchived,
})

/** States a behaviour, or makes one: what it is called, what is told with it, how much it weighs, when it is taken back. */
export function BehaviourForm({ behaviour }: { behaviour: Behaviour | null }) {
  const t = useTranslations('behaviours.desk')
  const { form, register, errors, errorOf, sheet } = useDeedSheet({
    schema: saveBehaviourSchema,
    begin: (sent) => (behaviour && (sent ?? inputOf(behaviour))) ?? blank,
    deed: saveBehaviourAction,
    done: () => t('saved'),
  })
  const isOrder = behaviour?.kind === 'order'
  return (
    <FormProvider {...form}>
      <DeedSheet
        tone={behaviour ? 'outline' : undefined}
        label={t(behaviour ? 'edit' : 'new')}
        title={behaviour ? t('editTitle', { name: behaviour.nameZh }) : t('newTitle')}
        submitLabel={t('save')}
        sheet={sheet}
      >
        <Field label={t('fields.nameZh')} error={errorOf(errors.nameZh)}>
          <Input lang="zh-CN" autoComplete="off" {...register('nameZh')} />
        </Field>
        <Field label={t('fields.nameEn')} error={errorOf(errors.nameEn)}>
          <Input lang="en" autoComplete="off" {...register('nameEn')} />
        </Field>
        {behaviour ? null : (
          <Field label={t('fields.code')} hint={t('fields.codeHint')} error={errorOf(errors.code)}>
            <Input autoComplete="off" autoCapitalize="off" spellCheck={false} {...register('code')} />
          </Field>
        )}
        <div className="grid grid-cols-2 gap-4">
          <Field label={t('fields.priority')} hint={t('fields.priorityHint')} error={errorOf(errors.priority)}>
            <Input inputMode="numeric" className="tabular" {...register('priority', whole)} />
          </Field>
          {isOrder ? null : (
            <Field label={t('fields.weight')} hint={t('fields.weightHint')} error={errorOf(errors.weight)}>
              <Input inputMode="numeric" className="tabular" {...register('weight', whole)} />
            </Field>
          )}
        </div>
        {isOrder ? null : <DeedTerms behaviour={behaviour} />}
      </DeedSheet>
    </FormProvider>
  )
}

/** What orders have none of: an expectation, a claw-back, what is told with it, an end. */
function DeedTerms({ behaviour }: { behaviour: Behaviour | null }) {
  const t = useTranslations('behaviours.desk')
  const errorOf = useFieldErrors()
  const { control, register, setValue, formState } = useFormContext<BehaviourInput>()
  const { errors } = formState
  const clawBack = useWatch({ control, name: 'clawBack' })
  return (
    <>
      <Field label={t('fields.expected')} hint={t('fields.expectedHint')} error={errorOf(errors.expectedPerYear)}>
        <NumberText unit={t('fields.times')} {...register('expectedPerYear', wholeOrNull)} />
      </Field>
      <Field label={t('fields.clawBack')}>
        <Select
          value={clawBack.kind}
          onChange={(event) =>
            setValue(
              'clawBack',
              event.target.value === 'never' ? { kind: 'never' } : { kind: 'undone', withinDays: null },
            )
          }
        >
          <option value="undone">{t('fields.clawBackKinds.undone')}</option>
          <option value="never">{t('fields.clawBackKinds.never')}</option>
        </Select>
      </Field>
      {clawBack.kind === 'undone' ? (
        <Field label={t('fields.withinDays')} hint={t('fields.withinDaysHint')}>
          <NumberText unit={t('fields.days')} {...register('clawBack.withinDays', wholeOrNull)} />
        </Field>
      ) : null}
      {behaviour === null || behaviour.kind === 'custom' ? <PayloadFields /> : null}
      {behaviour ? <Checkbox label={t('fields.archived')} {...register('archived')} /> : null}
    </>
  )
}
