'use client'
import dynamic from 'next/dynamic'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { pendingValues } from '@/components/points/lot-words'
import { ChevronDown, Stamp } from '@/components/ui/icons'
import type { Award } from '@/lib/earning/rules'
import { formatPoints } from '@/lib/i18n/format'
import type { PendingTerms } from '@/lib/points/lots/rules'

// how the points add up is fetched by whoever asks
const AwardArithmetic = dynamic(() => import('./award-arithmetic').then((module) => module.AwardArithmetic), {
  ssr: false,
})

const bold = { b: (text: ReactNode) => <b className="font-semibold tabular">{text}</b> }

type AwardPromiseProps = { award: Award | null; pending: PendingTerms; isMember: boolean; currency: string }

/** The points this order will bring, when, and how they add up. */
export function AwardPromise({ award, pending, isMember, currency }: AwardPromiseProps) {
  const t = useTranslations('checkout.award')
  const locale = useLocale()
  const [isOpen, setOpen] = useState(false)
  if (!award) return null
  if (award.points === 0) return isMember ? <p className="text-ink-muted text-sm">{t('nothing')}</p> : null
  const values = { ...bold, points: formatPoints(award.points, locale) }
  const when = t(`when.${pending.kind}`, pendingValues(pending))
  const promise = isMember ? t.rich('earns', { ...values, when }) : t.rich('guest', values)
  return (
    <div className="rounded-xl bg-seal-soft px-4 text-on-seal-soft">
      <p className="flex items-center gap-2 pt-3 text-sm">
        <Stamp aria-hidden="true" className="size-4.5 shrink-0" strokeWidth={1.75} />
        <span aria-live="polite">{promise}</span>
      </p>
      <details className="group" onToggle={(event) => event.currentTarget.open && setOpen(true)}>
        <summary className="flex min-h-11 list-none items-center justify-between gap-4 text-sm [&::-webkit-details-marker]:hidden">
          {t('why')}
          <ChevronDown aria-hidden="true" className="size-5 shrink-0 transition-transform group-open:rotate-180" />
        </summary>
        <div className="mb-4 rounded-lg bg-surface p-3 text-ink">
          {isOpen ? <AwardArithmetic explanation={award.explanation} currency={currency} /> : null}
        </div>
      </details>
    </div>
  )
}
