import { getTranslations } from 'next-intl/server'
import { FilterForm } from '@/components/merchant-kit/filter-form'
import { NavStrip } from '@/components/merchant-kit/nav-strip-client'
import { chipStyle } from '@/components/ui/chip-style'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { ListedRule } from '@/lib/earning/programme/queries'
import { type RuleList, ruleSorts } from '@/lib/earning/programme/schema'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { isIn } from './arranged-rules'

const states = ['live', 'coming', 'draft', 'ended'] as const

/** The state by one press, with how many there are; the name and the order by a form. */
export async function RuleFilters({ rules, filter }: { rules: readonly ListedRule[]; filter: RuleList }) {
  const t = await getTranslations('points-desk.programme.list')
  const chip = (state: RuleList['state'], label: string, count: number) => (
    <Link
      key={label}
      href={paths.merchant.programme({ ...filter, state })}
      aria-current={filter.state === state ? 'true' : undefined}
      className={chipStyle('shrink-0')}
    >
      {t('chip', { label, count })}
    </Link>
  )
  return (
    <>
      <NavStrip
        aria-label={t('states')}
        className="-mx-4 mb-4 flex gap-2 overflow-x-auto px-4 md:mx-0 md:flex-wrap md:px-0"
      >
        {chip(null, t('all'), rules.length)}
        {states.map((state) => chip(state, t(`state.${state}`), rules.filter((one) => isIn(one, state)).length))}
      </NavStrip>
      <FilterForm action={paths.merchant.programme()} isFiltered={filter.q !== '' || filter.sort !== 'state'}>
        {filter.state ? <input type="hidden" name="state" value={filter.state} /> : null}
        <Field label={t('search')} className="col-span-2 md:w-56">
          <Input type="search" name="q" defaultValue={filter.q} autoComplete="off" />
        </Field>
        <Field label={t('sort')} className="col-span-2 md:w-48">
          <Select name="sort" defaultValue={filter.sort}>
            {ruleSorts.map((one) => (
              <option key={one} value={one}>
                {t(`sorts.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      </FilterForm>
    </>
  )
}
