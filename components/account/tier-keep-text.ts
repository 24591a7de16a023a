import type { useTranslations } from 'next-intl'
import type { TierKeep } from '@/lib/tiers/queries'
import { dayName } from './day-name'
import { tierAmount } from './tier-amount'

/** Until when a tier holds, and what keeps it if anything does. */
export function tierKeepText(t: ReturnType<typeof useTranslations<'tiers.mine'>>, keep: TierKeep, locale: string) {
  const day = dayName(locale)
  const name = locale === 'en' ? keep.nameEn : keep.nameZh
  const date = day(keep.lastDay)
  if (keep.missing === null) return t('keepAnew', { name, date })
  const said = { name, date, ...tierAmount(keep.measure, keep.missing, locale) }
  return keep.fromDay ? t('keepFrom', { ...said, from: day(keep.fromDay) }) : t('keep', said)
}
