import { useLocale, useTranslations } from 'next-intl'
import { chipStyle } from '@/components/ui/chip-style'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { Budget } from '@/lib/points/budgets/queries'
import type { JournalFilter } from '@/lib/points/staff/schema'

export type NamedBudget = Pick<Budget, 'id' | 'titleZh' | 'titleEn'>

/** Which budget's postings to show; one that is not offered any more stands for itself. */
export function BudgetField({ budget, budgets }: { budget: string | null; budgets: readonly NamedBudget[] }) {
  const t = useTranslations('merchant.journal.budget')
  const locale = useLocale()
  return (
    <Field label={t('label')} className="md:w-44">
      <Select name="budget" defaultValue={budget ?? ''} key={budget}>
        <option value="">{t('any')}</option>
        {budgets.map((one) => (
          <option key={one.id} value={one.id}>
            {locale === 'en' ? one.titleEn : one.titleZh}
          </option>
        ))}
        {budget && budgets.every(({ id }) => id !== budget) ? <option value={budget}>{t('other')}</option> : null}
      </Select>
    </Field>
  )
}

/** That only what a year gave out of the budget is shown, and what became of it; pressed, all of the budget is. */
export function GivenChip({ filter }: { filter: JournalFilter }) {
  const t = useTranslations('merchant.journal.budget')
  if (!filter.budget || filter.given === null) return null
  const year = String(filter.given)
  return (
    <p className="mb-4">
      <Link
        href={paths.merchant.journal({ ...filter, given: null, flow: null, page: null })}
        aria-current="true"
        aria-label={t('dropGiven', { year })}
        className={chipStyle('gap-1')}
      >
        {t(filter.flow === 'used' || filter.flow === 'expired' ? filter.flow : 'given', { year })}
        <span aria-hidden="true">×</span>
      </Link>
    </p>
  )
}
