'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { chipStyle } from '@/components/ui/chip-style'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { X } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import type { Subject } from '@/lib/earning/programme/queries'
import { useRuleDesk } from '../rule-desk-client'
import { useCondition, useRulePart } from '../rule-field-client'

type Kind = 'products' | 'collections'

const SHOWN = 12

/** If: which goods the rule speaks of, searched for by name; with some chosen it counts on these alone, or on the whole order. */
export function GoodsFields({ kind }: { kind: Kind }) {
  const t = useTranslations('points-desk.programme.if')
  const [search, setSearch] = useState('')
  const { all, chosen, toggle, error, title } = useGoods(kind)
  const scope = useRulePart('scope')
  const wanted = search.trim().toLowerCase()
  const found = all.filter((one) => `${one.titleZh} ${one.titleEn} ${one.slug}`.toLowerCase().includes(wanted))
  return (
    <div className="grid gap-3">
      {chosen.length > 0 ? (
        <ul className="flex flex-wrap gap-2" aria-label={t('chosen')}>
          {chosen.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className={chipStyle()}
                onClick={() => toggle(one, false)}
                aria-label={t('unchoose', { name: title(one) })}
              >
                {title(one)}
                <X aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <Field label={t(`search.${kind}`)} error={error}>
        <Input type="search" value={search} onChange={({ target }) => setSearch(target.value)} autoComplete="off" />
      </Field>
      <div className="grid max-h-72 overflow-y-auto overscroll-contain rounded-lg bg-surface px-3 sm:grid-cols-2 sm:gap-x-4">
        {found.slice(0, SHOWN).map((one) => (
          <Checkbox
            key={one.id}
            label={title(one)}
            hint={one.pieces === 0 ? t(`empty.${kind}`) : undefined}
            checked={chosen.includes(one)}
            onChange={({ target }) => toggle(one, target.checked)}
          />
        ))}
        {found.length === 0 ? <p className="py-3 text-ink-muted text-sm">{t('noneFound')}</p> : null}
      </div>
      {found.length > SHOWN ? (
        <p className="text-ink-muted text-sm">{t('more', { count: found.length - SHOWN })}</p>
      ) : null}
      <Checkbox
        label={t('lines')}
        hint={t('linesHint')}
        checked={scope.value === 'lines'}
        onChange={({ target }) => scope.set(target.checked ? 'lines' : 'order')}
      />
      {scope.errorAt() ? <FormError>{scope.errorAt()}</FormError> : null}
    </div>
  )
}

function useGoods(kind: Kind) {
  const locale = useLocale()
  const { facts } = useRuleDesk()
  const { value, put, error } = useCondition(kind)
  const all = facts.subjects[kind]
  const ids: readonly string[] = value?.ids ?? []
  const toggle = (subject: Subject, isOn: boolean) => {
    const next = isOn ? [...ids, subject.id] : ids.filter((one) => one !== subject.id)
    const goods = next.flatMap((id) => all.find((one) => one.id === id) ?? [])
    put({
      kind,
      ids: next,
      slugs: goods.map(({ slug }) => slug),
      named: goods.slice(0, 3).map(({ titleZh, titleEn }) => ({ titleZh, titleEn })),
    })
  }
  return {
    all,
    chosen: all.filter((one) => ids.includes(one.id)),
    toggle,
    error: error(),
    title: ({ titleZh, titleEn }: Subject) => (locale === 'en' ? titleEn || titleZh : titleZh || titleEn),
  }
}
