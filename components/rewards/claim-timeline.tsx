import { useTranslations } from 'next-intl'
import type { OwnClaim } from '@/lib/rewards/queries'
import { Timeline } from './timeline'

/** What has happened to an exchange, from the press to its end, and what is still to come. */
export function ClaimTimeline({ claim }: { claim: OwnClaim }) {
  const t = useTranslations('rewards.mine.timeline')
  const way = claim.kind === 'parcel' ? 'parcel' : 'other'
  const steps = stepsOf(claim).map(({ step, at, isDone }) => ({
    key: step,
    words: step === 'claimed' && claim.wonIn ? t('won') : t(isDone ? `done.${way}.${step}` : `next.${way}.${step}`),
    at,
    isDone,
  }))
  return <Timeline label={t('label')} steps={steps} />
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
