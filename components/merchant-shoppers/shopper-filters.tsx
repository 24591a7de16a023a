import { useTranslations } from 'next-intl'
import { FilterForm } from '@/components/merchant-kit/filter-form'
import { SortField } from '@/components/merchant-kit/sort-field'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { ShopperFilter } from '@/lib/analytics/shoppers/schema'
import { paths } from '@/lib/paths'
import { segmentCodes } from '@/lib/shoppers/segments/rules'

/** Which shoppers, and in which order. */
export function ShopperFilters({ filter }: { filter: ShopperFilter }) {
  const t = useTranslations('merchant.shoppers')
  const bucket = useTranslations('merchant.bucket')
  const named = useTranslations('points.ruleWords.segments')
  const isFiltered = Boolean(filter.q || filter.segment || filter.r || filter.f || filter.arm)
  return (
    <FilterForm action={paths.merchant.shoppers()} isFiltered={isFiltered}>
      <Field label={t('search')} className="col-span-2 md:w-72">
        <Input type="search" name="q" defaultValue={filter.q ?? ''} key={filter.q} placeholder={t('searchHint')} />
      </Field>
      <Field label={t('segment')} className="col-span-2 md:w-60">
        <Select name="segment" defaultValue={filter.segment ?? ''} key={filter.segment}>
          <option value="">{t('everybody')}</option>
          {segmentCodes.map((code) => (
            <option key={code} value={code}>
              {named(code)}
            </option>
          ))}
        </Select>
      </Field>
      {filter.arm ? (
        <Field label={t('arm.label')} className="col-span-2 md:w-64">
          <Select name="arm" defaultValue={filter.arm} key={filter.arm}>
            <option value="">{t('everybody')}</option>
            <option value="held">{t('arm.held')}</option>
            <option value="rest">{t('arm.rest')}</option>
          </Select>
        </Field>
      ) : null}
      <SortField
        sort={filter.sort}
        columns={[
          { key: 'newest', label: t('columns.since'), kind: 'day' },
          { key: 'orders', label: t('columns.orders'), kind: 'number' },
          { key: 'spent', label: t('columns.spent'), kind: 'number' },
          { key: 'available', label: bucket('available'), kind: 'number' },
          { key: 'pending', label: bucket('pending'), kind: 'number' },
          { key: 'held', label: bucket('held'), kind: 'number' },
        ]}
      />
    </FilterForm>
  )
}
