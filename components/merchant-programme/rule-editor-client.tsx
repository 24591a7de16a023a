'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { Panel } from '@/components/merchant-kit/panel'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { FormError } from '@/components/ui/form-error'
import { newRequestId } from '@/components/ui/request-id'
import { toast } from '@/components/ui/toast-client'
import type { LintFacts } from '@/lib/earning/lint/queries'
import { writeRuleAction } from '@/lib/earning/programme/actions'
import { writeRuleSchema } from '@/lib/earning/programme/schema'
import { useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { Changes, type LiveVersion } from './insight/changes-client'
import { Conflicts } from './insight/conflicts-client'
import { Example } from './insight/example-client'
import { Margin } from './insight/margin-client'
import { Notes } from './insight/notes-client'
import { PhonePreview, type PreviewWords } from './insight/phone-preview-client'
import { PublishGate } from './publish-gate-client'
import { PublishPanel } from './publish-panel-client'
import { RuleDeskProvider, type RuleShop, type TriggerChoice } from './rule-desk-client'
import type { RuleInput } from './rule-field-client'
import type { DefinitionInput } from './rule-presets'
import { PartEditor } from './sentence/part-editor-client'
import { type PartId, wrongParts } from './sentence/part-of'
import { RuleSentence } from './sentence/rule-sentence-client'

export type RuleEditorProps = {
  /** null: a new one */
  ruleId: string | null
  definition: DefinitionInput
  /** the ready-made rule that it begins with */
  preset: string | undefined
  schedule: { effectiveFrom: string | null; endsAt: string | null }
  live: LiveVersion | null
  facts: LintFacts
  behaviours: readonly TriggerChoice[]
  shop: RuleShop
  preview: PreviewWords
}

/** A rule as a sentence whose parts are pressed to be changed; around it what it means, moving with every key. */
export function RuleEditor({ ruleId, definition, preset, schedule, live, behaviours, ...desk }: RuleEditorProps) {
  const { facts, shop, preview } = desk
  const t = useTranslations('points-desk.programme')
  const [open, setOpen] = useState<PartId | null>(null)
  const { form, write, refused } = useRuleForm({ ruleId, definition, schedule }, setOpen)
  return (
    <FormProvider {...form}>
      <RuleDeskProvider facts={facts} shop={shop} behaviours={behaviours}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void write(true)
          }}
          className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_23rem]"
        >
          <div className="grid min-w-0 gap-4">
            <Panel title={t('sentence.title')}>
              <RuleSentence open={open} onOpen={(part) => setOpen(part === open ? null : part)} />
              {open ? <PartEditor key={open} part={open} onOpen={setOpen} /> : null}
            </Panel>
            <Notes onOpen={setOpen} />
            <div className="grid items-start gap-4 md:grid-cols-2">
              <Example onOpenReason={(kind) => setOpen(`if.${kind}` as PartId)} />
              <Margin />
            </div>
            <Conflicts />
            <Changes live={live} />
          </div>
          <div className="xl:sticky xl:top-20 xl:row-span-2">
            <PhonePreview {...preview} />
          </div>
          <div className="grid gap-4">
            <PublishGate preset={preset} />
            <PublishPanel onSave={() => void write(false)} />
            {refused ? <FormError as="box">{refused}</FormError> : null}
          </div>
        </form>
      </RuleDeskProvider>
    </FormProvider>
  )
}

function useRuleForm(
  { ruleId, definition, schedule }: Pick<RuleEditorProps, 'ruleId' | 'definition' | 'schedule'>,
  onWrong: (part: PartId) => void,
) {
  const t = useTranslations('points-desk.programme')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [refused, setRefused] = useState<string | null>(null)
  const form = useForm<RuleInput>({
    resolver: zodResolver(writeRuleSchema) as never,
    defaultValues: {
      ruleId: ruleId ?? newRequestId(),
      definition,
      ...schedule,
      publish: false,
      waiver: null,
      reason: '',
      requestId: newRequestId(),
    },
  })
  const write = (publish: boolean) =>
    form.handleSubmit(
      async () => {
        const answer = await writeRuleAction({ ...form.getValues(), publish }).catch(() => null)
        if (!answer?.ok) return setRefused(refusalText(answer))
        toast.success(t(publish ? 'published' : 'saved', { version: answer.value.version }))
        router.push(paths.merchant.programme())
      },
      (errors) => {
        const [first] = wrongParts(errors, form.getValues('definition.conditions'))
        if (first) onWrong(first)
      },
    )()
  return { form, write, refused }
}
