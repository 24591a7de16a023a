'use client'
import { useLocale, useTranslations } from 'next-intl'
import { usePutAside } from '@/components/points/put-aside-client'
import { IconButton } from '@/components/ui/icon-button'
import { X } from '@/components/ui/icons'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { TierKeep } from '@/lib/tiers/queries'
import { dayName } from './day-name'
import { tierAmount } from './tier-amount'

/** A tier that will be lost, said until it is put aside or kept. */
export function TierNotice({ keep }: { keep: TierKeep | null }) {
  const t = useTranslations('tiers.notice')
  const locale = useLocale()
  const day = dayName(locale)
  const { shown, putAside } = usePutAside(keep?.noticeId ? [{ ...keep, id: keep.noticeId }] : [])
  if (shown.length === 0) return null
  const keeps = ({ measure, missing, fromDay }: TierKeep) => {
    if (missing === null) return t('anew')
    const said = tierAmount(measure, missing, locale)
    return fromDay ? t('keepFrom', { ...said, from: day(fromDay) }) : t('keep', said)
  }
  return (
    <ul aria-label={t('label')} className="grid gap-2">
      {shown.map((one) => (
        <li
          key={one.id}
          className="mb-6 flex items-start gap-3 rounded-xl bg-warning-soft py-2 pr-2 pl-4 text-on-warning-soft"
        >
          <div className="min-w-0 flex-1 py-1.5">
            <p className="font-medium">
              {t('ends', { tier: locale === 'en' ? one.nameEn : one.nameZh, date: day(one.lastDay) })}
            </p>
            <p className="text-sm">
              {keeps(one)}{' '}
              <Link href={paths.products()} className="underline underline-offset-4">
                {t('action')}
              </Link>
            </p>
          </div>
          <IconButton label={t('dismiss')} onClick={() => void putAside(one.id)}>
            <X aria-hidden="true" className="size-4.5" />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}
