'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { type FieldPath, isBlocking, type LintNote } from '@/lib/earning/notes/rules'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'
import { useNotesAt, useRuleDesk } from '../rule-desk-client'

/** A note of the linter in words. */
export function useNoteWords(): (note: LintNote) => string {
  const t = useTranslations('points-desk.programme.lint')
  const locale = useLocale()
  const { shop } = useRuleDesk()
  const money = (amount = 0) => formatMoney(amount, shop.currency, locale, { trimZeros: true })
  return ({ code, values: { amountMinor, rebateBps, points, room, orders, order, day, titleZh, titleEn } }) =>
    t(code, {
      amount: money(amountMinor),
      rebate: formatBasisPoints(rebateBps ?? 0, locale),
      points: formatPoints(points ?? 0, locale),
      room: formatPoints(room ?? 0, locale),
      orders: orders ?? 0,
      order: String(order ?? ''),
      day: day ?? '',
      name: (locale === 'en' ? titleEn : titleZh) ?? '',
    })
}

/** What is to be thought of at these fields, told where they stand. */
export function FieldNotes({ paths }: { paths: readonly FieldPath[] }) {
  const notes = useNotesAt(paths)
  const words = useNoteWords()
  return (
    <div role="status" className="grid gap-2 empty:hidden">
      {notes.map((one) => (
        <Notice key={`${one.path} ${one.code}`} tone={isBlocking(one) ? 'danger' : 'warning'}>
          {words(one)}
        </Notice>
      ))}
    </div>
  )
}
