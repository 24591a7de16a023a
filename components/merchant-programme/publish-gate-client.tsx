'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Notice } from '@/components/ui/notice'
import { newRequestId } from '@/components/ui/request-id'
import { Textarea } from '@/components/ui/textarea'
import { writeRuleAction } from '@/lib/earning/programme/actions'
import { ruleDefinitionSchema } from '@/lib/earning/programme/schema'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/link'
import { useRouter } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import type { RuleInput } from './rule-field-client'
import { type Tried, useTrial } from './use-trial-client'

/** Before a rule is published: the report that it was tried by, or a press to try it, or why it is not tried. */
export function PublishGate({ preset }: { preset: string | undefined }) {
  const t = useTranslations('points-desk.programme.trial')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const { control, register, getValues, setValue, trigger, formState } = useFormContext<RuleInput>()
  const [busy, setBusy] = useState(false)
  const ruleId = useWatch({ control, name: 'ruleId' })
  const definition = useWatch({ control, name: 'definition' })
  const read = ruleDefinitionSchema.safeParse(definition)
  const found = useTrial(ruleId, read.success ? read.data : null)
  const unnamed = JSON.stringify({ ...definition, nameZh: '', nameEn: '' })
  const [begun] = useState(unnamed)
  const own = waiverOf()
  const said = useRef<string | null>(null)
  useEffect(() => {
    const stated = getValues('waiver')
    // a reason that nobody wrote goes when it is true no more
    if ((stated ?? '') !== '' && stated !== said.current) return
    said.current = own
    setValue('waiver', own)
  }, [own, getValues, setValue])

  async function tryDraft(): Promise<void> {
    if (!(await trigger('definition'))) return
    setBusy(true)
    const reason = getValues('reason').trim()
    const draft = { ...getValues(), publish: false, waiver: null, requestId: newRequestId() }
    const done = await ask(writeRuleAction({ ...draft, reason: reason.length > 1 ? reason : t('savedToTry') }))
    setBusy(false)
    if (done) router.push(paths.merchant.backtests({ rule: ruleId }))
  }

  /** The reason that the shop can see for itself. */
  function waiverOf(): string | null {
    if (definition.trigger.kind === 'behaviour') return t('waivers.behaviour')
    if (found && !found.hasHistory) return t('waivers.no-history')
    return preset !== undefined && unnamed === begun ? t('waivers.preset') : null
  }

  if (found?.trial) return <TriedBy trial={found.trial} />
  return (
    <Notice title={t('untried')} tone="info">
      <div className="mt-1 grid gap-4">
        <p>{t('why')}</p>
        {definition.trigger.kind === 'behaviour' ? null : (
          <Button tone="outline" busy={busy} onClick={() => void tryDraft()} className="justify-self-start">
            {t('try')}
          </Button>
        )}
        {refused ? <FormError as="box">{refused}</FormError> : null}
        <Field label={t('waiver')} hint={t('waiverHint')} error={errorOf(formState.errors.waiver)}>
          <Textarea
            rows={2}
            {...register('waiver', { setValueAs: (text: string | null) => (text?.trim() ? text : null) })}
          />
        </Field>
      </div>
    </Notice>
  )
}

function TriedBy({ trial }: { trial: NonNullable<Tried['trial']> }) {
  const t = useTranslations('points-desk.programme.trial')
  const locale = useLocale()
  const rebate = trial.rebateBps === null ? '–' : formatBasisPoints(trial.rebateBps, locale)
  return (
    <Notice tone="success" title={t('tried')} live>
      {t('triedOn', {
        history: trial.sourceName ?? t('ownOrders'),
        orders: formatPoints(trial.orders, locale),
        points: formatPoints(trial.issuedPoints, locale),
        face: formatMoney(trial.faceMinor, shopCurrency(), locale, { trimZeros: true }),
        rebate,
      })}{' '}
      <Link href={paths.merchant.backtest(trial.id)} className="font-medium underline underline-offset-4">
        {t('report')}
      </Link>
    </Notice>
  )
}
