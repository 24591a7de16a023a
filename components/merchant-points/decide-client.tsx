'use client'
import { useTranslations } from 'next-intl'
import { Controller } from 'react-hook-form'
import { DeedSheet, useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { Textarea } from '@/components/ui/textarea'
import { decideAdjustmentAction } from '@/lib/points/adjustments/actions'
import { decideAdjustmentSchema } from '@/lib/points/adjustments/schema'

/** The second person agrees or declines, with a word to the first. */
export function Decide({ id, no }: { id: string; no: number }) {
  const t = useTranslations('points-desk.decide')
  const { register, control, errors, errorOf, sheet } = useDeedSheet({
    schema: decideAdjustmentSchema,
    begin: () => ({ adjustmentId: id, agreed: true, note: '' }),
    deed: decideAdjustmentAction,
    done: (_, { agreed }) => t(agreed ? 'agreed' : 'declined'),
  })
  return (
    <DeedSheet
      tone="outline"
      size="sm"
      label={t('open')}
      title={t('title', { no })}
      submitLabel={t('submit')}
      sheet={sheet}
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
      <Field label={t('note')} hint={t('noteHint')} error={errorOf(errors.note)}>
        <Textarea rows={3} {...register('note')} />
      </Field>
    </DeedSheet>
  )
}
