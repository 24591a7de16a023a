import { useLocale, useTranslations } from 'next-intl'
import type { Cut } from '@/lib/earning/limits/rules'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import type { NotGiven } from '@/lib/points/queries'
import { useCutWords } from './rule-row-words'

/** Points that were due and not given: nought, when, and why. */
export function NotGivenItem({ one }: { one: NotGiven }) {
  const t = useTranslations('points.notGiven')
  const locale = useLocale()
  const sayCut = useCutWords()
  const points = formatPoints(one.askedPoints, locale)
  // the ledger wrote it
  const cut = one.cut as Cut | null
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-line border-b py-3">
      <span className="font-medium">{one.note || (locale === 'en' ? one.nameEn : one.nameZh) || t('title')}</span>
      <span className="text-right font-semibold text-ink-muted text-lg tabular">0</span>
      <span className="text-ink-muted text-sm tabular">{formatDate(one.at, locale, 'time')}</span>
      <span className="col-span-2 text-ink-muted text-sm">
        {cut
          ? t('whyCut', { points, cut: sayCut(cut) })
          : t(one.reason === 'rule-limit' ? 'whyLimit' : 'why', { points })}
      </span>
    </li>
  )
}
