'use client'
import { useLocale, useTranslations } from 'next-intl'
import { ExpiryChoice, PendingChoice } from '@/components/merchant-points/lot-choice-client'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { RuleDefinition } from '@/lib/earning/programme/rules'
import { formatPoints } from '@/lib/i18n/format'
import { useRuleDesk } from '../rule-desk-client'
import { useRulePart } from '../rule-field-client'

type Lot = NonNullable<RuleDefinition['lot']>

/** What a rule's own terms begin with when they are asked for. */
const begun: Lot = { pending: { kind: 'days', days: 7 }, expiry: { kind: 'rolling-months', months: 3 } }

/** Out of which budget a rule gives, and when its points come and end where that is not as for all others. */
export function ApartFields() {
  const t = useTranslations('points-desk.programme.apart')
  const locale = useLocale()
  const { budgets, delivery } = useRuleDesk().facts
  const budget = useRulePart('budgetId')
  const { value: lot, set, errorAt } = useRulePart('lot')
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Field label={t('budget')} hint={t('budgetHint')} error={budget.errorAt()}>
        <Select value={budget.value ?? ''} onChange={(event) => budget.set(event.target.value || null)}>
          <option value="">{t('noBudget')}</option>
          {budgets.map((one) => (
            <option key={one.id} value={one.id}>
              {t('left', {
                title: locale === 'en' ? one.titleEn : one.titleZh,
                points: formatPoints(one.remainingPoints, locale),
              })}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label={t('own')}
        hint={t('ownHint')}
        checked={lot !== null}
        onChange={(event) => set(event.target.checked ? begun : null)}
      />
      {lot ? (
        <>
          <PendingChoice
            value={lot.pending}
            set={(pending) => set({ ...lot, pending })}
            problem={(name) => errorAt('pending', name)}
            shop={delivery}
          />
          <ExpiryChoice
            value={lot.expiry}
            set={(expiry) => set({ ...lot, expiry })}
            problem={(name) => errorAt('expiry', name)}
          />
        </>
      ) : null}
    </div>
  )
}
