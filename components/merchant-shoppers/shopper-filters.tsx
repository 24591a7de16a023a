import { useTranslations } from 'next-intl'
import { FilterForm } from '@/components/merchant-kit/filter-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { type ShopperFilter, shopperOrders } from '@/lib/analytics/shoppers/schema'
import { paths } from '@/lib/paths'
import { segmentCodes } from '@/lib/shoppers/segments/rules'

/** Which shoppers, and in which order. */
export function ShopperFilters({ filter }: { filter: ShopperFilter }) {
  const t = useTranslations('merchant.shoppers')
  const named = useTranslations('points.ruleWords.segments')
  const isFiltered = Boolean(filter.q || filter.segment || filter.r || filter.f)
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
      <Field label={t('sort')} className="col-span-2 md:w-44">
        <Select name="sort" defaultValue={filter.sort} key={filter.sort}>
          {shopperOrders.map((order) => (
            <option key={order} value={order}>
              {t(`sorts.${order}`)}
            </option>
          ))}
        </Select>
      </Field>
    </FilterForm>
  )
}
