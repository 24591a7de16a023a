'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { decideAdjustmentAction } from '@/lib/points/adjustments/actions'
import { decideAdjustmentSchema } from '@/lib/points/adjustments/schema'

/** The second person agrees or declines, with a word to the first. */
export function Decide({ id, no }: { id: string; no: number }) {
  const t = useTranslations('points-desk.decide')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const { ask, refused } = useDeed()
  const { register, control, handleSubmit, formState } = useForm({
    resolver: zodResolver(decideAdjustmentSchema),
    defaultValues: { adjustmentId: id, agreed: true, note: '' },
  })
  const send = handleSubmit(async (input) => {
    const done = await ask(decideAdjustmentAction(input))
    if (!done) return
    setOpen(false)
    toast.success(t(input.agreed ? 'agreed' : 'declined'))
    router.refresh()
  })
  return (
    <>
      <Button tone="outline" size="sm" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <SheetForm
        title={t('title', { no })}
        open={open}
        onOpenChange={setOpen}
        onSubmit={send}
        submitLabel={t('submit')}
        busy={formState.isSubmitting}
        refused={refused}
      >
        <Controller
          control={control}
          name="agreed"
          render={({ field }) => (
            <Segmented
              label={t('choice')}
              name={`decision-${id}`}
              className="justify-self-start"
              value={field.value ? 'agree' : 'decline'}
              onValueChange={(value) => field.onChange(value === 'agree')}
              options={(['agree', 'decline'] as const).map((value) => ({ value, label: t(value) }))}
            />
          )}
        />
        <Field label={t('note')} hint={t('noteHint')} error={errorOf(formState.errors.note)}>
          <Textarea rows={3} {...register('note')} />
        </Field>
      </SheetForm>
    </>
  )
}
