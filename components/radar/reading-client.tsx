'use client'
import { useLocale, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import { formatPoints } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import { PassOn } from './pass-on-client'
import { useReading } from './use-reading-client'

type ReadingMeterProps = {
  code: string
  linkId: string
  target: string
  dwellSeconds: number
  /** what reading would give now; 0: nothing */
  points: number
  isMember: boolean
  isRead: boolean
}

/** How much of the page is read, what comes of it, and where to go from here. */
export function ReadingMeter({ code, linkId, target, dwellSeconds, points, isMember, isRead }: ReadingMeterProps) {
  const t = useTranslations('campaigns.reading')
  const locale = useLocale()
  const { seconds, points: thanked, end, isAtEnd } = useReading(code, dwellSeconds)
  const left = Math.max(0, dwellSeconds - seconds)
  const offered = formatPoints(points, locale)
  const isDone = isRead || thanked !== null
  return (
    <div className="grid gap-5">
      <p ref={end} className="text-ink-muted text-sm">
        {t('consent')}
      </p>
      <div className="grid gap-3 rounded-xl border border-line bg-surface p-4 shadow-sm">
        <div role="status">
          {isDone ? (
            <Notice tone="success">
              {thanked ? t('thanked', { points: formatPoints(thanked, locale) }) : t(isRead ? 'before' : 'done')}
            </Notice>
          ) : null}
        </div>
        {isDone ? null : (
          <>
            <p className="flex flex-wrap justify-between gap-x-4">
              {points > 0 ? (
                <span className="font-medium">{t(isMember ? 'offer' : 'guestOffer', { points: offered })}</span>
              ) : null}
              <span className="text-ink-muted tabular">
                {left > 0 ? t('reading', { seconds: left }) : isAtEnd ? null : t('toEnd')}
              </span>
            </p>
            <Progress value={Math.min(seconds, dwellSeconds)} max={dwellSeconds} tone="seal" label={t('counting')} />
          </>
        )}
        <div className="flex flex-wrap gap-3">
          {isDone && !isMember && points > 0 ? (
            <LinkButton tone="seal" href={paths.signIn(paths.read(code))}>
              {t('claim', { points: offered })}
            </LinkButton>
          ) : null}
          <LinkButton href={target} tone={isDone && !isMember && points > 0 ? 'outline' : 'primary'}>
            {t('go')}
          </LinkButton>
          {isMember ? <PassOn linkId={linkId} tone="outline" label={t('share')} done={t('copied')} /> : null}
        </div>
      </div>
    </div>
  )
}
