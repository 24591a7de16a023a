'use client'
import { useLocale, useTranslations } from 'next-intl'
import { usePutAside } from '@/components/points/put-aside-client'
import { IconButton } from '@/components/ui/icon-button'
import { X } from '@/components/ui/icons'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { RewardNotice } from '@/lib/rewards/notices/queries'

/** What was exchanged and ends soon, and wishes that can be had: each said once, and put aside by a press. */
export function RewardNotices({ notices }: { notices: readonly RewardNotice[] }) {
  const t = useTranslations('rewards.notice')
  const locale = useLocale()
  const { shown, putAside } = usePutAside(notices)
  if (shown.length === 0) return null
  return (
    <ul aria-label={t('label')} className="mb-6 grid gap-2">
      {shown.map(({ id, kind, titleZh, titleEn, days, endsAt, costPoints }) => {
        const values = {
          title: locale === 'en' ? titleEn : titleZh,
          days,
          date: formatDate(endsAt.getTime() - 1, locale, 'near'),
          points: formatPoints(costPoints ?? 0, locale),
        }
        const isEnding = kind === 'claim-ending'
        return (
          <li
            key={id}
            className={
              isEnding
                ? 'flex items-start gap-3 rounded-xl bg-warning-soft py-2 pr-2 pl-4 text-on-warning-soft'
                : 'flex items-start gap-3 rounded-xl bg-seal-soft py-2 pr-2 pl-4 text-on-seal-soft'
            }
          >
            <div className="min-w-0 flex-1 py-1.5">
              <p className="font-medium">{t(isEnding ? 'ends' : 'reached', values)}</p>
              <p className="text-sm">
                {t(isEnding ? 'endsBody' : 'reachedBody', values)}{' '}
                <Link
                  href={isEnding ? paths.myRewards() : paths.rewards({ wished: 1 })}
                  className="underline underline-offset-4"
                >
                  {t(isEnding ? 'endsAction' : 'reachedAction')}
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
