import { getTranslations } from 'next-intl/server'
import { DayRangeFields } from '@/components/merchant-kit/day-range-fields'
import { FilterForm } from '@/components/merchant-kit/filter-form'
import { chipStyle } from '@/components/ui/chip-style'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { type PostingKind, postingKinds } from '@/lib/points/rules'
import type { JournalFilter } from '@/lib/points/staff/schema'

/** Kinds are pressed on and off; the days and the shopper are kept. */
export async function JournalFilters({ filter }: { filter: JournalFilter }) {
  const t = await getTranslations('merchant')
  const { page: _, ...kept } = filter
  const isOn = (kind: PostingKind) => filter.kind.includes(kind)
  const toggled = (kind: PostingKind) =>
    isOn(kind) ? filter.kind.filter((one) => one !== kind) : [...filter.kind, kind]
  return (
    <>
      <nav
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
      </nav>
      <FilterForm
        action={paths.merchant.journal()}
        isFiltered={Boolean(filter.kind.length || filter.from || filter.to || filter.shopper)}
      >
        {filter.kind.map((kind) => (
          <input key={kind} type="hidden" name="kind" value={kind} />
        ))}
        {filter.shopper ? <input type="hidden" name="shopper" value={filter.shopper} /> : null}
        <DayRangeFields from={filter.from} to={filter.to} />
      </FilterForm>
    </>
  )
}
