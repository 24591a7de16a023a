'use client'
import { useTranslations } from 'next-intl'
import { Controller } from 'react-hook-form'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { DeedSheet, useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { newRequestId } from '@/components/ui/request-id'
import { saveHoldoutAction } from '@/lib/shoppers/holdout/actions'
import { saveHoldoutSchema } from '@/lib/shoppers/holdout/schema'

const usual = { shareBps: 1_000, days: 90, reason: '' }

/** How large a share of new members is drawn, for how long, and why; nought ends what stands. */
export function HoldoutForm({ shareBps }: { shareBps: number }) {
  const t = useTranslations('analytics.effect.holdout.form')
  const { control, register, errors, errorOf, sheet } = useDeedSheet({
    schema: saveHoldoutSchema,
    begin: (sent) => ({
      ...usual,
      ...((sent?.shareBps ?? shareBps) > 0 && { shareBps: 0 }),
      requestId: newRequestId(),
    }),
    deed: saveHoldoutAction,
    done: (_, sent) => t(sent.shareBps > 0 ? 'begun' : 'ended'),
  })
  return (
    <DeedSheet
      tone="outline"
      label={t(shareBps > 0 ? 'change' : 'begin')}
      title={t('title')}
      submitLabel={t('submit')}
      sheet={sheet}
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
    </DeedSheet>
  )
}
