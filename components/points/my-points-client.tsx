'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { drawnFrom } from '@/components/layout/drawn-from-client'
import { LinkButton } from '@/components/layout/link-button'
import { Section } from '@/components/layout/section'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { HistoryFilter, SpendingTerms } from '@/lib/points/rules'
import type { PointsPage } from '@/lib/rewards/queries'
import { BalanceCard } from './balance-card'
import { ExpiringPoints, PendingPoints } from './coming-and-going'
import { ExpiryCalendar } from './expiry-calendar'
import { ExpiryNotices } from './expiry-notices-client'
import { History } from './history-client'
import { HistoryFilters } from './history-filters'
import { NearOffers } from './near-offers'
import { OwedPoints } from './owed-points'
import { StatementForm } from './statement-form'
import { UnearnedOrders } from './unearned'
import type { Unearned } from './unearned-facts'

export type MyPointsFacts = {
  page: Omit<PointsPage, 'terms'> & { spending: SpendingTerms; unearned: Unearned[] }
  kind: HistoryFilter | null
}
type MyPointsSlots = {
  /** drawn on the server, because a parser comes with what they know: it would weigh more than this page */
  how: ReactNode
}

/** All of one's points. Drawn from numbers and words: as server components the page was sent twice over. */
function MyPoints({ page, kind, how }: MyPointsFacts & MyPointsSlots) {
  const { mine, spending, offers, calendar, notices, unearned } = page
  const t = useTranslations('points')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
        <ExpiryNotices notices={notices} />
        <BalanceCard mine={mine} spending={spending} />
        <OwedPoints mine={mine} />
        {mine.pending.length + mine.expiring.length > 0 ? (
          <div className="grid gap-4 md:grid-cols-2 md:items-start">
            <PendingPoints pending={mine.pending} now={Date.parse(mine.at)} />
            <ExpiringPoints expiring={mine.expiring} now={Date.parse(mine.at)} />
          </div>
        ) : null}
        {calendar.days.length + calendar.laterPoints + calendar.neverPoints > 0 ? (
          <ExpiryCalendar calendar={calendar} />
        ) : null}
        <Section title={t('history.title')} className="mt-4">
          {mine.lines.length > 0 || kind ? <HistoryFilters kind={kind} /> : null}
          {mine.lines.length > 0 ? (
            <History key={kind ?? 'all'} first={mine} kind={kind} />
          ) : kind ? (
            <p className="py-8 text-center text-ink-muted">{t('history.emptyFiltered')}</p>
          ) : (
            <EmptyState
              mark="回"
              as="h3"
              title={t('new.title')}
              action={<LinkButton href={paths.products()}>{t('new.action')}</LinkButton>}
            >
              {t('new.body')}
            </EmptyState>
          )}
          <UnearnedOrders unearned={unearned} />
        </Section>
        <Section title={t('statement')} className="mt-2">
          <StatementForm action={paths.api.myStatement()} today={calendar.today} />
        </Section>
      </div>
      <div className="grid gap-8 lg:sticky lg:top-24">
        {offers.length > 0 ? (
          <Section title={t('near.title')} aside={<SeeAll href={paths.rewards()}>{t('near.all')}</SeeAll>}>
            <NearOffers offers={offers} />
          </Section>
        ) : null}
        <Section
          title={t('how.title')}
          className="mt-0"
          aside={<SeeAll href={paths.pointsEarn()}>{t('earnLink')}</SeeAll>}
        >
          {how}
          <p className="mt-4">
            <SeeAll href={paths.pointsRules()}>{t('rulesLink')}</SeeAll>
          </p>
        </Section>
      </div>
    </div>
  )
}

export const MyPointsFromText = drawnFrom<MyPointsFacts & MyPointsSlots, MyPointsSlots>(MyPoints)

const SeeAll = ({ href, children }: { href: string; children: string }) => (
  <Link href={href} className="text-sm underline decoration-line-strong underline-offset-4 hover:decoration-ink">
    {children}
  </Link>
)
