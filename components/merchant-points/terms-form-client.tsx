'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormProvider, useForm, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { FormError } from '@/components/ui/form-error'
import { newRequestId } from '@/components/ui/request-id'
import { toast } from '@/components/ui/toast-client'
import { publishTermsAction } from '@/lib/earning/actions'
import { earningTermsInputSchema, publishTermsSchema } from '@/lib/earning/schema'
import { useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { EarningFields } from './earning-fields-client'
import type { DeliveryDays } from './lot-choice-client'
import { PublishFields } from './publish-fields-client'
import { SpendingFields } from './spending-fields-client'
import { TermsExample } from './terms-example-client'
import { TermsPresets } from './terms-presets-client'

export type TermsInput = z.input<typeof publishTermsSchema>

type TermsFormProps = {
  terms: TermsInput['terms']
  currency: string
  timeZone: string
  today: string
  delivery: DeliveryDays
}

/** The rules as they stand, to be changed into a new version; the example beside it moves with every key. */
export function TermsForm({ terms, currency, timeZone, today, delivery }: TermsFormProps) {
  const t = useTranslations('merchant.rules')
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [requestId] = useState(newRequestId)
  // what was typed is kept by the fields themselves: filled in by a preset, they begin anew
  const [filled, setFilled] = useState(0)
  const form = useForm<TermsInput, unknown, z.output<typeof publishTermsSchema>>({
    resolver: zodResolver(publishTermsSchema),
    defaultValues: { terms, effectiveFrom: null, reason: '', requestId },
  })
  const earning = earningTermsInputSchema.safeParse(useWatch({ control: form.control, name: 'terms.earning' }))
  const pointsPerUnit = useWatch({ control: form.control, name: 'terms.spending.pointsPerUnit' })
  const publish = form.handleSubmit(async (_, event) => {
    event?.preventDefault()
    const done = await ask(publishTermsAction(form.getValues()))
    if (!done) return
    toast.success(t('published', { version: done.value.versionId }))
    router.push(paths.merchant.pointsRules())
  })
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={publish} className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4">
          <TermsPresets onFilled={() => setFilled((times) => times + 1)} />
          <EarningFields key={`earning-${filled}`} currency={currency} shop={delivery} />
          <SpendingFields key={`spending-${filled}`} />
        </div>
        <div className="lg:sticky lg:top-20 lg:row-span-2">
          <TermsExample
            earning={earning.success ? earning.data : null}
            pointsPerUnit={Number.isSafeInteger(pointsPerUnit) ? pointsPerUnit : 0}
            currency={currency}
            timeZone={timeZone}
            today={today}
            returnWindowDays={delivery.returnWindowDays}
          />
        </div>
        <div className="grid gap-4">
          <PublishFields timeZone={timeZone} today={today} />
          {refused ? <FormError as="box">{refused}</FormError> : null}
        </div>
      </form>
    </FormProvider>
  )
}
