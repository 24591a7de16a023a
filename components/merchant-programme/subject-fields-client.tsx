'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { Disclosure } from '@/components/ui/disclosure'
import { useCondition, useRulePart } from './rule-field-client'
import { TierField } from './tier-field-client'

type Subject = { id: string; slug: string; titleZh: string; titleEn: string }
type Tier = { code: string; nameZh: string; nameEn: string }
export type SubjectFieldsProps = {
  products: readonly Subject[]
  collections: readonly Subject[]
  tiers: readonly Tier[]
}

/** Which goods the rule speaks of; with some chosen it counts on these alone, or on the whole order. */
export function SubjectFields({ products, collections, tiers }: SubjectFieldsProps) {
  const t = useTranslations('points-desk.programme.if')
  const scope = useRulePart('scope')
  const conditions = useRulePart('conditions')
  const isNarrow = conditions.value.some((one) => one.kind === 'products' || one.kind === 'collections')
  return (
    <div className="border-line border-t">
      <TierField tiers={tiers} />
      <Choice kind="collections" all={collections} />
      <Choice kind="products" all={products} />
      {isNarrow ? (
        <Checkbox
          label={t('lines')}
          hint={t('linesHint')}
          className="mt-3"
          checked={scope.value === 'lines'}
          onChange={(event) => scope.set(event.target.checked ? 'lines' : 'order')}
        />
      ) : null}
    </div>
  )
}

function Choice({ kind, all }: { kind: 'products' | 'collections'; all: readonly Subject[] }) {
  const t = useTranslations('points-desk.programme.if')
  const locale = useLocale()
  const { value, put } = useCondition(kind)
  const scope = useRulePart('scope')
  const chosen: readonly string[] = value?.ids ?? []
  const toggle = (id: string, isOn: boolean) => {
    const next = isOn ? [...chosen, id] : chosen.filter((one) => one !== id)
    const goods = all.filter((one) => next.includes(one.id))
    put(
      next.length > 0
        ? {
            kind,
            ids: next,
            slugs: goods.map(({ slug }) => slug),
            named: goods.slice(0, 3).map(({ titleZh, titleEn }) => ({ titleZh, titleEn })),
          }
        : null,
    )
    if (next.length === 0) scope.set('order')
  }
  return (
    <Disclosure summary={t(kind, { count: chosen.length })}>
      <div className="grid max-h-80 overflow-y-auto sm:grid-cols-2">
        {all.map((one) => (
          <Checkbox
            key={one.id}
            label={locale === 'en' ? one.titleEn : one.titleZh}
            checked={chosen.includes(one.id)}
            onChange={(event) => toggle(one.id, event.target.checked)}
          />
        ))}
      </div>
    </Disclosure>
  )
}
