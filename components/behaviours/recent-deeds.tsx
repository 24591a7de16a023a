import { useLocale, useTranslations } from 'next-intl'
import { useCutWords } from '@/components/points/rule-row-words'
import { classNames } from '@/components/ui/class-names'
import type { Mine } from '@/lib/behaviours/mine/queries'
import type { Cut } from '@/lib/earning/limits/rules'
import { formatDate, formatPoints, formatSignedPoints } from '@/lib/i18n/format'

type Recent = Mine['recent'][number]

/** What came of what one did: points, or nought and why. */
export function RecentDeeds({ recent }: { recent: readonly Recent[] }) {
  const t = useTranslations('behaviours.earn')
  const locale = useLocale()
  const why = useWhy()
  return (
    <ul className="border-line border-t">
      {recent.map((one) => (
        <li key={one.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 border-line border-b py-3">
          <span className="font-medium">{locale === 'en' ? one.nameEn : one.nameZh}</span>
          <span
            className={classNames(
              'text-right font-semibold text-lg tabular',
              one.points > one.takenBackPoints ? 'text-seal-ink' : 'text-ink-muted',
            )}
          >
            {one.isWaiting ? (
              <span className="font-medium text-sm">{t('waiting')}</span>
            ) : one.points > 0 ? (
              formatSignedPoints(one.points, locale)
            ) : (
              t('zero')
            )}
          </span>
          <span className="text-ink-muted text-sm tabular">{formatDate(one.at, locale, 'time')}</span>
          {why(one) ? <span className="col-span-2 text-ink-muted text-sm">{why(one)}</span> : null}
        </li>
      ))}
    </ul>
  )
}

function useWhy() {
  const t = useTranslations('behaviours.earn')
  const locale = useLocale()
  const sayCut = useCutWords()
  return ({ points, takenBackPoints, cut, askedPoints, isWaiting }: Recent): string | null => {
    if (isWaiting) return null
    if (takenBackPoints > 0) return t('takenBack', { points: formatPoints(takenBackPoints, locale) })
    if (points > 0) return null
    // the ledger wrote it
    return cut
      ? t('stopped', { points: formatPoints(askedPoints, locale), cut: sayCut(cut as unknown as Cut) })
      : t('condition')
  }
}
