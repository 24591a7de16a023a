'use client'
import { useLocale, useTranslations } from 'next-intl'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { NumberText } from '@/components/merchant-kit/number-text-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Select } from '@/components/ui/select'
import { currencySign } from '@/lib/i18n/decimal-text'
import { numberOf, shown, useRulePart } from '../rule-field-client'
import type { DefinitionInput } from '../rule-presets'

type Reward = DefinitionInput['reward']
type Of<K extends Reward['kind']> = { reward: Extract<Reward, { kind: K }>; currency: string }

const begun: { [K in Reward['kind']]: Extract<Reward, { kind: K }> } = {
  fixed: { kind: 'fixed', points: 50, per: 'order' },
  rate: { kind: 'rate', points: 1, perMinor: 1_00 },
  multiplier: { kind: 'multiplier', bps: 20_000 },
  steps: { kind: 'steps', steps: [{ thresholdMinor: 199_00, bonusPoints: 300 }] },
}

/** Then: what the rule gives. */
export function RewardFields({ currency }: { currency: string }) {
  const t = useTranslations('points-desk.programme.then')
  const { value, set } = useRulePart('reward')
  return (
    <div className="grid items-start gap-4 sm:grid-cols-3">
      <Field label={t('kind')}>
        <Select value={value.kind} onChange={(event) => set(begun[event.target.value as Reward['kind']])}>
          {(Object.keys(begun) as Reward['kind'][]).map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      {value.kind === 'fixed' ? <Fixed reward={value} currency={currency} /> : null}
      {value.kind === 'rate' ? <Rate reward={value} currency={currency} /> : null}
      {value.kind === 'multiplier' ? <Multiplier reward={value} currency={currency} /> : null}
      {value.kind === 'steps' ? <Steps reward={value} currency={currency} /> : null}
    </div>
  )
}

function Fixed({ reward }: Of<'fixed'>) {
  const t = useTranslations('points-desk.programme.then')
  const { set, errorAt } = useRulePart('reward')
  return (
    <>
      <Field label={t('points')} error={errorAt('points')}>
        <NumberText
          unit={t('unit')}
          value={shown(reward.points)}
          onChange={(event) => set({ ...reward, points: numberOf(event.target.value) })}
        />
      </Field>
      <Field label={t('per')}>
        <Select
          value={reward.per}
          onChange={(event) => set({ ...reward, per: event.target.value === 'piece' ? 'piece' : 'order' })}
        >
          <option value="order">{t('perOrder')}</option>
          <option value="piece">{t('perPiece')}</option>
        </Select>
      </Field>
    </>
  )
}

function Rate({ reward, currency }: Of<'rate'>) {
  const t = useTranslations('points-desk.programme.then')
  const locale = useLocale()
  const { set, errorAt } = useRulePart('reward')
  return (
    <>
      <Field label={t('every')} error={errorAt('perMinor')}>
        <DecimalInput
          value={reward.perMinor}
          onValueChange={(next) => set({ ...reward, perMinor: next ?? Number.NaN })}
          sign={currencySign(currency, locale)}
        />
      </Field>
      <Field label={t('points')} error={errorAt('points')}>
        <NumberText
          unit={t('unit')}
          value={shown(reward.points)}
          onChange={(event) => set({ ...reward, points: numberOf(event.target.value) })}
        />
      </Field>
    </>
  )
}

function Multiplier({ reward }: Of<'multiplier'>) {
  const t = useTranslations('points-desk.programme.then')
  const { set, errorAt } = useRulePart('reward')
  return (
    <Field label={t('times')} hint={t('timesHint')} error={errorAt('bps')}>
      <DecimalInput
        value={reward.bps / 100}
        onValueChange={(next) => set({ ...reward, bps: next === null ? Number.NaN : next * 100 })}
        sign="×"
      />
    </Field>
  )
}

const newStep = { thresholdMinor: Number.NaN, bonusPoints: Number.NaN }

function Steps({ reward, currency }: Of<'steps'>) {
  const t = useTranslations('points-desk.programme.then')
  const locale = useLocale()
  const { set, errorAt } = useRulePart('reward')
  const { steps } = reward
  const change = (at: number, next: Partial<typeof newStep>) =>
    set({ ...reward, steps: steps.map((step, place) => (place === at ? { ...step, ...next } : step)) })
  const wrong = errorAt('steps', 'root') ?? errorAt('steps')
  return (
    <fieldset className="grid gap-3 sm:col-span-2">
      <legend className="sr-only">{t('kinds.steps')}</legend>
      {steps.map((step, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name than their place
        <div key={place} className="grid grid-cols-2 items-start gap-3">
          <Field label={t('from')} error={errorAt('steps', place, 'thresholdMinor')}>
            <DecimalInput
              value={step.thresholdMinor}
              onValueChange={(next) => change(place, { thresholdMinor: next ?? Number.NaN })}
              sign={currencySign(currency, locale)}
            />
          </Field>
          <Field label={t('bonus')} error={errorAt('steps', place, 'bonusPoints')}>
            <NumberText
              unit={t('unit')}
              value={shown(step.bonusPoints)}
              onChange={(event) => change(place, { bonusPoints: numberOf(event.target.value) })}
            />
          </Field>
        </div>
      ))}
      {wrong ? <FormError>{wrong}</FormError> : null}
      <div className="flex gap-2">
        <Button tone="outline" size="sm" onClick={() => set({ ...reward, steps: [...steps, newStep] })}>
          {t('addStep')}
        </Button>
        {steps.length > 1 ? (
          <Button tone="ghost" size="sm" onClick={() => set({ ...reward, steps: steps.slice(0, -1) })}>
            {t('dropStep')}
          </Button>
        ) : null}
      </div>
    </fieldset>
  )
}
