import { useLocale, useTranslations } from 'next-intl'
import { chipStyle } from '@/components/ui/chip-style'
import { X } from '@/components/ui/icons'
import { filterCount, listQuery, toggled, withoutFilters } from '@/lib/catalog/listing/rules'
import type { ListParams } from '@/lib/catalog/listing/schema'
import { formatMoney } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { MINOR_PER_UNIT } from '@/lib/kernel/money'
import { ListLink } from './list-link'
import type { ListPlace } from './product-list'
import { useTagWords } from './tag-words'

/** What narrows the list now, each a press away from being gone, and all of it at once. */
export function ActiveFilters({ params, place }: { params: ListParams; place: ListPlace }) {
  const t = useTranslations('catalog.list')
  const locale = useLocale()
  const say = useTagWords()
  if (filterCount(params) === 0) return null
  const { min, max } = params
  const money = (units: number) => formatMoney(units * MINOR_PER_UNIT, shopCurrency(), locale, { trimZeros: true })
  const price =
    min !== undefined && max !== undefined
      ? t('priceBetween', { min: money(min), max: money(max) })
      : min !== undefined
        ? t('priceFrom', { min: money(min) })
        : max !== undefined
          ? t('priceTo', { max: money(max) })
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
