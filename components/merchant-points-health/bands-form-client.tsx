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
import { saveBandsAction } from '@/lib/analytics/points/actions'
import type { Bands } from '@/lib/analytics/points/rules'
import { type SaveBands, saveBandsSchema } from '@/lib/analytics/points/schema'
import { useRouter } from '@/lib/i18n/navigation'

const fields = ['lowBps', 'watchBps', 'warnBps', 'usageLowBps'] as const

/** The bands that figures are held to, stated anew with a reason. */
export function BandsForm({ bands }: { bands: Bands }) {
  const t = useTranslations('analytics.points.bands')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [open, setOpen] = useState(false)
  const { control, register, handleSubmit, formState, reset } = useForm<SaveBands>({
    resolver: zodResolver(saveBandsSchema),
    defaultValues: { bands, reason: '', requestId: newRequestId() },
  })
  const { errors } = formState
  const send = handleSubmit(async (input) => {
    if (!(await ask(saveBandsAction(input)))) return
    setOpen(false)
    reset({ bands: input.bands, reason: '', requestId: newRequestId() })
    toast.success(t('saved'))
    router.refresh()
  })
  return (
    <>
      <Button tone="outline" onClick={() => setOpen(true)}>
        {t('edit')}
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
        <p className="text-ink-muted text-sm">{t('article')}</p>
        {fields.map((name) => (
          <Controller
            key={name}
            control={control}
            name={`bands.${name}`}
            render={({ field: { value, onChange, ...field } }) => (
              <Field label={t(`fields.${name}`)} hint={t(`hints.${name}`)} error={errorOf(errors.bands?.[name])}>
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
        ))}
        <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(errors.reason)}>
          <Input autoComplete="off" {...register('reason')} />
        </Field>
      </SheetForm>
    </>
  )
}
