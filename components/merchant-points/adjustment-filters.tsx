import { getTranslations } from 'next-intl/server'
import { NavStrip } from '@/components/merchant-kit/nav-strip-client'
import { chipStyle } from '@/components/ui/chip-style'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { adjustmentStates } from '@/lib/points/adjustments/rules'
import type { AdjustmentFilter } from '@/lib/points/adjustments/schema'

/** The state, by one press. */
export async function AdjustmentFilters({ filter }: { filter: AdjustmentFilter }) {
  const t = await getTranslations('points-desk')
  const { page: _, ...kept } = filter
  return (
    <NavStrip
      aria-label={t('list.states')}
      className="-mx-4 mb-4 flex gap-2 overflow-x-auto px-4 md:mx-0 md:flex-wrap md:px-0"
    >
      {[null, ...adjustmentStates].map((state) => (
        <Link
          key={state ?? 'all'}
          href={paths.merchant.adjustments({ ...kept, state })}
          aria-current={filter.state === state ? 'true' : undefined}
          className={chipStyle('shrink-0')}
        >
          {state ? t(`states.${state}`) : t('list.all')}
        </Link>
      ))}
    </NavStrip>
  )
}
