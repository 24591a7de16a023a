'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, whole } from '@/components/merchant-kit/number-text-client'
import { Panel } from '@/components/merchant-kit/panel'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { newRequestId } from '@/components/ui/request-id'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { publishSegmentsAction } from '@/lib/shoppers/segments/actions'
import type { SegmentTerms } from '@/lib/shoppers/segments/rules'
import { publishSegmentsSchema } from '@/lib/shoppers/segments/schema'
import { CutFields, type CutKind } from './cut-fields-client'

export type SegmentsInput = z.input<typeof publishSegmentsSchema>

type SegmentsFormProps = {
  terms: SegmentTerms
  fifths: Readonly<Record<CutKind, readonly number[] | null>>
  currency: string
  mayWrite: boolean
}

const kinds: readonly CutKind[] = ['recencyDays', 'orders', 'spentMinor']
const marks = [
  ['bigPoints', 'points'],
  ['idleDays', 'days'],
  ['expiringDays', 'days'],
  ['newDays', 'days'],
] as const

/** States where shoppers are cut into segments: scores of 1 to 5, and what is much, long and new. */
export function SegmentsForm({ terms, fifths, currency, mayWrite }: SegmentsFormProps) {
  const t = useTranslations('analytics.shoppers.terms')
  const common = useTranslations('common.client')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [requestId] = useState(newRequestId)
  const form = useForm<SegmentsInput>({
    resolver: zodResolver(publishSegmentsSchema),
    defaultValues: {
      terms: {
        ...terms,
        recencyDays: [...terms.recencyDays],
        orders: [...terms.orders],
        spentMinor: [...terms.spentMinor],
      },
      reason: '',
      requestId,
    },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const save = form.handleSubmit(async (input) => {
    if (!(await ask(publishSegmentsAction(input)))) return
    toast.success(common('saved'))
    router.refresh()
  })
  return (
    <Panel title={t('cuts')}>
      <FormProvider {...form}>
        <form noValidate onSubmit={save}>
          <fieldset disabled={!mayWrite} className="grid gap-5">
            {kinds.map((kind) => (
              <CutFields key={kind} kind={kind} fifths={fifths[kind]} currency={currency} />
            ))}
            <fieldset className="grid gap-3">
              <legend className="mb-1.5 font-medium text-sm">{t('marks')}</legend>
              <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
                {marks.map(([mark, unit]) => (
                  <Field key={mark} label={t(mark)} error={errorOf(errors.terms?.[mark])}>
                    <NumberText unit={t(unit)} {...form.register(`terms.${mark}`, whole)} />
                  </Field>
                ))}
              </div>
            </fieldset>
            {mayWrite ? (
              <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(errors.reason)}>
                <Input autoComplete="off" {...form.register('reason')} />
              </Field>
            ) : null}
          </fieldset>
          {refused ? (
            <FormError as="box" className="mt-5">
              {refused}
            </FormError>
          ) : null}
          <p className="mt-5 text-ink-muted text-sm">{t('hint')}</p>
          {mayWrite ? (
            <Button type="submit" busy={isSubmitting} disabled={!isDirty} className="mt-3">
              {t('publish')}
            </Button>
          ) : null}
        </form>
      </FormProvider>
    </Panel>
  )
}
