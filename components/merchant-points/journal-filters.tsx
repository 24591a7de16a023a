import { getLocale, getTranslations } from 'next-intl/server'
import { DayRangeFields } from '@/components/merchant-kit/day-range-fields'
import { FilterForm } from '@/components/merchant-kit/filter-form'
import { NavStrip } from '@/components/merchant-kit/nav-strip-client'
import { chipStyle } from '@/components/ui/chip-style'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { type PostingKind, postingKinds } from '@/lib/points/rules'
import type { JournalFilter, JournalFlow } from '@/lib/points/staff/schema'
import { BudgetField, GivenChip, type NamedBudget } from './journal-budget'

const flows: readonly JournalFlow[] = [
  'issued',
  'taken-back',
  'used',
  'redeemed',
  'returned',
  'expired',
  'available',
  'pending',
  'held',
  'outstanding',
]

type Named = Readonly<Record<string, { zh: string; en: string }>>
type JournalFiltersProps = {
  filter: JournalFilter
  /** what points are given for, beside orders and by hand */
  actions: { behaviours: Named; campaigns: Named }
  budgets: readonly NamedBudget[]
}

/** Kinds are pressed on and off; the days and the shopper are kept. */
export async function JournalFilters({ filter, actions, budgets }: JournalFiltersProps) {
  const locale = (await getLocale()) === 'en' ? 'en' : 'zh'
  const t = await getTranslations('merchant')
  const { page: _, ...kept } = filter
  const isOn = (kind: PostingKind) => filter.kind.includes(kind)
  const toggled = (kind: PostingKind) =>
    isOn(kind) ? filter.kind.filter((one) => one !== kind) : [...filter.kind, kind]
  return (
    <>
      <NavStrip
        aria-label={t('journal.kinds')}
        className="-mx-4 mb-4 flex gap-2 overflow-x-auto px-4 md:mx-0 md:flex-wrap md:px-0"
      >
        <Link
          href={paths.merchant.journal({ ...kept, kind: [] })}
          aria-current={filter.kind.length === 0 ? 'true' : undefined}
          className={chipStyle('shrink-0')}
        >
          {t('journal.all')}
        </Link>
        {postingKinds.map((kind) => (
          <Link
            key={kind}
            href={paths.merchant.journal({ ...kept, kind: toggled(kind) })}
            aria-current={isOn(kind) ? 'true' : undefined}
            className={chipStyle('shrink-0')}
          >
            {t(`postingKind.${kind}`)}
          </Link>
        ))}
      </NavStrip>
      <GivenChip filter={filter} />
      <FilterForm
        action={paths.merchant.journal()}
        isFiltered={Boolean(
          filter.kind.length ||
            filter.flow ||
            filter.action ||
            filter.budget ||
            filter.from ||
            filter.to ||
            filter.shopper,
        )}
      >
        {filter.kind.map((kind) => (
          <input key={kind} type="hidden" name="kind" value={kind} />
        ))}
        {filter.shopper ? <input type="hidden" name="shopper" value={filter.shopper} /> : null}
        {filter.budget && filter.given !== null ? <input type="hidden" name="given" value={filter.given} /> : null}
        {filter.sort === 'newest' ? null : <input type="hidden" name="sort" value={filter.sort} />}
        <Field label={t('journal.action.label')} className="col-span-2 md:w-52">
          <Select name="action" defaultValue={filter.action ?? ''} key={filter.action}>
            <option value="">{t('journal.action.any')}</option>
            <option value="order">{t('journal.action.order')}</option>
            <option value="adjustment">{t('journal.action.adjustment')}</option>
            {(['behaviours', 'campaigns'] as const).map((kind) => (
              <optgroup key={kind} label={t(`journal.action.${kind}`)}>
                {Object.entries(actions[kind]).map(([of, name]) => (
                  <option key={of} value={`${kind.slice(0, -1)}:${of}`}>
                    {name[locale]}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        </Field>
        <Field label={t('journal.flow.label')}>
          <Select name="flow" defaultValue={filter.flow ?? ''} key={filter.flow}>
            <option value="">{t('journal.flow.any')}</option>
            {flows.map((flow) => (
              <option key={flow} value={flow}>
                {t(`journal.flow.${flow}`)}
              </option>
            ))}
          </Select>
        </Field>
        <BudgetField budget={filter.budget} budgets={budgets} />
        <DayRangeFields from={filter.from} to={filter.to} />
      </FilterForm>
    </>
  )
}
