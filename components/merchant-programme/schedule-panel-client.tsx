'use client'
import { useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { LinkButton } from '@/components/layout/link-button'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { dayStartIn, endOfDayIn } from '@/lib/kernel/time'
import { paths } from '@/lib/paths'
import type { RuleInput } from './rule-field-client'

type SchedulePanelProps = { timeZone: string; today: string; onSave: () => void }

/** From when until when the rule gives, and why it is made: kept as a draft, or published for everybody. */
export function SchedulePanel({ timeZone, today, onSave }: SchedulePanelProps) {
  const t = useTranslations('points-desk.programme.publish')
  const common = useTranslations('common.client')
  const errorOf = useFieldErrors()
  const { register, setValue, formState } = useFormContext<RuleInput>()
  return (
    <Panel title={t('title')}>
      <div className="grid gap-5">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('from')} hint={t('fromHint', { zone: timeZone })}>
            <Input
              type="date"
              min={today}
              onChange={({ target: { value } }) =>
                setValue('effectiveFrom', value && value > today ? dayStartIn(value, timeZone).toISOString() : null)
              }
            />
          </Field>
          <Field label={t('until')} hint={t('untilHint')}>
            <Input
              type="date"
              min={today}
              onChange={({ target: { value } }) =>
                setValue('endsAt', value ? endOfDayIn(dayStartIn(value, timeZone), timeZone).toISOString() : null)
              }
            />
          </Field>
        </div>
        <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(formState.errors.reason)}>
          <Textarea rows={2} {...register('reason')} />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" busy={formState.isSubmitting}>
            {t('submit')}
          </Button>
          <Button tone="outline" busy={formState.isSubmitting} onClick={onSave}>
            {t('save')}
          </Button>
          <LinkButton href={paths.merchant.programme()} tone="ghost">
            {common('cancel')}
          </LinkButton>
        </div>
        <p className="text-ink-muted text-sm">{t('neverChanges')}</p>
      </div>
    </Panel>
  )
}
