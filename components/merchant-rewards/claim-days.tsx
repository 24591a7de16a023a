import { DayRangeFields } from '@/components/merchant-kit/day-range-fields'
import { FilterForm } from '@/components/merchant-kit/filter-form'
import { paths } from '@/lib/paths'
import type { ClaimList } from '@/lib/rewards/staff/schema'

/** On which days the claims that are shown were made; what else the list is narrowed by stays. */
export function ClaimDays({ asked }: { asked: ClaimList }) {
  const { from, to, state, reward, of, sort } = asked
  return (
    <FilterForm action={paths.merchant.claims()} isFiltered={from !== null || to !== null}>
      {Object.entries({ state, reward, of, sort }).map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <DayRangeFields from={from} to={to} />
    </FilterForm>
  )
}
