'use client'
import { useTranslations } from 'next-intl'
import { NumberText } from '@/components/merchant-kit/number-text-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import {
  type ExpiryKind,
  type ExpiryTerms,
  expiryKinds,
  type PendingKind,
  type PendingTerms,
  pendingKinds,
} from '@/lib/points/lots/rules'

export type DeliveryDays = { returnWindowDays: number; deliveredAfterDays: number }

/** A choice and how it is changed; `problem` names what is wrong with a field of it. */
export type Choice<T> = { value: T; set: (next: T) => void; problem: (name: string) => string | undefined }

const wholeOf = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))
const textOf = (count: number) => (Number.isNaN(count) ? '' : String(count))

/** From when points can be used: after so many days, or when something has happened to the parcel. */
export function PendingChoice({ value, set, problem, shop }: Choice<PendingTerms> & { shop: DeliveryDays }) {
  const t = useTranslations('merchant.rules.fields')
  const { kind } = value
  const choose = (next: PendingKind) =>
    set(next === 'days' ? { kind: next, days: shop.returnWindowDays } : { kind: next })
  const days = kind === 'return-window' ? shop.returnWindowDays : shop.deliveredAfterDays
  return (
    <fieldset className="grid content-start gap-3">
      <Field label={t('pending')} hint={t(`pendingNote.${kind}`, { days })}>
        <Select
          value={kind}
          onChange={(event) => choose(pendingKinds.find((one) => one === event.target.value) ?? 'days')}
        >
          {pendingKinds.map((one) => (
            <option key={one} value={one}>
              {t(`pendingKinds.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {value.kind === 'days' ? (
        <Field label={t('waitDays')} error={problem('days')}>
          <NumberText
            unit={t('days')}
            value={textOf(value.days)}
            onChange={(event) => set({ kind: 'days', days: wholeOf(event.target.value) })}
          />
        </Field>
      ) : null}
    </fieldset>
  )
}

/** What a policy begins with when it is chosen. */
const fresh: { [K in ExpiryKind]: Extract<ExpiryTerms, { kind: K }> } = {
  'rolling-months': { kind: 'rolling-months', months: 12 },
  'rolling-days': { kind: 'rolling-days', days: 365 },
  'end-of-month': { kind: 'end-of-month', monthsAfter: 12 },
  'end-of-year': { kind: 'end-of-year', yearsAfter: 1 },
  'fixed-date': { kind: 'fixed-date', monthDay: '12-31' },
  idle: { kind: 'idle', days: 365 },
  never: { kind: 'never' },
}

/** Until when points are good. */
export function ExpiryChoice({ value, set, problem }: Choice<ExpiryTerms>) {
  const t = useTranslations('merchant.rules.fields')
  const { kind } = value
  const choose = (next: ExpiryKind) => set(fresh[next])
  return (
    <fieldset className="grid content-start gap-3">
      <Field label={t('expiry')} hint={t(`expiryHint.${kind}`)}>
        <Select
          value={kind}
          onChange={(event) => choose(expiryKinds.find((one) => one === event.target.value) ?? 'never')}
        >
          {expiryKinds.map((one) => (
            <option key={one} value={one}>
              {t(`expiryKinds.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <ExpiryValue expiry={value} onChange={set} problem={problem} />
    </fieldset>
  )
}

type ExpiryValueProps = {
  expiry: ExpiryTerms
  onChange: (next: ExpiryTerms) => void
  problem: (name: string) => string | undefined
}

function ExpiryValue({ expiry, onChange, problem }: ExpiryValueProps) {
  const t = useTranslations('merchant.rules.fields')
  if (expiry.kind === 'never') return null
  const label = t(`expiryValue.${expiry.kind}`)
  if (expiry.kind === 'fixed-date') {
    return (
      <Field label={label} error={problem('monthDay')}>
        <Input
          inputMode="numeric"
          autoComplete="off"
          placeholder="06-30"
          value={expiry.monthDay}
          onChange={(event) => onChange({ kind: 'fixed-date', monthDay: event.target.value.trim() })}
        />
      </Field>
    )
  }
  const { name, unit, count, withCount } = countOf(expiry)
  return (
    <Field label={label} error={problem(name)}>
      <NumberText
        unit={t(unit)}
        value={textOf(count)}
        onChange={(event) => onChange(withCount(wholeOf(event.target.value)))}
      />
    </Field>
  )
}

type Counted = Exclude<ExpiryTerms, { kind: 'never' | 'fixed-date' }>
type CountField = {
  name: string
  unit: 'days' | 'months' | 'years'
  count: number
  withCount: (count: number) => Counted
}

function countOf(expiry: Counted): CountField {
  switch (expiry.kind) {
    case 'rolling-months':
      return { name: 'months', unit: 'months', count: expiry.months, withCount: (months) => ({ ...expiry, months }) }
    case 'end-of-month':
      return {
        name: 'monthsAfter',
        unit: 'months',
        count: expiry.monthsAfter,
        withCount: (monthsAfter) => ({ ...expiry, monthsAfter }),
      }
    case 'end-of-year':
      return {
        name: 'yearsAfter',
        unit: 'years',
        count: expiry.yearsAfter,
        withCount: (yearsAfter) => ({ ...expiry, yearsAfter }),
      }
    default:
      return { name: 'days', unit: 'days', count: expiry.days, withCount: (days) => ({ ...expiry, days }) }
  }
}
