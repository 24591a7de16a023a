import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { GuestPoints } from '@/components/points/guest-points'
import { OwnPoints } from '@/components/points/own-points'
import { liveTerms } from '@/lib/earning/queries'
import { pageContext } from '@/lib/gate/page-context'
import { localeParam } from '@/lib/i18n/locale-param'
import { myPointsSchema } from '@/lib/points/schema'
import { getPointsPage, listNearestOffers } from '@/lib/rewards/queries'

type PointsRouteProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: PointsRouteProps): Promise<Metadata> {
  await localeParam(params)
  const t = await getTranslations('points')
  return { title: t('title'), description: t('guest.title') }
}

export default async function PointsRoute({ params, searchParams }: PointsRouteProps) {
  await localeParam(params)
  const [t, ctx, query] = await Promise.all([getTranslations('points'), pageContext(), searchParams])
  const asked = myPointsSchema.parse(query)
  if (!ctx.actor) {
    const [terms, offers] = await Promise.all([liveTerms(ctx.at), listNearestOffers(ctx)])
    return (
      <Page>
        <GuestPoints terms={terms} offers={offers} />
      </Page>
    )
  }
  const page = await getPointsPage({ ...ctx, actor: ctx.actor }, asked)
  return (
    <Page title={t('title')} lead={t('lead')}>
      <OwnPoints page={page} kind={asked.kind} />
    </Page>
  )
}
