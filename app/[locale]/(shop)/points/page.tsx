import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { GuestPoints } from '@/components/points/guest-points'
import { MyPoints } from '@/components/points/my-points'
import { listExchangeOffers } from '@/lib/coupons/queries'
import { liveTerms } from '@/lib/earning/queries'
import { pageContext } from '@/lib/gate/page-context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { localeParam } from '@/lib/i18n/locale-param'
import { getExpiryCalendar } from '@/lib/points/calendar/queries'
import { listExpiryNotices } from '@/lib/points/notices/queries'
import { getMyPoints } from '@/lib/points/queries'
import { myPointsSchema } from '@/lib/points/schema'

type PointsRouteProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const branches = ['history', 'kind', 'why', 'notGiven', 'calendar', 'notice'] as const
const words = branches.map((name) => `points.${name}` as const)

export async function generateMetadata({ params }: PointsRouteProps): Promise<Metadata> {
  await localeParam(params)
  const t = await getTranslations('points')
  return { title: t('title'), description: t('guest.title') }
}

export default async function PointsRoute({ params, searchParams }: PointsRouteProps) {
  await localeParam(params)
  const [t, ctx, query] = await Promise.all([getTranslations('points'), pageContext(), searchParams])
  const asked = myPointsSchema.parse(query)
  const [terms, offers] = await Promise.all([liveTerms(ctx.at), listExchangeOffers(ctx)])
  if (!ctx.actor) {
    return (
      <Page>
        <GuestPoints terms={terms} offers={offers} />
      </Page>
    )
  }
  const own = { ...ctx, actor: ctx.actor }
  const [mine, calendar, notices] = await Promise.all([
    getMyPoints(own, asked),
    getExpiryCalendar(own),
    listExpiryNotices(own),
  ])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ClientMessages namespaces={words}>
        <MyPoints {...{ mine, terms, offers, calendar, notices }} kind={asked.kind} />
      </ClientMessages>
    </Page>
  )
}
