import { Check } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Input } from '@/components/ui/input'
import type { FacetCount, ProductList } from '@/lib/catalog/listing/queries'
import { listQuery, toggled } from '@/lib/catalog/listing/rules'
import type { ListParams } from '@/lib/catalog/listing/schema'
import { ListLink } from './list-link'
import type { ListPlace } from './product-list'
import { tagWords } from './tag-words'

type ListFiltersProps = { list: ProductList; params: ListParams; place: ListPlace }

/** What the list can be narrowed by, with how much is behind each. Links and one plain form: no script is needed. */
export async function ListFilters({ list, params, place }: ListFiltersProps) {
  const [t, say] = await Promise.all([getTranslations('catalog.list'), tagWords()])
  const { facets } = list
  const to = (change: Partial<ListParams>) => place.href(listQuery(params, change))
  return (
    <div className="grid">
      <ul className="border-line border-b pb-2">
        <Choice href={to({ stock: !params.stock })} taken={params.stock} count={facets.inStock}>
          {t('stock')}
        </Choice>
      </ul>
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
  return (
    <Disclosure summary={title} open>
      <ul>
        {values.map(({ value, count }) => (
          <Choice key={value} href={href(value)} taken={taken.includes(value)} count={count}>
            {name(value)}
          </Choice>
        ))}
      </ul>
    </Disclosure>
  )
}

function Choice({
  href,
  taken,
  count,
  children,
}: {
  href: string
  taken: boolean
  count: number
  children: ReactNode
}) {
  return (
    <li>
      <ListLink
        href={href}
        aria-current={taken ? 'true' : undefined}
        className="group flex min-h-11 items-center gap-3 rounded-md text-ink hover:underline underline-offset-4 md:min-h-9 md:text-[0.9375rem]"
      >
        <span
          aria-hidden="true"
          className="grid size-5 shrink-0 place-items-center rounded-sm border border-line-strong group-aria-[current]:border-primary group-aria-[current]:bg-primary"
        >
          {taken ? <Check strokeWidth={3} className="size-3.5 text-on-primary" /> : null}
        </span>
        <span className="min-w-0 flex-1">{children}</span>
        <span className="text-ink-muted text-sm tabular">{count}</span>
      </ListLink>
    </li>
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
