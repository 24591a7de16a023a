'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { newRequestId } from '@/components/ui/request-id'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { saveHoldoutAction } from '@/lib/shoppers/holdout/actions'
import { type SaveHoldout, saveHoldoutSchema } from '@/lib/shoppers/holdout/schema'

const usual = { shareBps: 1_000, days: 90, reason: '' }

/** How large a share of new members is drawn, for how long, and why; nought ends what stands. */
export function HoldoutForm({ shareBps }: { shareBps: number }) {
  const t = useTranslations('analytics.effect.holdout.form')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [open, setOpen] = useState(false)
  const { control, register, handleSubmit, formState, reset } = useForm<SaveHoldout>({
    resolver: zodResolver(saveHoldoutSchema),
    defaultValues: { ...usual, ...(shareBps > 0 && { shareBps: 0 }), requestId: newRequestId() },
  })
  const { errors } = formState
  const send = handleSubmit(async (input) => {
    if (!(await ask(saveHoldoutAction(input)))) return
    setOpen(false)
    reset({ ...usual, ...(input.shareBps > 0 && { shareBps: 0 }), requestId: newRequestId() })
    toast.success(t(input.shareBps > 0 ? 'begun' : 'ended'))
    router.refresh()
  })
  return (
    <>
      <Button tone="outline" onClick={() => setOpen(true)}>
        {t(shareBps > 0 ? 'change' : 'begin')}
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
        <p className="text-ink-muted text-sm">{t('terms')}</p>
        {shareBps > 0 ? <p className="text-on-warning-soft text-sm">{t('ends')}</p> : null}
        <Controller
          control={control}
          name="shareBps"
          render={({ field: { value, onChange, ...field } }) => (
            <Field label={t('share')} hint={t('shareHint')} error={errorOf(errors.shareBps)}>
              <DecimalInput
                value={value}
                onValueChange={(next) => onChange(next ?? Number.NaN)}
                sign="%"
                side="end"
                {...field}
              />
            </Field>
          )}
        />
        <Field label={t('days')} hint={t('daysHint')} error={errorOf(errors.days)}>
          <Input inputMode="numeric" autoComplete="off" {...register('days', { valueAsNumber: true })} />
        </Field>
        <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(errors.reason)}>
          <Input autoComplete="off" {...register('reason')} />
        </Field>
      </SheetForm>
    </>
  )
}
