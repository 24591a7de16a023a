'use client'
import { useTranslations } from 'next-intl'
import { Controller } from 'react-hook-form'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { DeedSheet, useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { newRequestId } from '@/components/ui/request-id'
import { saveBandsAction } from '@/lib/analytics/points/actions'
import type { Bands } from '@/lib/analytics/points/rules'
import { saveBandsSchema } from '@/lib/analytics/points/schema'

const fields = ['lowBps', 'watchBps', 'warnBps', 'usageLowBps'] as const

/** The bands that figures are held to, stated anew with a reason. */
export function BandsForm({ bands }: { bands: Bands }) {
  const t = useTranslations('analytics.points.bands')
  const { control, register, errors, errorOf, sheet } = useDeedSheet({
    schema: saveBandsSchema,
    begin: (sent) => ({ bands: sent?.bands ?? bands, reason: '', requestId: newRequestId() }),
    deed: saveBandsAction,
    done: () => t('saved'),
  })
  return (
    <DeedSheet tone="outline" label={t('edit')} title={t('title')} submitLabel={t('submit')} sheet={sheet}>
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
    </DeedSheet>
  )
}
