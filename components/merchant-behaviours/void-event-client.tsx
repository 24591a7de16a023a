'use client'
import { useTranslations } from 'next-intl'
import { DeedSheet, useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { voidEventAction } from '@/lib/behaviours/actions'
import { voidEventSchema } from '@/lib/behaviours/schema'

/** Says that it never was, with a reason that the shopper reads. */
export function VoidEvent({ eventId }: { eventId: string }) {
  const t = useTranslations('behaviours.desk.void')
  const { register, errors, errorOf, sheet } = useDeedSheet({
    schema: voidEventSchema,
    begin: () => ({ eventId, reason: '' }),
    deed: voidEventAction,
    done: ({ takenBackPoints }) => t('done', { points: takenBackPoints }),
  })
  return (
    <DeedSheet tone="outline" size="sm" label={t('open')} title={t('title')} submitLabel={t('submit')} sheet={sheet}>
      <p className="text-ink-muted">{t('body')}</p>
      <Field label={t('reason')} error={errorOf(errors.reason)}>
        <Input autoComplete="off" {...register('reason')} />
      </Field>
    </DeedSheet>
  )
}
