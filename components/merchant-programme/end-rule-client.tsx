'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { endRuleAction } from '@/lib/earning/programme/actions'
import { endRuleSchema } from '@/lib/earning/programme/schema'
import { useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { tellDone } from './rule-undo-client'

/** Ends a rule from now on, with the reason for the audit; a slip is taken back by one press. */
export function EndRule({ ruleId }: { ruleId: string }) {
  const t = useTranslations('points-desk.programme.end')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(endRuleSchema),
    defaultValues: { ruleId, reason: '' },
  })
  const send = handleSubmit(async (input) => {
    const done = await ask(endRuleAction(input))
    if (!done) return
    tellDone({ kind: 'ended', ruleId })
    router.push(paths.merchant.programme())
  })
  return (
    <>
      <Button tone="outline" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <SheetForm
        title={t('title')}
        open={open}
        onOpenChange={setOpen}
        onSubmit={send}
        submitLabel={t('submit')}
        busy={formState.isSubmitting}
        refused={refused}
      >
        <p>{t('what')}</p>
        <Field label={t('reason')} error={errorOf(formState.errors.reason)}>
          <Textarea rows={3} {...register('reason')} />
        </Field>
      </SheetForm>
    </>
  )
}
