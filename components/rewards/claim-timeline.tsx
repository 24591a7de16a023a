import { useLocale, useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { formatDate } from '@/lib/i18n/format'
import type { OwnClaim } from '@/lib/rewards/queries'

/** What has happened to an exchange, from the press to its end, and what is still to come. */
export function ClaimTimeline({ claim }: { claim: OwnClaim }) {
  const t = useTranslations('rewards.mine.timeline')
  const locale = useLocale()
  const steps = stepsOf(claim)
  const way = claim.kind === 'parcel' ? 'parcel' : 'other'
  return (
    <ol aria-label={t('label')} className="grid auto-cols-fr grid-flow-col text-xs">
      {steps.map(({ step, at, isDone }, place) => (
        <li key={step} className="group relative grid content-start gap-1 pr-2">
          <span aria-hidden="true" className="flex items-center">
            <span
              className={classNames(
                'size-2.5 shrink-0 rounded-full border-2',
                isDone ? 'border-seal bg-seal' : 'border-line-strong bg-surface',
              )}
            />
            <span
              className={classNames(
                '-mr-2 h-0.5 flex-1 group-last:hidden',
                steps[place + 1]?.isDone ? 'bg-seal' : 'bg-line',
              )}
            />
          </span>
          <span className={isDone ? 'text-ink' : 'text-ink-muted'}>
            {t(isDone ? `done.${way}.${step}` : `next.${way}.${step}`)}
          </span>
          {at ? <span className="text-ink-muted tabular">{formatDate(at, locale, 'near')}</span> : null}
        </li>
      ))}
    </ol>
  )
}

type Step = { step: 'claimed' | 'issued' | 'used' | 'expired' | 'void'; at: Date | null; isDone: boolean }

function stepsOf({ state, claimedAt, issuedAt, usedAt, voidedAt, expiresAt }: OwnClaim): Step[] {
  const claimed: Step = { step: 'claimed', at: claimedAt, isDone: true }
  const issued: Step = { step: 'issued', at: issuedAt, isDone: issuedAt !== null }
  // what was taken back before it was handed over never was
  if (state === 'void') return [claimed, ...(issuedAt ? [issued] : []), { step: 'void', at: voidedAt, isDone: true }]
  if (state === 'expired')
    return [claimed, issued, { step: 'expired', at: expiresAt && new Date(expiresAt.getTime() - 1), isDone: true }]
  return [claimed, issued, { step: 'used', at: usedAt, isDone: state === 'used' }]
}
