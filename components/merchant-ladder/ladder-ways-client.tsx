'use client'
import { useTranslations } from 'next-intl'
import { HowComputed } from '@/components/merchant-kit/how-computed-client'
import type { LadderFacts } from '@/lib/rewards/ladder/queries'

const ways = ['earned', 'measured', 'modelled', 'able', 'yearly', 'plan'] as const

/** How the figures come about, and what they leave out. */
export function LadderWays({ facts }: { facts: LadderFacts }) {
  const t = useTranslations('rewards-ladder.ways')
  return (
    <HowComputed label={t('label')} title={t('title')}>
      <ul className="grid gap-1.5">
        {ways.map((way) => (
          <li key={way}>{t(way)}</li>
        ))}
        <li>
          {facts.firstClaimDays === null
            ? t('noFirst')
            : t('first', { days: facts.firstClaimDays, count: facts.claimants })}
        </li>
      </ul>
    </HowComputed>
  )
}
