import { getLocale, getTranslations } from 'next-intl/server'
import { FilterForm } from '@/components/merchant-kit/filter-form'
import { chipStyle } from '@/components/ui/chip-style'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { CollectionChoice } from '@/lib/catalog/manage/queries'
import { productStatuses } from '@/lib/catalog/manage/rules'
import { type ManageFilter, manageSorts } from '@/lib/catalog/manage/schema'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

type ProductFiltersProps = { filter: ManageFilter; collections: readonly CollectionChoice[] }

/** What narrows the products: the status by one press, the rest by a form whose fields are the address. */
export async function ProductFilters({ filter, collections }: ProductFiltersProps) {
  const t = await getTranslations('merchant-catalog.list')
  const locale = await getLocale()
  const { page: _, ...kept } = filter
  return (
    <>
      <nav aria-label={t('states')} className="mb-4 flex flex-wrap gap-2">
        {[undefined, ...productStatuses].map((status) => (
          <Link
            key={status ?? 'all'}
            href={paths.merchant.catalog({ ...kept, status })}
            prefetch={false}
            aria-current={filter.status === status ? 'true' : undefined}
            className={chipStyle()}
          >
            {status ? t(`status.${status}`) : t('all')}
          </Link>
        ))}
      </nav>
      <FilterForm
        action={paths.merchant.catalog()}
        isFiltered={Boolean(filter.q || filter.collection || filter.status)}
      >
        {filter.status ? <input type="hidden" name="status" value={filter.status} /> : null}
        <Field label={t('search')} className="col-span-2 md:w-64">
          <Input
            type="search"
            name="q"
            key={filter.q}
            defaultValue={filter.q}
            placeholder={t('searchHint')}
            maxLength={100}
          />
        </Field>
        <Field label={t('collection')}>
          <Select name="collection" key={filter.collection} defaultValue={filter.collection ?? ''}>
            <option value="">{t('anyCollection')}</option>
            {collections.map(({ id, titleZh, titleEn }) => (
              <option key={id} value={id}>
                {locale === 'en' ? titleEn : titleZh}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('sort')}>
          <Select name="sort" key={filter.sort} defaultValue={filter.sort}>
            {manageSorts.map((sort) => (
              <option key={sort} value={sort}>
                {t(`sorts.${sort}`)}
              </option>
            ))}
          </Select>
        </Field>
      </FilterForm>
    </>
  )
}
