'use client'
import { useLocale, useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button'
import { X } from '@/components/ui/icons'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { ExpiryNotice } from '@/lib/points/notices/queries'
import { usePutAside } from './put-aside-client'

/** What ends soon, said once for each day and put aside by a press. */
export function ExpiryNotices({ notices }: { notices: readonly ExpiryNotice[] }) {
  const t = useTranslations('points.notice')
  const locale = useLocale()
  const { shown, putAside } = usePutAside(notices)
  if (shown.length === 0) return null
  return (
    <ul aria-label={t('label')} className="grid gap-2">
      {shown.map(({ id, points, idlePoints, days, endsAt }) => {
        const values = {
          points: formatPoints(points, locale),
          days,
          date: formatDate(Date.parse(endsAt) - 1, locale, 'near'),
        }
        return (
          <li
            key={id}
            className="flex items-start gap-3 rounded-xl bg-warning-soft py-2 pr-2 pl-4 text-on-warning-soft"
          >
            <div className="min-w-0 flex-1 py-1.5">
              <p className="font-medium">{t('ends', values)}</p>
              <p className="text-sm">
                {idlePoints > 0 ? t('idle') : t('use')}{' '}
                <Link href={paths.rewards()} className="underline underline-offset-4">
                  {t('action')}
                </Link>
              </p>
            </div>
            <IconButton label={t('dismiss', values)} onClick={() => void putAside(id)}>
              <X aria-hidden="true" className="size-4.5" />
            </IconButton>
          </li>
        )
      })}
    </ul>
  )
}
