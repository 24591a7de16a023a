'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, whole } from '@/components/merchant-kit/number-text-client'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Notice } from '@/components/ui/notice'
import { Segmented } from '@/components/ui/segmented'
import { formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { Allowance } from '@/lib/points/adjustments/queries'
import { AdjustOutcome } from './adjust-outcome'
import { AdjustWords } from './adjust-words-client'
import { useAdjustShopper } from './use-adjust-shopper-client'

export type AdjustFormProps = {
  accountId: string
  allowance: Allowance
  mayApprove: boolean
  mayFund: boolean
  onDone: () => void
}

/** Gives a shopper points or takes some, after saying what that will do and whether a colleague has to agree. */
export function AdjustForm({ accountId, allowance, mayApprove, mayFund, onDone }: AdjustFormProps) {
  const t = useTranslations('points-desk.adjust')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  const refusalText = useRefusalText()
  const { form, isGiven, asked, outcome, isBusy, why, send } = useAdjustShopper({ accountId, mayApprove, onDone })
  const { errors, isSubmitting } = form.formState
  const [row] = outcome?.rows ?? []
  const left = { left: formatPoints(allowance.leftPoints, locale), limit: formatPoints(allowance.limitPoints, locale) }
  const short = { availablePoints: row?.beforePoints ?? 0, points: Math.abs(row?.points ?? 0) }
  const refusal = row?.refusal ? refusalText({ ok: false, refusal: row.refusal, details: short }) : null
  return (
    <form noValidate onSubmit={send} className="grid gap-5">
      <p className="text-ink-muted text-sm">{t('allowance', left)}</p>
      {isGiven && allowance.budgetPoints === 0 ? <EmptyBudget mayFund={mayFund} /> : null}
      <Segmented
        label={t('direction')}
        name="direction"
        className="justify-self-start"
        value={isGiven ? 'give' : 'take'}
        onValueChange={(way) => form.setValue('direction', way === 'take' ? 'take' : 'give')}
        options={(['give', 'take'] as const).map((way) => ({ value: way, label: t(way) }))}
      />
      <Field label={t('points')} error={errorOf(errors.points)}>
        <NumberText unit={t('unit')} {...form.register('points', whole)} />
      </Field>
      <section aria-label={t('preview')} aria-live="polite" className="grid gap-2 rounded-lg bg-sunken px-4 py-3">
        {asked && row ? (
          <AdjustOutcome
            beforePoints={row.beforePoints}
            afterPoints={row.afterPoints}
            budgetLeftPoints={isGiven ? (outcome?.budgetLeftPoints ?? null) : null}
            needsSecondPerson={outcome?.needsSecondPerson ?? false}
            refusal={refusal}
            isBusy={isBusy}
          />
        ) : (
          <p className="text-ink-muted text-sm">{t(asked ? 'checking' : 'choose')}</p>
        )}
      </section>
      <AdjustWords register={form.register} errors={errors} withDays={isGiven} />
      {why ? <FormError as="box">{why}</FormError> : null}
      <Button type="submit" busy={isSubmitting} block>
        {t(outcome?.needsSecondPerson ? 'submitWaiting' : 'submit')}
      </Button>
    </form>
  )
}

/** A new shop has nothing to give yet: who may, is shown where to grant it. */
export function EmptyBudget({ mayFund }: { mayFund: boolean }) {
  const t = useTranslations('points-desk.adjust')
  return (
    <Notice tone="warning" title={t('budgetNone')}>
      {mayFund ? (
        <Link href={paths.merchant.budgets()} className="underline underline-offset-4">
          {t('fund')}
        </Link>
      ) : (
        t('askFund')
      )}
    </Notice>
  )
}
