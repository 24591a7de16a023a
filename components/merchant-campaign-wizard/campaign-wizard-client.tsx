'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import type { LifeBarProps } from '@/components/merchant-campaigns/life-bar-client'
import { useUnsavedGuard } from '@/components/merchant-kit/unsaved-guard-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { FormError } from '@/components/ui/form-error'
import { Notice } from '@/components/ui/notice'
import { newRequestId } from '@/components/ui/request-id'
import { toast } from '@/components/ui/toast-client'
import type { LintFacts } from '@/lib/campaigns/findings/rules'
import { mayBeDone } from '@/lib/campaigns/rules'
import type { Definition } from '@/lib/campaigns/schema'
import { saveCampaignAction } from '@/lib/campaigns/staff/actions'
import { wholeDefinitionSchema } from '@/lib/campaigns/staff/schema'
import type { Draft, WizardChoices } from '@/lib/campaigns/wizard/queries'
import { useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { BasicsStep } from './basics-step-client'
import { DefinitionProvider } from './definition-client'
import { DeliveryStep } from './delivery-step-client'
import { PhonePreview } from './phone-preview-client'
import { PrizesStep } from './prizes-step-client'
import { PublishStep } from './publish-step-client'
import { StepTabs } from './step-tabs-client'
import { useFieldJump } from './use-field-jump-client'
import { WizardBar } from './wizard-bar-client'
import { fieldsOf, type Step, stepOf, steps } from './wizard-steps'

type CampaignWizardProps = {
  /** null: it is not kept yet */
  draft: Draft | null
  definition: Definition
  facts: LintFacts
  choices: WizardChoices
  timeZone: string
  step: Step
  actorId: string
  may: LifeBarProps['may']
}

/** A campaign in four steps beside the phone that shows it. The form, the linter and the server read the same schema. */
export function CampaignWizard({
  draft,
  definition,
  facts,
  choices,
  timeZone,
  step: first,
  actorId,
  may,
}: CampaignWizardProps) {
  const t = useTranslations('campaigns-desk.wizard')
  const [step, setStep] = useState(first)
  const form = useForm<Definition>({
    resolver: zodResolver(wholeDefinitionSchema),
    defaultValues: definition,
    mode: 'onTouched',
  })
  const { isDirty, isSubmitting } = form.formState
  const isNew = draft === null
  useUnsavedGuard(isDirty, t('leave'))
  const { keep, refused } = useKeeping({ form, draft, step, onWrong: (field) => go(field) })
  const jump = useFieldJump()
  const go = (field: string) => {
    setStep(stepOf(field, form.getValues('kind')))
    jump(field)
  }
  const next = async (to: Step) => {
    const isForward = steps.indexOf(to) > steps.indexOf(step)
    if (isForward && !(await form.trigger(fieldsOf[step]))) return jump(firstWrong(form.formState.errors) ?? '')
    setStep(to)
    window.scrollTo({ top: 0 })
  }
  const locked = draft !== null && !mayBeDone('edit', draft.state)
  return (
    <FormProvider {...form}>
      <DefinitionProvider control={form.control} first={definition} facts={facts}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void keep('draft')
          }}
          className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_23rem]"
        >
          <div className="grid min-w-0 gap-4">
            <StepTabs step={step} onStep={(to) => void next(to)} />
            {locked ? <Notice tone="info">{t('locked')}</Notice> : null}
            <fieldset disabled={locked && step !== 'publish'} className="grid min-w-0 gap-4">
              {step === 'basics' ? <BasicsStep choices={choices} timeZone={timeZone} /> : null}
              {step === 'prizes' ? <PrizesStep choices={choices} /> : null}
              {step === 'delivery' ? <DeliveryStep /> : null}
              {step === 'publish' ? (
                <PublishStep
                  draft={draft}
                  isDirty={isDirty || isNew}
                  actorId={actorId}
                  may={may}
                  keep={() => keep('check')}
                  onGo={go}
                />
              ) : null}
            </fieldset>
            {refused ? <FormError as="box">{refused}</FormError> : null}
            <WizardBar
              step={step}
              isDirty={isDirty || isNew}
              busy={isSubmitting}
              locked={locked}
              onStep={(to) => void next(to)}
            />
          </div>
          <PhonePreview />
        </form>
      </DefinitionProvider>
    </FormProvider>
  )
}

type Form = ReturnType<typeof useForm<Definition>>
type Keeping = { form: Form; draft: Draft | null; step: Step; onWrong: (field: string) => void }

/** Keeps what is typed as the campaign's next version; what is wrong with it is gone to. */
function useKeeping({ form, draft, step, onWrong }: Keeping) {
  const t = useTranslations('campaigns-desk.wizard')
  const router = useRouter()
  const { ask, refused } = useDeed()
  // sent twice, a new campaign is one
  const requestId = useRef(newRequestId())
  const known = useRef<{ campaignId: string; version: number } | null>(null)
  useEffect(() => {
    known.current = draft && { campaignId: draft.campaignId, version: draft.version }
  }, [draft])
  async function keep(then: 'draft' | 'check') {
    let kept: { campaignId: string; version: number } | null = null
    await form.handleSubmit(
      async (input) => {
        const before = known.current
        const done = await ask(
          saveCampaignAction({
            campaignId: before?.campaignId ?? null,
            version: before?.version ?? null,
            definition: input,
            requestId: requestId.current,
          }),
        )
        if (!done) return
        kept = { campaignId: done.value.campaignId, version: done.value.version }
        known.current = kept
        form.reset(input)
        if (then === 'draft') toast.success(t('saved'))
        if (before) router.refresh()
        // who goes on to check it is led to its page when that is done
        else if (then === 'draft') router.replace(paths.merchant.editCampaign(kept.campaignId, { step }))
      },
      (errors) => onWrong(firstWrong(errors) ?? 'titleZh'),
    )()
    return kept
  }
  return { keep, refused }
}

/** The first field that its schema complains of, as the form calls it. */
function firstWrong(errors: object, under = ''): string | null {
  for (const [name, value] of Object.entries(errors) as [string, unknown][]) {
    if (typeof value !== 'object' || value === null) continue
    if ('type' in value && typeof value.type === 'string') return `${under}${name}`
    const within = firstWrong(value, `${under}${name}.`)
    if (within) return within
  }
  return null
}
