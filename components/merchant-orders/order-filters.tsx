import { getTranslations } from 'next-intl/server'
import { DayRangeFields } from '@/components/merchant-kit/day-range-fields'
import { FilterForm } from '@/components/merchant-kit/filter-form'
import { NavStrip } from '@/components/merchant-kit/nav-strip-client'
import { SortField } from '@/components/merchant-kit/sort-field'
import { chipStyle } from '@/components/ui/chip-style'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Link } from '@/lib/i18n/navigation'
import { orderStates } from '@/lib/orders/rules'
import type { OrderFilter } from '@/lib/orders/staff/schema'
import { paths } from '@/lib/paths'

/** What narrows the orders: the state by one press, the rest by a form. */
export async function OrderFilters({ filter, waiting }: { filter: OrderFilter; waiting: number }) {
  const t = await getTranslations('merchant')
  const { page: _, ...kept } = filter
  return (
    <>
      <NavStrip
        aria-label={t('orders.states')}
        className="-mx-4 mb-4 flex gap-2 overflow-x-auto px-4 md:mx-0 md:flex-wrap md:px-0"
      >
        {[null, ...orderStates].map((state) => (
          <Link
            key={state ?? 'all'}
            href={paths.merchant.orders({ ...kept, state, refund: state ? filter.refund : null })}
            aria-current={filter.state === state && (state || !filter.refund) ? 'true' : undefined}
            className={chipStyle('shrink-0')}
          >
            {state ? t(`orderState.${state}`) : t('orders.all')}
          </Link>
        ))}
        {(['asked', 'partly'] as const).map((refund) => (
          <Link
            key={refund}
            href={paths.merchant.orders({ ...kept, refund: filter.refund === refund ? null : refund })}
            aria-current={filter.refund === refund ? 'true' : undefined}
            className={chipStyle('shrink-0')}
          >
            {t(`request.filter.${refund}`, { count: waiting })}
          </Link>
        ))}
        {(['first', 'back'] as const).map((buyers) => (
          <Link
            key={buyers}
            href={paths.merchant.orders({ ...kept, buyers: filter.buyers === buyers ? null : buyers })}
            aria-current={filter.buyers === buyers ? 'true' : undefined}
            className={chipStyle('shrink-0')}
          >
            {t(`orders.buyers.${buyers}`)}
          </Link>
        ))}
      </NavStrip>
      <FilterForm
        action={paths.merchant.orders()}
        isFiltered={Boolean(
          filter.q || filter.from || filter.to || filter.state || filter.refund || filter.buyers || filter.shopper,
        )}
      >
        {filter.state ? <input type="hidden" name="state" value={filter.state} /> : null}
        {filter.refund ? <input type="hidden" name="refund" value={filter.refund} /> : null}
        {filter.buyers ? <input type="hidden" name="buyers" value={filter.buyers} /> : null}
        {filter.shopper ? <input type="hidden" name="shopper" value={filter.shopper} /> : null}
        <Field label={t('orders.search')} className="col-span-2 md:w-64">
          <Input
            type="search"
            name="q"
            defaultValue={filter.q ?? ''}
            key={filter.q}
            placeholder={t('orders.searchHint')}
          />
        </Field>
        <Field label={t('orders.by')} className="col-span-2 md:w-36">
          <Select name="by" defaultValue={filter.by} key={filter.by}>
            {(['placed', 'paid', 'refunded', 'money'] as const).map((by) => (
              <option key={by} value={by}>
                {t(`orders.byDay.${by}`)}
              </option>
            ))}
          </Select>
        </Field>
        <DayRangeFields from={filter.from} to={filter.to} />
        <SortField
          sort={filter.sort}
          columns={[
            { key: 'day', label: t(`orders.byDay.${filter.by}`), kind: 'day' },
            { key: 'total', label: t('orders.columns.total'), kind: 'number' },
            { key: 'points', label: t('orders.columns.points'), kind: 'number' },
          ]}
        />
      </FilterForm>
    </>
  )
}
