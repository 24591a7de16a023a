'use client'
import { useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { LinkButton } from '@/components/layout/link-button'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { isBlocking } from '@/lib/earning/notes/rules'
import { paths } from '@/lib/paths'
import { useRuleDesk } from './rule-desk-client'
import type { RuleInput } from './rule-field-client'

/** Why the rule is made: kept as a draft, or published for everybody. */
export function PublishPanel({ onSave }: { onSave: () => void }) {
  const t = useTranslations('points-desk.programme.publish')
  const common = useTranslations('common.client')
  const errorOf = useFieldErrors()
  const { register, formState } = useFormContext<RuleInput>()
  const blocked = useRuleDesk().notes.filter(isBlocking).length
  return (
    <Panel title={t('title')}>
      <div className="grid gap-5">
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
        <p className="text-ink-muted text-sm">{blocked > 0 ? t('blocked', { count: blocked }) : t('neverChanges')}</p>
      </div>
    </Panel>
  )
}
