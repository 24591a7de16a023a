import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Page } from '@/components/layout/page'
import { type AnalyticsPlace, analyticsPlaces } from '@/components/merchant-analytics/analytics-places'
import { AnalyticsTabs } from '@/components/merchant-analytics/analytics-tabs'
import type { StaffContext } from '@/lib/gate/context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import type { ViewPage } from '@/lib/views/rules'
import { SavedViews } from './saved-views'

// the pages of figures that have something to choose: that of shoppers tells of now alone
const viewsOf: Partial<Record<AnalyticsPlace, ViewPage>> = {
  overview: 'overview',
  points: 'points',
  costs: 'costs',
  rewards: 'reward-figures',
  effect: 'effect',
  finance: 'finance',
}

type AnalyticsPageProps = {
  here: AnalyticsPlace
  ctx: Pick<StaffContext, 'actor' | 'on'>
  /** the range of days as it stands in the address: it goes along to the other pages */
  query: Record<string, string>
  /** what else the page's address says */
  more?: Record<string, string>
  actions?: ReactNode
  children: ReactNode
}

/** The frame of every page of figures: its title, the way to the others, and the sentences that its pictures use. */
export async function AnalyticsPage({ here, ctx, query, more = {}, actions, children }: AnalyticsPageProps) {
  const t = await getTranslations(`analytics.${here}`)
  const open = analyticsPlaces.filter((place) => may(ctx.actor.staffRole, place.permission)).map((place) => place.key)
  const kept = viewsOf[here]
  return (
    <ClientMessages namespaces={['analytics.frame', `analytics.${here}`, 'merchant.form', 'refusals']}>
      <Page title={t('title')} lead={t('lead')} actions={actions}>
        <AnalyticsTabs here={here} open={open} query={query} />
        {kept ? <SavedViews ctx={ctx} page={kept} query={{ ...query, ...more }} /> : null}
        {children}
      </Page>
    </ClientMessages>
  )
}
