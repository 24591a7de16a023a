import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useCutWords } from '@/components/points/rule-row-words'
import { useRuleWords } from '@/components/points/rule-words'
import { Badge } from '@/components/ui/badge'
import { Check, MailCheck, ShieldCheck, Stamp, Star, Store } from '@/components/ui/icons'
import type { Deed, Mine } from '@/lib/behaviours/mine/queries'
import { formatPoints } from '@/lib/i18n/format'
import { DeedDo } from './deed-do'

type DeedItemProps = { deed: Deed; me: Mine | null; email: string | null }

/** One thing to do: what it gives, at most how often, how far one is, and the way there. */
export function DeedItem({ deed, me, email }: DeedItemProps) {
  const t = useTranslations('behaviours.earn')
  const locale = useLocale()
  const words = useRuleWords()
  const { askedPoints, points, limits } = deed.promise
  const amount = formatPoints(points || askedPoints, locale)
  const most = limits.flatMap(words.limits)
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-4 gap-y-2 border-line border-b px-4 py-4 last:border-b-0 md:px-5">
      <DeedIcon code={deed.code} />
      <div className="min-w-0">
        <h3 className="font-medium">{locale === 'en' ? deed.nameEn : deed.nameZh}</h3>
        {most.length > 0 ? <p className="text-ink-muted text-sm">{most.join(' · ')}</p> : null}
      </div>
      <p className="text-right font-semibold text-lg text-seal-ink tabular">
        {askedPoints > 0 ? t('points', { points: amount }) : null}
      </p>
      <div className="col-start-2 col-end-4 grid gap-2">
        <DeedState deed={deed} me={me} />
        <DeedDo deed={deed} me={me} email={email} />
      </div>
    </li>
  )
}

function DeedIcon({ code }: { code: string }) {
  const look = { 'aria-hidden': true, className: 'mt-0.5 size-5.5 text-seal-ink', strokeWidth: 1.75 } as const
  if (code === 'sign-up') return <MailCheck {...look} />
  if (code === 'profile-completed') return <ShieldCheck {...look} />
  if (code === 'birthday') return <Stamp {...look} />
  return code === 'review' ? <Star {...look} /> : <Store {...look} />
}

/** Done, stopped for now, or on its way. */
function DeedState({ deed: { code, promise }, me }: Pick<DeedItemProps, 'deed' | 'me'>) {
  const t = useTranslations('behaviours.earn')
  const locale = useLocale()
  const sayCut = useCutWords()
  const done = me?.done[code]
  const said: ReactNode[] = []
  if (me?.waiting.includes(code)) said.push(<Badge tone="warning">{t('waiting')}</Badge>)
  if (done && isOnce(code))
    said.push(
      <Badge tone="success">
        <Check aria-hidden="true" />
        {t('done')}
      </Badge>,
    )
  else if (done && code === 'birthday' && done.isThisYear) said.push(<Badge tone="success">{t('doneThisYear')}</Badge>)
  else if (me && promise.cut && promise.points === 0) said.push(<Badge>{sayCut(promise.cut)}</Badge>)
  else if (me && promise.isUnmet) said.push(<Badge>{t('notNow')}</Badge>)
  if (done && !isOnce(code))
    said.push(
      <span className="text-ink-muted text-sm">
        {t('given', { times: done.times, points: formatPoints(done.points, locale) })}
      </span>,
    )
  if (said.length === 0) return null
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {said.map((one, place) => (
        <span key={place} className="inline-flex">
          {one}
        </span>
      ))}
    </p>
  )
}

const isOnce = (code: string) => code === 'sign-up' || code === 'profile-completed'
