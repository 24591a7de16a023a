import { useTranslations } from 'next-intl'
import { chipStyle } from '@/components/ui/chip-style'
import { X } from '@/components/ui/icons'
import { filterCount, listQuery, toggled, withoutFilters } from '@/lib/catalog/listing/rules'
import type { ListParams } from '@/lib/catalog/listing/schema'
import { ListLink } from './list-link'
import type { ListPlace } from './product-list'
import { useTagWords } from './tag-words'

/** What narrows the list now, each a press away from being gone, and all of it at once. */
export function ActiveFilters({ params, place }: { params: ListParams; place: ListPlace }) {
  const t = useTranslations('catalog.list')
  const say = useTagWords()
  if (filterCount(params) === 0) return null
  const { min, max } = params
  const price =
    min !== undefined && max !== undefined
      ? t('priceBetween', { min, max })
      : min !== undefined
        ? t('priceFrom', { min })
        : max !== undefined
          ? t('priceTo', { max })
          : null
  const chips: { name: string; without: Partial<ListParams> }[] = [
    ...params.tag.map((tag) => ({ name: say(tag), without: { tag: toggled(params.tag, tag) } })),
    ...params.vendor.map((vendor) => ({ name: vendor, without: { vendor: toggled(params.vendor, vendor) } })),
    ...(price ? [{ name: price, without: { min: undefined, max: undefined } }] : []),
    ...(params.stock ? [{ name: t('stock'), without: { stock: false } }] : []),
  ]
  return (
    <ul aria-label={t('chosen')} className="mb-5 flex flex-wrap items-center gap-2">
      {chips.map(({ name, without }) => (
        <li key={name}>
          <ListLink
            href={place.href(listQuery(params, without))}
            aria-label={t('remove', { name })}
            className={chipStyle()}
          >
            {name}
            <X aria-hidden="true" />
          </ListLink>
        </li>
      ))}
      <li>
        <ListLink
          href={place.href(listQuery(withoutFilters(params)))}
          className="inline-flex min-h-11 items-center px-2 text-sm underline decoration-line-strong underline-offset-4 hover:decoration-ink md:min-h-8.5"
        >
          {t('clear')}
        </ListLink>
      </li>
    </ul>
  )
}
