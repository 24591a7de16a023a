'use client'
import { useTranslations } from 'next-intl'
import { DeedSheet, useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { endRuleAction } from '@/lib/earning/programme/actions'
import { endRuleSchema } from '@/lib/earning/programme/schema'
import { useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { tellDone } from './rule-undo-client'

/** Ends a rule from now on, with the reason for the audit; a slip is taken back by one press. */
export function EndRule({ ruleId }: { ruleId: string }) {
  const t = useTranslations('points-desk.programme.end')
  const router = useRouter()
  const { register, errors, errorOf, sheet } = useDeedSheet({
    schema: endRuleSchema,
    begin: () => ({ ruleId, reason: '' }),
    deed: endRuleAction,
    done: () => {
      tellDone({ kind: 'ended', ruleId })
      router.push(paths.merchant.programme())
      return null
    },
  })
  return (
    <DeedSheet tone="outline" label={t('open')} title={t('title')} submitLabel={t('submit')} sheet={sheet}>
      <p>{t('what')}</p>
      <Field label={t('reason')} error={errorOf(errors.reason)}>
        <Textarea rows={3} {...register('reason')} />
      </Field>
    </DeedSheet>
  )
}
