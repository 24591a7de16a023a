'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { LinkButton } from '@/components/layout/link-button'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { Textarea } from '@/components/ui/textarea'
import { dayStartIn } from '@/lib/kernel/time'
import { paths } from '@/lib/paths'
import type { TermsInput } from './terms-form-client'

/** From when the new version holds, and why it was made. */
export function PublishFields({ timeZone, today }: { timeZone: string; today: string }) {
  const t = useTranslations('merchant.rules.publish')
  const common = useTranslations('common.client')
  const errorOf = useFieldErrors()
  const { register, setValue, formState } = useFormContext<TermsInput>()
  const [when, setWhen] = useState('now')
  const choose = (next: string, day: string) => {
    setWhen(next)
    const from = next === 'later' && day ? dayStartIn(day, timeZone).toISOString() : null
    setValue('effectiveFrom', from, { shouldDirty: true })
  }
  return (
    <Panel title={t('title')}>
      <div className="grid gap-5">
        <Segmented
          label={t('when')}
          name="when"
          className="justify-self-start"
          value={when}
          onValueChange={(next) => choose(next, '')}
          options={[
            { value: 'now', label: t('now') },
            { value: 'later', label: t('later') },
          ]}
        />
        {when === 'later' ? (
          <Field
            label={t('day')}
            hint={t('dayHint', { zone: timeZone })}
            error={errorOf(formState.errors.effectiveFrom)}
          >
            <Input
              type="date"
              min={today}
              required
              className="max-w-56"
              onChange={(event) => choose('later', event.target.value)}
            />
          </Field>
        ) : null}
        <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(formState.errors.reason)}>
          <Textarea rows={3} {...register('reason')} />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" busy={formState.isSubmitting}>
            {t('submit')}
          </Button>
          <LinkButton href={paths.merchant.pointsRules()} tone="ghost">
            {common('cancel')}
          </LinkButton>
        </div>
        <p className="text-ink-muted text-sm">{t('neverBack')}</p>
      </div>
    </Panel>
  )
}
