'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { chipStyle } from '@/components/ui/chip-style'
import { Field } from '@/components/ui/field'
import { X } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import type { Subject } from '@/lib/earning/programme/queries'

const SHOWN = 12

type GoodsPickerProps = {
  kind: 'products' | 'collections'
  all: readonly Subject[]
  ids: readonly string[]
  onToggle: (subject: Subject, isOn: boolean) => void
  error?: ReactNode
}

/** Some of the shop's products or collections, searched for by name; the chosen ones stand above as chips. */
export function GoodsPicker({ kind, all, ids, onToggle, error }: GoodsPickerProps) {
  const t = useTranslations('merchant.kit.goods')
  const locale = useLocale()
  const [search, setSearch] = useState('')
  const title = ({ titleZh, titleEn }: Subject) => (locale === 'en' ? titleEn || titleZh : titleZh || titleEn)
  const chosen = all.filter((one) => ids.includes(one.id))
  const wanted = search.trim().toLowerCase()
  const found = all.filter((one) => `${one.titleZh} ${one.titleEn} ${one.slug}`.toLowerCase().includes(wanted))
  return (
    <>
      {chosen.length > 0 ? (
        <ul className="flex flex-wrap gap-2" aria-label={t('chosen')}>
          {chosen.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className={chipStyle()}
                onClick={() => onToggle(one, false)}
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
      <div className="grid max-h-72 auto-rows-max grid-cols-[repeat(auto-fill,minmax(min(13rem,100%),1fr))] content-start gap-x-4 overflow-y-auto overscroll-contain rounded-lg bg-surface px-3">
        {found.slice(0, SHOWN).map((one) => (
          <Checkbox
            key={one.id}
            label={title(one)}
            hint={one.pieces === 0 ? t(`empty.${kind}`) : undefined}
            checked={ids.includes(one.id)}
            onChange={({ target }) => onToggle(one, target.checked)}
          />
        ))}
        {found.length === 0 ? <p className="py-3 text-ink-muted text-sm">{t('noneFound')}</p> : null}
      </div>
      {found.length > SHOWN ? (
        <p className="text-ink-muted text-sm">{t('more', { count: found.length - SHOWN })}</p>
      ) : null}
    </>
  )
}
