'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { Finding } from '@/lib/desk/queries'
import { addressOf } from './finding-address'
import { palettePlaces } from './palette-places'
import { recent } from './remembered-client'

export const deedNames = ['language', 'theme', 'shortcuts'] as const
export type Deed = (typeof deedNames)[number]

/** One line of the palette: a way somewhere, or something that it does. */
export type Entry = { id: string; label: string; hint: string } & ({ href: string } | { deed: Deed })
export type Group = { value: string; items: Entry[] }

const matches = (query: string, ...texts: string[]) => {
  const words = query.toLowerCase().split(/\s+/)
  const text = texts.join(' ').toLowerCase()
  return words.every((word) => text.includes(word))
}

/** What the palette offers for what was typed: what was found, places, what can be made, what it can do. */
export function usePaletteGroups(query: string, places: readonly string[], found: readonly Finding[]): Group[] {
  const t = useTranslations('desk')
  const figures = useTranslations('analytics.frame.tabs')
  const locale = useLocale()
  const known = palettePlaces
    .filter(({ href }) => places.includes(href))
    .map(({ href, makes, called }) => {
      const words =
        'place' in called
          ? { label: t(`places.${called.place}`), hint: '' }
          : { label: figures(called.figures), hint: t('palette.figures') }
      return { id: href, href, makes, ...words }
    })
    // the address says the English name of a place in every language
    .filter(({ label, href }) => matches(query, label, href))
  const deeds = deedNames
    .map((deed) => ({ id: deed, label: t(`deeds.${deed}`), hint: '', deed }))
    .filter(({ label, deed }) => matches(query, label, deed))
  const findings = found.map(({ kind, id, titleZh, titleEn, hint }) => ({
    id: `${kind}:${id}`,
    label: locale === 'en' ? titleEn : titleZh,
    hint: [t(`kinds.${kind}`), hint].filter(Boolean).join(' · '),
    href: addressOf(kind, id),
  }))
  const last = query ? [] : recent().map((one) => ({ ...one, id: `recent:${one.href}` }))
  return [
    { value: t('palette.recent'), items: last },
    { value: t('palette.found'), items: query ? findings : [] },
    { value: t('palette.places'), items: known.filter(({ makes }) => !makes) },
    { value: t('palette.make'), items: known.filter(({ makes }) => makes) },
    { value: t('palette.deeds'), items: deeds },
  ].filter(({ items }) => items.length > 0)
}
