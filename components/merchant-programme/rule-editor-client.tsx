'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormProvider, useForm, useFormContext, useWatch } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Panel } from '@/components/merchant-kit/panel'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { newRequestId } from '@/components/ui/request-id'
import { toast } from '@/components/ui/toast-client'
import { writeRuleAction } from '@/lib/earning/programme/actions'
import type { RuleDefinition } from '@/lib/earning/programme/rules'
import { ruleDefinitionSchema, writeRuleSchema } from '@/lib/earning/programme/schema'
import type { EarningTerms } from '@/lib/earning/rules'
import { useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { ConditionFields } from './condition-fields-client'
import { LimitFields } from './limit-fields-client'
import { RewardFields } from './reward-fields-client'
import type { RuleInput } from './rule-field-client'
import type { DefinitionInput } from './rule-presets'
import { RulePreview } from './rule-preview-client'
import { SchedulePanel } from './schedule-panel-client'
import type { SubjectFieldsProps } from './subject-fields-client'

type RuleEditorProps = {
  /** null: a new one */
  ruleId: string | null
  definition: DefinitionInput
  live: RuleDefinition | null
  terms: EarningTerms
  pointsPerUnit: number
  shop: { currency: string; timeZone: string; today: string }
  subjects: SubjectFieldsProps
}

/** A rule as a sentence with fields: when, if, then, at most; beside it what it means, moving with every key. */
export function RuleEditor({ ruleId, definition, live, terms, pointsPerUnit, shop, subjects }: RuleEditorProps) {
  const t = useTranslations('points-desk.programme')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [refused, setRefused] = useState<string | null>(null)
  const form = useForm<RuleInput>({
    resolver: zodResolver(writeRuleSchema) as never,
    defaultValues: {
      ruleId: ruleId ?? newRequestId(),
      definition,
      effectiveFrom: null,
      endsAt: null,
      publish: false,
      reason: '',
      requestId: newRequestId(),
    },
  })
  const read = ruleDefinitionSchema.safeParse(useWatch({ control: form.control, name: 'definition' }))
  const write = (publish: boolean) =>
    form.handleSubmit(async () => {
      const answer = await writeRuleAction({ ...form.getValues(), publish }).catch(() => null)
      if (!answer?.ok) return setRefused(refusalText(answer))
      toast.success(t(publish ? 'published' : 'saved', { version: answer.value.version }))
      router.push(paths.merchant.programme())
    })()
  return (
    <FormProvider {...form}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void write(true)
        }}
        className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]"
      >
        <div className="grid gap-4">
          <Names />
          <ConditionFields currency={shop.currency} {...subjects} />
          <RewardFields currency={shop.currency} />
          <LimitFields />
        </div>
        <div className="lg:sticky lg:top-20 lg:row-span-2">
          <RulePreview
            rule={read.success ? read.data : null}
            live={live}
            terms={terms}
            pointsPerUnit={pointsPerUnit}
            currency={shop.currency}
          />
        </div>
        <div className="grid gap-4">
          <SchedulePanel timeZone={shop.timeZone} today={shop.today} onSave={() => void write(false)} />
          {refused ? <FormError as="box">{refused}</FormError> : null}
        </div>
      </form>
    </FormProvider>
  )
}

function Names() {
  const t = useTranslations('points-desk.programme')
  const errorOf = useFieldErrors()
  const { register, formState } = useFormContext<RuleInput>()
  const errors = formState.errors.definition
  return (
    <Panel title={t('names')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('nameZh')} error={errorOf(errors?.nameZh)}>
          <Input {...register('definition.nameZh')} />
        </Field>
        <Field label={t('nameEn')} error={errorOf(errors?.nameEn)}>
          <Input {...register('definition.nameEn')} />
        </Field>
      </div>
    </Panel>
  )
}
