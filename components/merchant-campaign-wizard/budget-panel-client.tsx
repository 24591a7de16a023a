'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { Panel } from '@/components/merchant-kit/panel'
import { Select } from '@/components/ui/select'
import type { Definition } from '@/lib/campaigns/schema'
import type { WizardChoices } from '@/lib/campaigns/wizard/queries'
import { formatPoints } from '@/lib/i18n/format'
import { MoneyField, WholeField, WizardField } from './wizard-field-client'

/** What it may cost at most: set aside at the launch, and never passed. */
export function BudgetPanel({ choices }: { choices: WizardChoices }) {
  const t = useTranslations('campaigns-desk.wizard.budget')
  const locale = useLocale()
  const { register } = useFormContext<Definition>()
  return (
    <Panel title={t('title')}>
      <p className="mb-4 text-ink-muted text-sm">{t('lead')}</p>
      <div className="grid gap-5 sm:grid-cols-2">
        <WizardField name="budget.budgetId" label={t('source')} className="sm:col-span-2">
          <Select {...register('budget.budgetId', { setValueAs: (value: unknown) => (value ? value : null) })}>
            <option value="">{t('noSource')}</option>
            {choices.budgets.map((one) => (
              <option key={one.id} value={one.id}>
                {t('left', {
                  name: locale === 'en' ? one.titleEn : one.titleZh,
                  points: formatPoints(one.remainingPoints, locale),
                })}
              </option>
            ))}
          </Select>
        </WizardField>
        <WholeField name="budget.points" label={t('points')} unit={t('pointsUnit')} />
        <MoneyField name="budget.minor" label={t('minor')} hint={t('minorHint')} />
      </div>
    </Panel>
  )
}
