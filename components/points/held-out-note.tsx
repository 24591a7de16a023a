import { useLocale, useTranslations } from 'next-intl'
import { formatBasisPoints, formatDate } from '@/lib/i18n/format'

type HeldOutNoteProps = { shareBps: number; until: string | null | undefined }

/** Said to everybody alike, while some new members are drawn and offered no points for deeds. */
export function HeldOutNote({ shareBps, until }: HeldOutNoteProps) {
  const t = useTranslations('points.how')
  const locale = useLocale()
  return t('heldOut', { share: formatBasisPoints(shareBps, locale), until: until ? formatDate(until, locale) : '' })
}
