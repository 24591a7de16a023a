import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Input } from '@/components/ui/input'
import type { FacetCount, ProductList } from '@/lib/catalog/listing/queries'
import { listQuery, toggled } from '@/lib/catalog/listing/rules'
import type { ListParams } from '@/lib/catalog/listing/schema'
import { FacetChoices } from './facet-choices-client'
import type { ListPlace } from './product-list'
import { useTagWords } from './tag-words'

type ListFiltersProps = { list: ProductList; params: ListParams; place: ListPlace }

/** What the list can be narrowed by, with how much is behind each. Links and one plain form: no script is needed. */
export function ListFilters({ list, params, place }: ListFiltersProps) {
  const t = useTranslations('catalog.list')
  const say = useTagWords()
  const { facets } = list
  const to = (change: Partial<ListParams>) => place.href(listQuery(params, change))
  const inStock = { href: to({ stock: !params.stock }), name: t('stock'), count: facets.inStock, taken: params.stock }
  return (
    <div className="grid">
      <FacetChoices className="border-line border-b pb-2" choices={[inStock]} />
      <Facet title={t('tags')} values={facets.tags} taken={params.tag} name={say}>
        {(value) => to({ tag: toggled(params.tag, value) })}
      </Facet>
      <Facet title={t('vendors')} values={facets.vendors} taken={params.vendor} name={(value) => value}>
        {(value) => to({ vendor: toggled(params.vendor, value) })}
      </Facet>
      <Disclosure summary={t('price')} open>
        <PriceForm params={params} place={place} words={{ min: t('min'), max: t('max'), apply: t('apply') }} />
      </Disclosure>
    </div>
  )
}

type FacetProps = {
  title: string
  values: readonly FacetCount[]
  taken: readonly string[]
  name: (value: string) => string
  children: (value: string) => string
}

function Facet({ title, values, taken, name, children: href }: FacetProps) {
  if (values.length < 2 && taken.length === 0) return null
  const choices = values.map(({ value, count }) => ({
    href: href(value),
    name: name(value),
    count,
    taken: taken.includes(value),
  }))
  return (
    <Disclosure summary={title} open>
      <FacetChoices choices={choices} />
    </Disclosure>
  )
}

type PriceFormProps = { params: ListParams; place: ListPlace; words: { min: string; max: string; apply: string } }

function PriceForm({ params, place, words }: PriceFormProps) {
  const { min: _min, max: _max, ...kept } = listQuery(params)
  const hidden = Object.entries(kept).flatMap(([name, value]) =>
    value === null ? [] : (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)] as const),
  )
  return (
    <form action={place.action} className="flex items-center gap-2 pt-1">
      {hidden.map(([name, value]) => (
        <input key={`${name}${value}`} type="hidden" name={name} value={value} />
      ))}
      <Input
        name="min"
        inputMode="numeric"
        pattern="[0-9]*"
        maxLength={7}
        aria-label={words.min}
        placeholder={words.min}
        defaultValue={params.min}
        className="min-w-0 px-2.5"
      />
      <span aria-hidden="true">–</span>
      <Input
        name="max"
        inputMode="numeric"
        pattern="[0-9]*"
        maxLength={7}
        aria-label={words.max}
        placeholder={words.max}
        defaultValue={params.max}
        className="min-w-0 px-2.5"
      />
      <Button type="submit" tone="outline" className="px-3">
        {words.apply}
      </Button>
    </form>
  )
}
