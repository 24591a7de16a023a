import { DayRangeFields } from '@/components/merchant-kit/day-range-fields'
import { FilterForm } from '@/components/merchant-kit/filter-form'
import { paths } from '@/lib/paths'
import type { OutcomeRange } from '@/lib/rewards/conversions/schema'

/** On which days was exchanged what the report tells of. */
export function OutcomeDays({ from, to }: OutcomeRange) {
  return (
    <FilterForm action={paths.merchant.outcomes()} isFiltered={from !== null || to !== null}>
      <DayRangeFields from={from} to={to} />
    </FilterForm>
  )
}
